using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
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
            if (property.AttributeProvider?.GetCustomAttributes(typeof(AllowedValuesAttribute), inherit: true)
                is [AllowedValuesAttribute some])
                properties[property.Name] = OneOf(some, properties[property.Name].Description, context, property.Name);
            if (!optional && (!isInput || !nullable))
                required.Add(property.Name);
        }

        target.Required = required;
    }

    // This property allows fewer values than its type has, so it gets its own named schema.
    private static IOpenApiSchema OneOf(
        AllowedValuesAttribute allowed, string? description, SchemaFilterContext context, string property)
    {
        var name = $"{context.Type.Name}{char.ToUpperInvariant(property[0])}{property[1..]}";
        var reference = context.SchemaRepository.AddDefinition(name, new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Enum = [.. allowed.Values.OfType<object>().Select(value =>
                (JsonNode)JsonValue.Create(JsonNamingPolicy.CamelCase.ConvertName(value.ToString()!)))],
        });
        reference.Description = description;
        return WithNullability(reference, allowed.Values.Contains(null));
    }

    // A property with this condition is left out when its value is null.
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
            return nullable ? NullOr(reference) : reference;
        if (schema is OpenApiSchema { Type: { } type } plain)
            plain.Type = nullable ? type | JsonSchemaType.Null : type & ~JsonSchemaType.Null;
        return schema;
    }

    // The description is written only once, next to oneOf.
    private static OpenApiSchema NullOr(OpenApiSchemaReference reference)
    {
        var plain = new OpenApiSchemaReference(reference.Reference.Id!, reference.Reference.HostDocument);
        return new OpenApiSchema { Description = reference.Description, OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, plain] };
    }
}
