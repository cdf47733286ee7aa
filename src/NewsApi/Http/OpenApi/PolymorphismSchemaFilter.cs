using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace NewsApi.Http.OpenApi;

/// <summary>
/// Describes a type with <see cref="JsonPolymorphicAttribute"/> as the base of its kinds: an object with a discriminator, which the kinds
/// extend by allOf. Generators for languages without union types need this form. Others find the union of the kinds under <c>Any...</c>.
/// </summary>
internal sealed class PolymorphismSchemaFilter : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema target)
            return;
        if (Kinds(context.Type) is { Count: > 0 } kinds)
            DescribeBase(target, Discriminator(context.Type), kinds, context);
        else if (context.Type.BaseType is { } parent && Kinds(parent).FirstOrDefault(one => one.DerivedType == context.Type) is { } self)
            DescribeKind(target, parent, self.TypeDiscriminator!.ToString()!, context);
    }

    private static List<JsonDerivedTypeAttribute> Kinds(Type type) =>
        type.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false).ToList();

    private static string Discriminator(Type type) =>
        type.GetCustomAttribute<JsonPolymorphicAttribute>(inherit: false)?.TypeDiscriminatorPropertyName ?? "$type";

    private static void DescribeBase(
        OpenApiSchema schema, string discriminator, List<JsonDerivedTypeAttribute> kinds, SchemaFilterContext context)
    {
        var references = kinds.ToDictionary(
            one => one.TypeDiscriminator!.ToString()!,
            one => (OpenApiSchemaReference)context.SchemaGenerator.GenerateSchema(one.DerivedType, context.SchemaRepository));
        schema.Properties ??= new Dictionary<string, IOpenApiSchema>();
        schema.Properties[discriminator] = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Description = "The kind of the object. More kinds may be added.",
        };
        (schema.Required ??= new SortedSet<string>(StringComparer.Ordinal)).Add(discriminator);
        schema.AdditionalPropertiesAllowed = true;
        schema.Discriminator = new OpenApiDiscriminator { PropertyName = discriminator, Mapping = references };
        context.SchemaRepository.AddDefinition($"Any{context.Type.Name}", new OpenApiSchema
        {
            Description =
                $"The union of all present kinds of {context.Type.Name}. Each {context.Type.Name} in an answer is one of them; "
                + "clients in languages with union types can narrow it to this schema.",
            // The generator NSwag would treat oneOf as an alias of its first alternative, so anyOf is used.
            AnyOf = [.. references.Values],
        });
    }

    private static void DescribeKind(OpenApiSchema schema, Type parent, string value, SchemaFilterContext context)
    {
        var discriminator = Discriminator(parent);
        var inherited = parent.GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).ToHashSet();
        var own = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = schema.Properties!.Where(property => !inherited.Contains(property.Key)).ToDictionary(),
            Required = new SortedSet<string>(schema.Required ?? new HashSet<string>(), StringComparer.Ordinal) { discriminator },
        };
        own.Properties[discriminator] =
            new OpenApiSchema { Type = JsonSchemaType.String, Const = value, Description = $"Always `{value}`." };
        (schema.Type, schema.Properties, schema.Required) = (null, null, null);
        schema.AllOf = [context.SchemaGenerator.GenerateSchema(parent, context.SchemaRepository), own];
    }
}
