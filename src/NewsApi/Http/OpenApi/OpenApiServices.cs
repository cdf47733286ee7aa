using Microsoft.OpenApi;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;

namespace NewsApi.Http.OpenApi;

/// <summary>The OpenAPI document, which Swashbuckle makes from the routes, their metadata, the validators and the XML docs.</summary>
internal static class OpenApiServices
{
    public const string DocumentName = "v1";

    public static IServiceCollection AddOpenApiDocument(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSingleton<InputTypes>();
        services.AddSingleton<OpenApiFile>();
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc(DocumentName, new OpenApiInfo
            {
                Title = "NewsApi",
                Version = ProgramVersion.Text,
                Description = Description,
                License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
            });
            options.IncludeXmlComments(typeof(OpenApiServices).Assembly, includeControllerXmlComments: true);
            options.SupportNonNullableReferenceTypes();
            options.AddSecurityDefinition("bearer", new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API key of this site, or a JWT of its trusted OpenID Connect issuer.",
            });
            // The order matters: ContractSchemaFilter overwrites properties that the later filters change.
            options.SchemaFilter<ContractSchemaFilter>();
            options.SchemaFilter<WrittenContractFilter>();
            options.SchemaFilter<PolymorphismSchemaFilter>();
            options.SchemaFilter<ValidationSchemaFilter>();
            options.SchemaFilter<MergePatchFilter>();
            options.SchemaFilter<ProblemSchemaFilter>();
            options.SchemaFilter<ReferenceFilter>();
            options.OperationFilter<OperationFilter>();
            options.OperationFilter<ExampleFilter>();
            options.OperationFilter<ParameterOrderFilter>();
            options.DocumentFilter<DocumentFilter>();
            options.DocumentFilter<NamedSchemas>();
            options.DocumentFilter<AnswerExamples>();
            options.DocumentFilter<ComponentFilter>();
        });
        return services;
    }

    /// <returns>The routes of the document.</returns>
    public static IEndpointConventionBuilder MapOpenApiDocument(this IEndpointRouteBuilder routes)
    {
        // A visitor who opens the root in a browser gets the documentation.
        routes.MapRead("/", (HttpRequest request) => TypedResults.Redirect(request.Address("/docs")))
            .WithMetadata(new IgnoresUnknownParameters()).ExcludeFromDescription();
        var files = routes.MapGroup("").ExcludeFromDescription();
        files.MapRead("/openapi.yaml", (OpenApiFile file, HttpContext context) => file.Yaml(context));
        files.MapRead("/openapi.json", (OpenApiFile file, HttpContext context) => file.Json(context));
        return files;
    }

    private const string Description = """
        A headless CMS for newsrooms. Editors write through the Editorial API (`/v1/editorial`), everybody reads through the
        Content API (`/v1`), which holds published content only.

        Times are RFC 3339 with an offset and at most 9 decimals of a second; answers give them in UTC with milliseconds.
        Lists come in pages by opaque cursors. In filters a comma means OR, a repeated parameter AND, and `exclude...` NOT.
        Errors are problems (RFC 9457) with a stable `code`.
        Every address answers 405 with `Allow` to a method that it does not support, and 408 to a body that arrives too slowly.
        A client that sends many invalid keys gets 429 instead of 401.
        A change in the Editorial API names the version that it is based on in `If-Match`.
        """;
}
