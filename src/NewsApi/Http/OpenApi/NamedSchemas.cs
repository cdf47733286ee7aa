using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace NewsApi.Http.OpenApi;

/// <summary>
/// Turns inline schemas into named components: the enums of parameters, and the <c>oneOf</c> of request bodies. For inline schemas, code
/// generators would invent names such as <c>Anonymous7</c>.
/// </summary>
internal sealed class NamedSchemas : IDocumentFilter
{
    private const string NameKey = "schema";

    /// <summary>Marks a schema that becomes a component with this name.</summary>
    public static OpenApiSchema Named(OpenApiSchema schema, string name)
    {
        (schema.Metadata ??= new Dictionary<string, object>())[NameKey] = name;
        return schema;
    }

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        foreach (var operation in swaggerDoc.Paths.Values.SelectMany(path => path.Operations!.Values))
        {
            foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
                if (parameter.Schema is OpenApiSchema { Items: OpenApiSchema items } list)
                    list.Items = Component(items, context);
                else
                    parameter.Schema = Component(parameter.Schema, context);
            foreach (var body in (operation.RequestBody?.Content?.Values ?? []).OfType<OpenApiMediaType>())
                if (body.Schema is OpenApiSchema { OneOf.Count: > 1 } alternatives)
                    body.Schema = Component(Named(alternatives, BodyName(operation.OperationId!)), context);
        }
    }

    private static string BodyName(string operationId) => $"{char.ToUpperInvariant(operationId[0])}{operationId[1..]}Body";

    private static IOpenApiSchema? Component(IOpenApiSchema? schema, DocumentFilterContext context)
    {
        if (schema is not OpenApiSchema { Metadata: { } metadata } plain || !metadata.TryGetValue(NameKey, out var name))
            return schema;
        var id = (string)name;
        var components = context.SchemaRepository.Schemas;
        if (!components.TryGetValue(id, out var known))
            return context.SchemaRepository.AddDefinition(id, plain);
        return Choices(known).SequenceEqual(Choices(plain))
            ? new OpenApiSchemaReference(id)
            : throw new InvalidOperationException($"There are two schemas {id} with different choices.");
    }

    private static IEnumerable<string> Choices(IOpenApiSchema schema) => (schema.Enum ?? []).Select(one => one.ToJsonString());
}
