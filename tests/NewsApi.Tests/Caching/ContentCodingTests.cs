using System.IO.Compression;
using System.Text;
using NewsApi.Caching;

namespace NewsApi.Tests.Caching;

public class ContentCodingTests
{
    [TestCase("", "identity")]
    [TestCase("gzip", "gzip")]
    [TestCase("gzip, deflate, br", "br")]
    [TestCase("GZIP", "gzip")]
    [TestCase("br;q=0.5, gzip;q=0.8", "gzip")]
    [TestCase("br;q=0, gzip", "gzip")]
    [TestCase("*", "br")]
    [TestCase("*;q=0.5, br;q=0", "gzip")]
    [TestCase("identity, gzip;q=0.5", "identity")]
    [TestCase("identity;q=0.5, gzip", "gzip")]
    [TestCase("deflate, zstd", "identity")]
    [TestCase("gzip;q=0", "identity")]
    [TestCase("gzip;q=banana", "identity")]
    [TestCase("\u00ff;;;,,,", "identity")]
    public void The_client_gets_what_it_likes_best(string header, string coding) =>
        Assert.That(ContentCodings.Choose(header.Length == 0 ? default : header).Name(), Is.EqualTo(coding));

    [Test]
    public void Both_codings_give_the_text_back([Values(1, 1_000, 300_000)] int length, [Values] bool kept)
    {
        var text =
            string.Concat(
                Enumerable.Range(0, length).Select(i => (i * 7919 % 1000).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var bytes = Encoding.UTF8.GetBytes(text);
        using var gzip =
            new GZipStream(new MemoryStream(ContentCodings.Encode(bytes, ContentCoding.Gzip, kept)), CompressionMode.Decompress);
        using var brotli =
            new BrotliStream(new MemoryStream(ContentCodings.Encode(bytes, ContentCoding.Brotli, kept)), CompressionMode.Decompress);
        Assert.That(new StreamReader(gzip).ReadToEnd(), Is.EqualTo(text));
        Assert.That(new StreamReader(brotli).ReadToEnd(), Is.EqualTo(text));
    }
}
