using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using NewsApi.Http.Answers;
using NewsApi.Http.Bodies;
using NewsApi.Http.Idempotency;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace NewsApi.Http.OpenApi;

/// <summary>Describes an operation from its endpoint metadata: query parameters, If-Match, headers, problems, access.</summary>
internal sealed class OperationFilter : IOperationFilter
{
    private static readonly ResponseHeader[] Replays =
    [
        .. from status in (int[])[StatusCodes.Status200OK, StatusCodes.Status201Created, StatusCodes.Status204NoContent]
           select new ResponseHeader(
               status, IdempotentRequests.Replayed,
               "true when this is the stored answer of an earlier request with the same Idempotency-Key."),
    ];

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        var statuses = metadata.OfType<ProblemStatuses>().SelectMany(set => set.All).ToHashSet();
        operation.Parameters = [.. (operation.Parameters ?? []).Where(parameter => parameter.In == ParameterLocation.Path)];
        foreach (var variable in metadata.OfType<PathParameter>())
            operation.Parameters.Add(PathVariable(variable));
        foreach (var parameter in metadata.OfType<QueryParameters>().SelectMany(set => set.All))
            operation.Parameters.Add(QuerySchemas.Describe(parameter));
        if (metadata.OfType<NeedsIfMatch>().Any())
        {
            operation.Parameters.Add(IfMatchParameter());
            statuses.UnionWith([412, 428]);
        }

        if (metadata.OfType<TakesIdempotencyKey>().Any())
        {
            operation.Parameters.Add(IdempotencyKeyParameter());
            statuses.UnionWith([409, 422]);
        }

        if (metadata.OfType<TakesIfNoneMatch>().Any())
            DescribeConditional(operation);
        if (metadata.OfType<TakesFile>().Any())
            operation.RequestBody = FileBody.Describe();
        if (operation.RequestBody is not null)
            statuses.UnionWith([408, 413, 415]);
        foreach (var also in metadata.OfType<AlsoProduces>())
            ((OpenApiResponse)operation.Responses!["200"]).Content![also.ContentType] =
                new OpenApiMediaType { Schema = context.SchemaGenerator.GenerateSchema(also.Type, context.SchemaRepository) };
        foreach (var also in metadata.OfType<AlsoAccepts>())
            foreach (var body in operation.RequestBody!.Content!.Values.Cast<OpenApiMediaType>())
                body.Schema = new OpenApiSchema
                {
                    OneOf =
                    [
                        body.Schema!,
                        .. also.Types.Select(type => context.SchemaGenerator.GenerateSchema(type, context.SchemaRepository)),
                    ],
                };
        DescribeProblems(operation, context, statuses);
        DescribePages(operation, metadata.OfType<AlsoPage>());
        DescribeHeaders(operation, metadata.OfType<ResponseHeader>());
        if (metadata.OfType<TakesIdempotencyKey>().Any())
            DescribeHeaders(operation, Replays);
        DescribeAccess(operation, context, metadata.OfType<IAuthorizeData>());
        BinaryContent.Describe(operation);
    }

    private static OpenApiParameter PathVariable(PathParameter variable) => new()
    {
        Name = variable.Name,
        In = ParameterLocation.Path,
        Required = true,
        Description = variable.Description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static OpenApiParameter IfMatchParameter() => new()
    {
        Name = "If-Match",
        In = ParameterLocation.Header,
        Required = true,
        Description = "The ETag of the version that this change is based on.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^\"v[0-9]+\"$" },
    };

    private static OpenApiParameter IdempotencyKeyParameter() => new()
    {
        Name = KeyedRequest.Header,
        In = ParameterLocation.Header,
        Description = "A unique key that the client chooses for this request, such as a UUID. A repeat with the same key within 24 hours "
            + "is not carried out again: it gets the first answer, with Idempotent-Replayed: true. A refused request does not use up its "
            + "key.",
        Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.String, MinLength = 1, MaxLength = KeyedRequest.MaxKeyLength, Pattern = "^[!-~]+$",
        },
    };

    private static void DescribeConditional(OpenApiOperation operation)
    {
        operation.Parameters!.Add(new OpenApiParameter
        {
            Name = "If-None-Match",
            In = ParameterLocation.Header,
            Description = "ETags of answers that the client has stored. The answer is 304 if one of them is still current.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
        operation.Responses!["304"] = new OpenApiResponse { Description = "The answer that the client has stored is still current." };
        DescribeHeaders(operation,
        [
            .. from status in (int[])[StatusCodes.Status200OK, StatusCodes.Status304NotModified]
               from header in (ResponseHeader[])
               [
                   new(status, "ETag", "Identifies this version of the answer; send it as If-None-Match."),
                   new(status, "Last-Modified", "When the content of this answer was last changed, or slightly later."),
                   new(status, "Cache-Control", "How long caches may store the answer (RFC 9111, RFC 5861)."),
                   new(status, "Vary", "The request headers that the answer depends on."),
                   new(status, "Surrogate-Key", "Keys of the content in this answer, for caches that purge by key."),
                   new(status, "Cache-Status", "Whether the answer comes from this server's cache (RFC 9211)."),
                   new(status, "NewsApi-Seq", "A number of the change log: the answer includes every change up to it."),
               ]
               select header,
        ]);
    }

    private static void DescribeProblems(OpenApiOperation operation, OperationFilterContext context, IEnumerable<int> statuses)
    {
        var schema = context.SchemaGenerator.GenerateSchema(typeof(ProblemResponse), context.SchemaRepository);
        operation.Responses ??= [];
        foreach (var status in statuses.Order())
            operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = ReasonPhrases.GetReasonPhrase(status),
                Content = new Dictionary<string, IOpenApiMediaType> { [Problem.ContentType] = new OpenApiMediaType { Schema = schema } },
            };
    }

    private static void DescribePages(OpenApiOperation operation, IEnumerable<AlsoPage> pages)
    {
        foreach (var page in pages)
            operation.Responses![page.Status.ToString(CultureInfo.InvariantCulture)].Content!["text/html"] =
                new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
    }

    private static void DescribeHeaders(OpenApiOperation operation, IEnumerable<ResponseHeader> headers)
    {
        foreach (var header in headers)
            if (operation.Responses!.TryGetValue(header.Status.ToString(CultureInfo.InvariantCulture), out var found)
                && found is OpenApiResponse response)
                (response.Headers ??= new Dictionary<string, IOpenApiHeader>())[header.Name] = new OpenApiHeader
                {
                    Description = header.Description,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                };
    }

    // A setting decides whether the Content API requires a key, so its security is optional here.
    private static void DescribeAccess(OpenApiOperation operation, OperationFilterContext context, IEnumerable<IAuthorizeData> access)
    {
        var bearer = new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", context.Document)] = [] };
        var policies = access.Select(one => one.Policy).ToList();
        operation.Security = policies.Count == 0 ? [new OpenApiSecurityRequirement()]
            : policies.All(policy => policy == Routes.ReaderPolicy) ? [new OpenApiSecurityRequirement(), bearer]
            : [bearer];
    }
}
