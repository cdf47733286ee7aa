using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace NewsApi.Http.OpenApi;

/// <summary>Makes the schema of an <see cref="IWrittenContract"/> from its declared fields.</summary>
internal sealed class WrittenContractFilter : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema target || !typeof(IWrittenContract).IsAssignableFrom(context.Type))
            return;
        var fields = ((IWrittenContract)Activator.CreateInstance(context.Type, nonPublic: true)!).Fields.ToList();
        target.Properties = fields.ToDictionary(field => field.Name, field => Describe(field, context));
        var required = new SortedSet<string>(
            fields.Where(field => field.IsRequired).Select(field => field.Name), StringComparer.Ordinal);
        if (typeof(IPartialContract).IsAssignableFrom(context.Type))
            DescribeComplete(target, required, context);
        else
            target.Required = required;
        // New fields may be added without a new version of the API.
        target.AdditionalPropertiesAllowed = true;
    }

    private static void DescribeComplete(OpenApiSchema schema, SortedSet<string> required, SchemaFilterContext context)
    {
        var name = $"Complete{context.Type.Name}";
        schema.Description +=
            $" With the parameter `fields` it has only the named properties, so none is required. Without `fields` it is a `{name}`.";
        context.SchemaRepository.AddDefinition(name, new OpenApiSchema
        {
            Description = $"`{context.Type.Name}` without the parameter `fields`. "
                + "Clients in languages with union types can narrow to this schema.",
            AllOf = [context.SchemaGenerator.GenerateSchema(context.Type, context.SchemaRepository)],
            Required = required,
        });
    }

    private static IOpenApiSchema Describe(WrittenField field, SchemaFilterContext context)
    {
        var schema = context.SchemaGenerator.GenerateSchema(field.Type, context.SchemaRepository);
        if (schema is OpenApiSchemaReference reference)
            reference.Description = field.Description;
        else
            ((OpenApiSchema)schema).Description = field.Description;
        return ContractSchemaFilter.WithNullability(schema, field.IsNullable);
    }
}
