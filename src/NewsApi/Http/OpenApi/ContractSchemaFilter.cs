using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace NewsApi.Http.OpenApi;

/// <summary>Makes schemas say what System.Text.Json really does: what is always there, and what may be null.</summary>
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
        // Unknown fields are refused on the way in; on the way out fields may be added without a new version.
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

    // Left out rather than null.
    private static bool IsOptional(JsonPropertyInfo property) =>
        property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: true) is [JsonIgnoreAttribute { Condition: JsonIgnoreCondition.WhenWritingNull }];

    private static bool IsNullable(JsonPropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null
        || (!property.PropertyType.IsValueType && property.IsGetNullable);

    // A bare $ref can't say "or null" and Swashbuckle drops it, so it becomes a choice of two.
    public static IOpenApiSchema WithNullability(IOpenApiSchema schema, bool nullable)
    {
        if (schema is OpenApiSchemaReference reference)
            return nullable
                ? new OpenApiSchema { Description = reference.Description, OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, reference] }
                : reference;
        if (schema is OpenApiSchema { Type: { } type } plain)
            plain.Type = nullable ? type | JsonSchemaType.Null : type & ~JsonSchemaType.Null;
        return schema;
    }
}
