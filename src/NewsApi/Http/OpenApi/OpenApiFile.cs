using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Swashbuckle.AspNetCore.Swagger;

namespace NewsApi.Http.OpenApi;

/// <summary>The document as a file, made once, at the first request, when all routes are mapped.</summary>
internal sealed class OpenApiFile(IServiceProvider services)
{
    private readonly Lazy<byte[]> _yaml = new(() =>
    {
        using var scope = services.CreateScope();
        return Encoding.UTF8.GetBytes(OpenApiServices.Yaml(scope.ServiceProvider.GetRequiredService<ISwaggerProvider>()));
    });

    public FileContentHttpResult Answer() => TypedResults.Bytes(
        _yaml.Value, "application/yaml; charset=utf-8",
        entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(_yaml.Value))[..16]}\""));
}
