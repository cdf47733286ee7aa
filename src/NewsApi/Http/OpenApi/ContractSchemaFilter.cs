using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace NewsApi.Http.OpenApi;

/// <summary>Makes schemas match System.Text.Json: which properties are always present, and which may be null.</summary>
internal sealed class ContractSchemaFilter(
    IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json, InputTypes inputs) : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { Count: > 0 } properties } target
            || !json.Value.SerializerOptions.TryGetTypeInfo(context.Type, out var contract)
            || contract.Kind != JsonTypeInfoKind.Object)
            return;
        var isInput = inputs.Contains(context.Type);
        // Requests with unknown fields are refused; responses may get new fields without a new version of the API.
        target.AdditionalPropertiesAllowed = !isInput;
        var required = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var property in contract.Properties.Where(property => properties.ContainsKey(property.Name)))
        {
            var optional = IsOptional(property);
            var nullable = !optional && IsNullable(property);
            properties[property.Name] = WithNullability(properties[property.Name], nullable);
            if (!optional && (!isInput || !nullable))
                required.Add(property.Name);
        }

        target.Required = required;
    }

    // Such a property is absent instead of null.
    private static bool IsOptional(JsonPropertyInfo property) =>
        property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: true)
            is [JsonIgnoreAttribute { Condition: JsonIgnoreCondition.WhenWritingNull }];

    private static bool IsNullable(JsonPropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null
        || (!property.PropertyType.IsValueType && property.IsGetNullable);

    // A $ref alone can't be nullable, and Swashbuckle would drop the null, so it becomes oneOf null and the reference.
    public static IOpenApiSchema WithNullability(IOpenApiSchema schema, bool nullable)
    {
        if (schema is OpenApiSchemaReference reference)
            return nullable
                ? new OpenApiSchema
                {
                    Description = reference.Description, OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, reference],
                }
                : reference;
        if (schema is OpenApiSchema { Type: { } type } plain)
            plain.Type = nullable ? type | JsonSchemaType.Null : type & ~JsonSchemaType.Null;
        return schema;
    }
}
