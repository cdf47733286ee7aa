using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Swashbuckle.AspNetCore.Swagger;

namespace NewsApi.Http.OpenApi;

/// <summary>
/// The document as a file, plain and compressed. All forms are made once, at the first request, when all routes are mapped.
/// </summary>
internal sealed class OpenApiFile(IServiceProvider services)
{
    // The preferred form is first.
    private readonly Lazy<Form[]> _forms = new(() =>
    {
        using var scope = services.CreateScope();
        var yaml = Encoding.UTF8.GetBytes(OpenApiServices.Yaml(scope.ServiceProvider.GetRequiredService<ISwaggerProvider>()));
        return
        [
            new("br", Compress(yaml, output => new BrotliStream(output, CompressionLevel.Optimal))),
            new("gzip", Compress(yaml, output => new GZipStream(output, CompressionLevel.Optimal))),
            new(null, yaml),
        ];
    });

    public FileContentHttpResult Answer(HttpContext context)
    {
        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        var form = _forms.Value.First(form => form.Coding is null
            || accepted.Any(one => one.Value.Equals(form.Coding, StringComparison.OrdinalIgnoreCase) && one.Quality is not 0));
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (form.Coding is not null)
            context.Response.Headers.ContentEncoding = form.Coding;
        return TypedResults.Bytes(form.Bytes, "application/yaml; charset=utf-8", entityTag: form.Tag);
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
