using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NewsApi.Tests.Media.Files;

/// <summary>
/// An S3 service of five calls, as strict as the older ones: a checksum that nobody asked for, signed chunks and bytes that are not
/// those of the signature are refused.
/// </summary>
internal sealed class FakeS3 : IAsyncDisposable
{
    public const string Bucket = "newsroom", AccessKey = "AK", SecretKey = "secret";

    private const int PageSize = 2;

    // As of a file that was stored in parts: clients can't take it for an MD5.
    private const string Tag = "\"00000000000000000000000000000000-1\"";

    private static readonly XNamespace Space = "http://s3.amazonaws.com/doc/2006-03-01/";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Stored> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _calls = [];

    private FakeS3()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(Answer);
    }

    public string Address { get; private set; } = "";

    /// <summary>What is stored, by key.</summary>
    public IReadOnlyDictionary<string, Stored> Files => _files;

    /// <summary>Method and key of each call.</summary>
    public IReadOnlyList<string> Calls => [.. _calls];

    /// <summary>The status that all calls get; null for the right one.</summary>
    public int? Fails { get; set; }

    public static async Task<FakeS3> Start()
    {
        var server = new FakeS3();
        await server._app.StartAsync();
        server.Address = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return server;
    }

    public void SetTime(string key, DateTimeOffset at) => _files[key] = _files[key] with { At = at };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var path = request.Path.Value!.TrimStart('/');
        var key = path.Length > Bucket.Length ? path[(Bucket.Length + 1)..] : "";
        _calls.Enqueue($"{request.Method} {key}");
        if (Fails is { } status)
        {
            response.StatusCode = status;
            return;
        }

        if (!path.StartsWith(Bucket, StringComparison.Ordinal) || await Refusal(request) is not null)
        {
            response.StatusCode = 400;
            return;
        }

        switch (request.Method)
        {
            case "PUT":
                var bytes = (byte[])context.Items["body"]!;
                _files[key] = new Stored(bytes, request.ContentType ?? "", DateTimeOffset.UtcNow);
                response.Headers.ETag = Tag;
                return;
            case "DELETE":
                _files.TryRemove(key, out _);
                response.StatusCode = 204;
                return;
            case "GET" when key.Length == 0:
                await List(request, response);
                return;
            default:
                await Get(request, response, key);
                return;
        }
    }

    // Everything that makes R2, OVH or an older Ceph refuse a request.
    private static async Task<string?> Refusal(HttpRequest request)
    {
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        request.HttpContext.Items["body"] = body.ToArray();
        var headers = request.Headers;
        if (!headers.Authorization.ToString().StartsWith($"AWS4-HMAC-SHA256 Credential={AccessKey}/", StringComparison.Ordinal))
            return "not signed";
        if (headers.Keys.Any(name => name.Contains("checksum", StringComparison.OrdinalIgnoreCase)
                || name.Equals("x-amz-trailer", StringComparison.OrdinalIgnoreCase)))
            return "a checksum";
        if (headers.ContentEncoding.Count > 0 || headers["x-amz-decoded-content-length"].Count > 0)
            return "chunks";
        var signed = headers["x-amz-content-sha256"].ToString();
        return signed == Convert.ToHexStringLower(SHA256.HashData(body.ToArray())) ? null : "another hash";
    }

    private async Task Get(HttpRequest request, HttpResponse response, string key)
    {
        if (!_files.TryGetValue(key, out var file))
        {
            response.StatusCode = 404;
            if (request.Method == "GET")
                await response.WriteAsync("<Error><Code>NoSuchKey</Code><Message>None</Message></Error>");
            return;
        }

        response.ContentLength = file.Bytes.Length;
        response.ContentType = file.Type;
        response.Headers.ETag = Tag;
        response.Headers.LastModified = file.At.ToString("R", CultureInfo.InvariantCulture);
        if (request.Method == "GET")
            await response.Body.WriteAsync(file.Bytes);
    }

    private async Task List(HttpRequest request, HttpResponse response)
    {
        var after = request.Query["continuation-token"].ToString();
        var all = _files.Where(one => one.Key.StartsWith(request.Query["prefix"].ToString(), StringComparison.Ordinal)
                && string.CompareOrdinal(one.Key, after) > 0)
            .OrderBy(one => one.Key, StringComparer.Ordinal).ToList();
        var page = all.Take(PageSize).ToList();
        var result = new XElement(
            Space + "ListBucketResult",
            new XElement(Space + "IsTruncated", all.Count > PageSize),
            page.Select(one => new XElement(
                Space + "Contents",
                new XElement(Space + "Key", one.Key),
                new XElement(Space + "LastModified", one.Value.At.UtcDateTime.ToString("o", CultureInfo.InvariantCulture)),
                new XElement(Space + "Size", one.Value.Bytes.Length))));
        if (all.Count > PageSize)
            result.Add(new XElement(Space + "NextContinuationToken", page[^1].Key));
        response.ContentType = "application/xml";
        await response.WriteAsync(result.ToString());
    }

    /// <summary>A stored object.</summary>
    internal sealed record Stored(byte[] Bytes, string Type, DateTimeOffset At);
}
