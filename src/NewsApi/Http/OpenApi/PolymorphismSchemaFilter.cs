using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace NewsApi.Http.OpenApi;

/// <summary>Describes a base type with <see cref="JsonPolymorphicAttribute"/> as oneOf its derived types, with a discriminator.</summary>
internal sealed class PolymorphismSchemaFilter : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema target)
            return;
        if (context.Type.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false).ToList() is { Count: > 0 } derived)
            DescribeBase(target, Discriminator(context.Type), derived, context);
        else if (context.Type.BaseType is { } parent
            && parent.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false)
                .FirstOrDefault(one => one.DerivedType == context.Type) is { } self)
            DescribeDerived(target, Discriminator(parent), self.TypeDiscriminator!.ToString()!);
    }

    private static string Discriminator(Type type) =>
        type.GetCustomAttribute<JsonPolymorphicAttribute>(inherit: false)?.TypeDiscriminatorPropertyName ?? "$type";

    private static void DescribeBase(
        OpenApiSchema schema, string discriminator, IReadOnlyList<JsonDerivedTypeAttribute> derived, SchemaFilterContext context)
    {
        var references = derived.ToDictionary(
            one => one.TypeDiscriminator!.ToString()!,
            one => (OpenApiSchemaReference)context.SchemaGenerator.GenerateSchema(one.DerivedType, context.SchemaRepository));
        (schema.Type, schema.Properties, schema.Required) = (null, null, null);
        schema.AdditionalPropertiesAllowed = true;
        schema.OneOf = [.. references.Values];
        schema.Discriminator = new OpenApiDiscriminator { PropertyName = discriminator, Mapping = references };
    }

    private static void DescribeDerived(OpenApiSchema schema, string discriminator, string value)
    {
        schema.Properties ??= new Dictionary<string, IOpenApiSchema>();
        schema.Properties[discriminator] = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Const = value,
            Description = $"Always `{value}`: says which of the alternatives this is.",
        };
        (schema.Required ??= new SortedSet<string>(StringComparer.Ordinal)).Add(discriminator);
    }
}
