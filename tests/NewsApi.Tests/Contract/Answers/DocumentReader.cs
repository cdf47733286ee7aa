using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using NewsApi.Http.OpenApi;
using NewsApi.Tests.Support;
using Swashbuckle.AspNetCore.Swagger;

namespace NewsApi.Tests.Contract.Answers;

/// <summary>The OpenAPI document of a running program, as JSON.</summary>
internal static class DocumentReader
{
    public static JsonNode Document(this AppUnderTest app)
    {
        _ = app.Anonymous();
        using var text = new StringWriter();
        app.Services.GetRequiredService<ISwaggerProvider>().GetSwagger(OpenApiServices.DocumentName)
            .SerializeAs(OpenApiSpecVersion.OpenApi3_1, new OpenApiJsonWriter(text));
        return JsonNode.Parse(text.ToString())!;
    }
}
