using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace NewsApi.Http.OpenApi;

/// <summary>Makes the schema of a <see cref="IWrittenContract"/> from the fields that write it.</summary>
internal sealed class WrittenContractFilter : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema target || !typeof(IWrittenContract).IsAssignableFrom(context.Type))
            return;
        var fields = ((IWrittenContract)Activator.CreateInstance(context.Type, nonPublic: true)!).Fields.ToList();
        target.Properties = fields.ToDictionary(field => field.Name, field => Describe(field, context));
        target.Required =
            new SortedSet<string>(fields.Where(field => field.IsRequired).Select(field => field.Name), StringComparer.Ordinal);
        // Fields may be added without a new version.
        target.AdditionalPropertiesAllowed = true;
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
