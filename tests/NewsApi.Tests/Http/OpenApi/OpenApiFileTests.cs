using System.IO.Compression;
using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Http.OpenApi;

/// <summary>The document as clients fetch it.</summary>
[TestFixture("/openapi.yaml", "application/yaml")]
[TestFixture("/openapi.json", "application/json")]
public class OpenApiFileTests(string path, string type)
{
    private AppUnderTest _app = null!;
    private Api _caller = null!;

    [OneTimeSetUp]
    public void Start()
    {
        _app = new AppUnderTest(Database.Sqlite);
        _caller = new Api(_app.Anonymous());
    }

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [TestCase("gzip, deflate, br", "br")]
    [TestCase("gzip;q=1.0, br;q=0", "gzip")]
    [TestCase("deflate", null)]
    public async Task It_is_compressed_as_the_client_accepts(string accepted, string? coding)
    {
        var plain = (await _caller.Get(path)).Expect(HttpStatusCode.OK);
        var answer = (await _caller.Get(path, ("Accept-Encoding", accepted))).Expect(HttpStatusCode.OK);
        Assert.That(answer.Headers.GetValueOrDefault("Content-Encoding"), Is.EqualTo(coding));
        Assert.That(answer.Headers["Vary"], Does.Contain("Accept-Encoding"));
        Assert.That(Unpacked(answer.Body, coding), Is.EqualTo(plain.Body));
        Assert.That(answer.ETag == plain.ETag, Is.EqualTo(coding is null), "a form has an ETag of its own");
        if (coding is not null)
            Assert.That(answer.Body, Has.Length.LessThan(plain.Body.Length / 5));
        var again = await _caller.Get(path, ("Accept-Encoding", accepted), ("If-None-Match", answer.ETag));
        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.NotModified));
        var head = (await _caller.Send(HttpMethod.Head, path, null, [("Accept-Encoding", accepted)])).Expect(HttpStatusCode.OK);
        Assert.That(head.Headers["Content-Length"], Is.EqualTo(answer.Headers["Content-Length"]));
    }

    [Test]
    public async Task It_is_kept_by_caches_for_some_minutes()
    {
        var answer = (await _caller.Get(path)).Expect(HttpStatusCode.OK);
        Assert.That(answer.Headers["Content-Type"], Does.StartWith(type));
        Assert.That(answer.Headers["Cache-Control"].Split(", "), Does.Contain("public").And.Contain("max-age=300"));
        Assert.That((await _caller.Get(path, ("If-None-Match", answer.ETag))).Headers["Cache-Control"], Does.Contain("max-age=300"));
    }

    [Test]
    public async Task Pages_of_any_origin_may_read_it() =>
        Assert.That(
            (await _caller.Get(path, ("Origin", "https://tools.example"))).Headers["Access-Control-Allow-Origin"], Is.EqualTo("*"));

    private static byte[] Unpacked(byte[] bytes, string? coding)
    {
        using var input = new MemoryStream(bytes);
        using Stream stream = coding switch
        {
            "br" => new BrotliStream(input, CompressionMode.Decompress),
            "gzip" => new GZipStream(input, CompressionMode.Decompress),
            _ => new MemoryStream(bytes),
        };
        using var output = new MemoryStream();
        stream.CopyTo(output);
        return output.ToArray();
    }
}
