using System.Globalization;
using FluentValidation;
using FluentValidation.Validators;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace NewsApi.Http.OpenApi;

/// <summary>Copies the limits of FluentValidation's rules to the schemas, so that the document and the validation can't differ.</summary>
internal sealed class ValidationSchemaFilter(IServiceProvider services) : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { } properties } target
            || services.GetService(typeof(IValidator<>).MakeGenericType(context.Type)) is not IValidator validator)
            return;
        foreach (var rule in validator.CreateDescriptor().Rules.Where(
            rule => rule.PropertyName is not null && !rule.PropertyName.Contains('.')))
        {
            var name = properties.Keys.FirstOrDefault(key => key.Equals(rule.PropertyName, StringComparison.OrdinalIgnoreCase));
            if (name is null)
                continue;
            var isEach = rule.GetType().GetInterfaces().Any(one => one.Name.StartsWith("ICollectionRule", StringComparison.Ordinal));
            foreach (var component in rule.Components.Where(component => !component.HasCondition && !component.HasAsyncCondition))
                if (isEach)
                    Limit((properties[name] as OpenApiSchema)?.Items as OpenApiSchema, component.Validator);
                else
                    Apply(target, name, component.Validator);
        }
    }

    private static void Apply(OpenApiSchema schema, string name, IPropertyValidator validator)
    {
        var properties = schema.Properties!;
        if (validator is INotNullValidator or INotEmptyValidator)
        {
            (schema.Required ??= new SortedSet<string>(StringComparer.Ordinal)).Add(name);
            properties[name] = WithoutNull(properties[name]);
        }

        Limit(properties[name] as OpenApiSchema, validator);
    }

    private static IOpenApiSchema WithoutNull(IOpenApiSchema schema)
    {
        if (schema is not OpenApiSchema plain)
            return schema;
        if (plain.OneOf?.OfType<OpenApiSchemaReference>().FirstOrDefault() is { } reference)
        {
            reference.Description = plain.Description;
            return reference;
        }

        plain.Type &= ~JsonSchemaType.Null;
        return plain;
    }

    private static void Limit(OpenApiSchema? schema, IPropertyValidator validator)
    {
        if (schema is null)
            return;
        switch (validator)
        {
            case INotEmptyValidator when schema.Type?.HasFlag(JsonSchemaType.Array) is true:
                schema.MinItems = 1;
                break;
            case INotEmptyValidator when schema.Type?.HasFlag(JsonSchemaType.String) is true:
                schema.MinLength = 1;
                break;
            case INotEmptyValidator when schema.Type?.HasFlag(JsonSchemaType.Object) is true:
                schema.MinProperties = 1;
                break;
            case ILengthValidator { Max: > 0 } length:
                schema.MaxLength = length.Max;
                break;
            case IBetweenValidator between:
                schema.Minimum = Text(between.From);
                schema.Maximum = Text(between.To);
                break;
            case IComparisonValidator { Comparison: Comparison.GreaterThan, ValueToCompare: IConvertible least }:
                schema.ExclusiveMinimum = Text(least);
                break;
        }
    }

    private static string Text(object number) => Convert.ToString(number, CultureInfo.InvariantCulture)!;
}
