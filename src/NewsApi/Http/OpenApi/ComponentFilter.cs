using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace NewsApi.Http.OpenApi;

/// <summary>Replaces parameters, headers and responses that several operations repeat by references to components.</summary>
internal sealed class ComponentFilter : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        // Operations are sorted in the order of the tags. So a component gets its name from the operation that is first in the document.
        var tags = swaggerDoc.Tags!.Select(tag => tag.Name).ToList();
        var operations = swaggerDoc.Paths.Values.SelectMany(path => path.Operations!.Values)
            .OrderBy(operation => tags.IndexOf(operation.Tags!.First().Name)).ToList();
        var components = swaggerDoc.Components!;
        // Headers are shared first. Responses with equal headers can become equal only after this.
        components.Headers = Headers(operations).Share(name => new OpenApiHeaderReference(name, swaggerDoc));
        components.Parameters = Parameters(operations).Share(name => new OpenApiParameterReference(name, swaggerDoc));
        components.Responses = Responses(operations).Share(name => new OpenApiResponseReference(name, swaggerDoc));
    }

    private static Repetitions<IOpenApiHeader> Headers(IEnumerable<OpenApiOperation> operations)
    {
        var found = new Repetitions<IOpenApiHeader>();
        foreach (var operation in operations)
            foreach (var response in operation.Responses!.Values.Where(response => response.Headers is not null))
                foreach (var (name, header) in response.Headers!)
                    found.Add(name, operation.OperationId!, header, shared => response.Headers[name] = shared);
        return found;
    }

    private static Repetitions<IOpenApiParameter> Parameters(IEnumerable<OpenApiOperation> operations)
    {
        var found = new Repetitions<IOpenApiParameter>();
        foreach (var operation in operations)
            for (var i = 0; i < (operation.Parameters?.Count ?? 0); i++)
            {
                var (parameters, index) = (operation.Parameters!, i);
                found.Add(parameters[i].Name!, operation.OperationId!, parameters[i], shared => parameters[index] = shared);
            }

        return found;
    }

    private static Repetitions<IOpenApiResponse> Responses(IEnumerable<OpenApiOperation> operations)
    {
        var found = new Repetitions<IOpenApiResponse>();
        foreach (var operation in operations)
            foreach (var (status, response) in operation.Responses!)
                found.Add(ResponseName(status, response), operation.OperationId!, response, shared => operation.Responses[status] = shared);
        return found;
    }

    // A successful response gets the name of its schema. A problem gets its reason phrase as its name.
    private static string ResponseName(string status, IOpenApiResponse response) =>
        status[0] == '2' && response.Content?.Values.FirstOrDefault()?.Schema is OpenApiSchemaReference { Reference.Id: { } schema }
            ? schema
            : ReasonPhrases.GetReasonPhrase(int.Parse(status, CultureInfo.InvariantCulture)).Replace(" ", "");
}
