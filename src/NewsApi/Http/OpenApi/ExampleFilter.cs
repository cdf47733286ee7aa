using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace NewsApi.Http.OpenApi;

/// <summary>Writes <see cref="RequestExamples"/> to the parameters and bodies of operations.</summary>
internal sealed class ExampleFilter : IOperationFilter
{
    private const string Form = "application/x-www-form-urlencoded";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var id = operation.OperationId!;
        var path = context.ApiDescription.RelativePath!;
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
            switch (parameter.In)
            {
                case ParameterLocation.Path:
                    parameter.Example = RequestExamples.Path(id, path, parameter.Name!);
                    break;
                case ParameterLocation.Query when parameter.Required:
                    parameter.Example = RequestExamples.Query(id, parameter.Name!);
                    break;
                case ParameterLocation.Query when parameter.Schema is OpenApiSchema schema
                    && RequestExamples.Filter(id, parameter.Name!) is { } value:
                    var example = schema.Items is null ? value : new JsonArray(value);
                    schema.Examples = [example];
                    break;
                case ParameterLocation.Header when parameter.Name == HeaderNames.IfMatch:
                    parameter.Example = RequestExamples.IfMatch(id);
                    break;
            }

        foreach (var (type, media) in operation.RequestBody?.Content ?? new Dictionary<string, IOpenApiMediaType>())
            if ((type.EndsWith("json", StringComparison.Ordinal) || type == Form) && media is OpenApiMediaType body)
                body.Example = RequestExamples.Body(id);
    }
}
