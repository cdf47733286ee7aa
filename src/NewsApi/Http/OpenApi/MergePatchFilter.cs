using Microsoft.OpenApi;
using NewsApi.Http.Bodies;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace NewsApi.Http.OpenApi;

/// <summary>Makes the schema of a merge patch from that of the patched type: the same fields, all optional and nullable.</summary>
internal sealed class MergePatchFilter : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema target || !context.Type.IsGenericType
            || context.Type.GetGenericTypeDefinition() != typeof(MergePatch<>))
            return;
        var patched = (OpenApiSchemaReference)context.SchemaGenerator.GenerateSchema(
            context.Type.GetGenericArguments()[0], context.SchemaRepository);
        target.Properties = context.SchemaRepository.Schemas[patched.Reference.Id!].Properties!.ToDictionary(
            property => property.Key, property => ContractSchemaFilter.WithNullability(property.Value.CreateShallowCopy(), nullable: true));
        target.AdditionalPropertiesAllowed = false;
    }
}
