using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Swashbuckle.AspNetCore.Swagger;

namespace NewsApi.Http.OpenApi;

/// <summary>
/// The OpenAPI document as files in YAML and JSON, plain and compressed. The first request for a file makes all its forms, because only
/// then are all routes mapped.
/// </summary>
internal sealed class OpenApiFile(IServiceProvider services)
{
    // The document changes only if the program or its settings change. A later request is cheap, because of the ETag.
    private const string CacheControl = "public, max-age=300, stale-while-revalidate=86400";

    // The preferred form is first.
    private readonly Lazy<Form[]> _yaml = new(() => Forms(services, DocumentText.Yaml));

    private readonly Lazy<Form[]> _json = new(() => Forms(services, DocumentText.Json));

    public FileContentHttpResult Yaml(HttpContext context) => Answer(context, _yaml.Value, "application/yaml; charset=utf-8");

    public FileContentHttpResult Json(HttpContext context) => Answer(context, _json.Value, "application/json");

    private static FileContentHttpResult Answer(HttpContext context, Form[] forms, string contentType)
    {
        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        var form = forms.First(form => form.Coding is null
            || accepted.Any(one => one.Value.Equals(form.Coding, StringComparison.OrdinalIgnoreCase) && one.Quality is not 0));
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        context.Response.Headers.CacheControl = CacheControl;
        if (form.Coding is not null)
            context.Response.Headers.ContentEncoding = form.Coding;
        return TypedResults.Bytes(form.Bytes, contentType, entityTag: form.Tag);
    }

    private static Form[] Forms(IServiceProvider services, Func<ISwaggerProvider, string> write)
    {
        using var scope = services.CreateScope();
        var text = Encoding.UTF8.GetBytes(write(scope.ServiceProvider.GetRequiredService<ISwaggerProvider>()));
        return
        [
            new("br", Compress(text, output => new BrotliStream(output, CompressionLevel.Optimal))),
            new("gzip", Compress(text, output => new GZipStream(output, CompressionLevel.Optimal))),
            new(null, text),
        ];
    }

    private static byte[] Compress(byte[] bytes, Func<Stream, Stream> coding)
    {
        using var output = new MemoryStream();
        using (var compressed = coding(output))
            compressed.Write(bytes);
        return output.ToArray();
    }

    private sealed record Form(string? Coding, byte[] Bytes)
    {
        public EntityTagHeaderValue Tag { get; } = new($"\"{Convert.ToHexStringLower(SHA256.HashData(Bytes))[..16]}\"");
    }
}
