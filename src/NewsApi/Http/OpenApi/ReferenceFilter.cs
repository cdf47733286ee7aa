using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace NewsApi.Http.OpenApi;

/// <summary>A reference says only what its target does not: the description of a property stays, that of the type goes.</summary>
internal sealed class ReferenceFilter : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is OpenApiSchemaReference reference && context.MemberInfo is null)
            reference.Reference.Description = null;
    }
}
