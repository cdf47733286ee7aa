using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using NewsApi.Http.Problems;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace NewsApi.Http.OpenApi;

/// <summary>
/// Describes <see cref="ProblemCodes"/> as <c>ProblemCode</c>. It is a string with <c>x-extensible-enum</c>, so that generated clients
/// accept codes that are added later.
/// </summary>
internal sealed class ProblemSchemaFilter : ISchemaFilter
{
    private const string Name = "ProblemCode";

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { } properties } target)
            return;
        foreach (var property in context.Type.GetProperties().Where(one => one.IsDefined(typeof(ProblemCodeAttribute))))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var description = properties[name].Description;
            properties[name] = Reference(context.SchemaRepository);
            properties[name].Description = description;
        }

        if (context.Type == typeof(ProblemResponse) && properties["detail"] is OpenApiSchema detail)
            (detail.Extensions ??= new Dictionary<string, IOpenApiExtension>())["x-ms-primary-error-message"] =
                new JsonNodeExtension(JsonValue.Create(true));
    }

    private static OpenApiSchemaReference Reference(SchemaRepository repository) => repository.Schemas.ContainsKey(Name)
        ? new OpenApiSchemaReference(Name)
        : repository.AddDefinition(Name, new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Description = Describe(),
            Extensions = new Dictionary<string, IOpenApiExtension>
            {
                ["x-extensible-enum"] = new JsonNodeExtension(new JsonArray(
                    [.. ProblemCodes.OfAnswers.Keys.Union(ProblemCodes.OfPlaces.Keys).Select(code => (JsonNode)JsonValue.Create(code))])),
            },
        });

    private static string Describe()
    {
        var text = new StringBuilder(
            "A stable code of the problem, for programs. More codes may be added; handle an unknown one by the status of the answer.\n\n");
        text.Append("Codes of answers:\n");
        foreach (var (code, meaning) in ProblemCodes.OfAnswers)
            text.Append("- `").Append(code).Append("`: ").Append(meaning).Append('\n');
        text.Append("\nCodes of entries of `errors`:\n");
        foreach (var (code, meaning) in ProblemCodes.OfPlaces)
            text.Append("- `").Append(code).Append("`: ").Append(meaning).Append('\n');
        return text.ToString();
    }
}
