using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
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
        return DocumentText.Read(app.Services.GetRequiredService<ISwaggerProvider>());
    }
}
