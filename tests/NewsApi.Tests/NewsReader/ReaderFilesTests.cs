using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.NewsReader;

/// <summary>The files of <c>src/NewsReader</c>: small, whole, and served as what never changes.</summary>
public partial class ReaderFilesTests
{
    private const int MostBytes = 60_000;

    private static readonly string Folder = Repository.Path("src", "NewsReader");

    [Test]
    public void All_of_it_is_small()
    {
        var sizes = Files().ToDictionary(file => Path.GetRelativePath(Folder, file), Compressed);
        TestContext.Out.WriteLine($"{sizes.Values.Sum()} bytes in {sizes.Count} files, compressed by gzip");
        Assert.That(sizes.Values.Sum(), Is.LessThan(MostBytes));
    }

    [Test]
    public void Both_shells_are_the_same() => Assert.That(
        File.ReadAllText(Path.Combine(Folder, "404.html")), Is.EqualTo(File.ReadAllText(Path.Combine(Folder, "index.html"))));

    [Test]
    public void Each_language_has_all_words()
    {
        var words = Directory.EnumerateFiles(Path.Combine(Folder, "js", "words"))
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => Word().Matches(File.ReadAllText(file))
                .Select(match => match.Groups[1].Value).ToList());
        Assert.That(words.Keys, Is.EquivalentTo(["en", "ru", "az", "hy", "ar"]));
        foreach (var (language, own) in words)
            Assert.That(own, Is.EqualTo(words["en"]), language);
    }

    [Test]
    public void Every_word_that_a_page_uses_is_there()
    {
        var known = Word().Matches(File.ReadAllText(Path.Combine(Folder, "js", "words", "en.js"))).Select(match => match.Groups[1].Value);
        var used = Files().Where(file => file.EndsWith(".js", StringComparison.Ordinal))
            .SelectMany(file => Used().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct();
        Assert.That(used, Is.EquivalentTo(known.Distinct()));
    }

    [Test]
    public async Task A_file_stays_for_ever_under_its_version()
    {
        await using var app = new AppUnderTest(Database.Sqlite, new Dictionary<string, string> { ["NewsApi:Reader:Enabled"] = "true" });
        var anonymous = new Api(app.Anonymous());
        var style = Link().Match((await anonymous.Get("/")).Expect(HttpStatusCode.OK).Text).Groups[1].Value;
        var file = (await anonymous.Get(style)).Expect(HttpStatusCode.OK);
        Assert.That(file.Headers["Cache-Control"], Does.Contain("immutable"));
        Assert.That(file.Headers["Content-Type"], Is.EqualTo("text/css; charset=utf-8"));
        Assert.That(file.Text, Is.EqualTo(await File.ReadAllTextAsync(Path.Combine(Folder, "style.css"))));
        Assert.That((await anonymous.Get(style, ("If-None-Match", file.ETag))).Status, Is.EqualTo(HttpStatusCode.NotModified));
        (await anonymous.Get(style.Replace("style.css", "none.css", StringComparison.Ordinal))).Refused(404);
    }

    [TestCase("Access:ContentApi", "Key")]
    [TestCase("Reader:Enabled", "false")]
    public async Task Where_it_is_off_nothing_of_it_is_there(string setting, string value)
    {
        var settings = new Dictionary<string, string> { ["NewsApi:Reader:Enabled"] = "true", [$"NewsApi:{setting}"] = value };
        await using var app = new AppUnderTest(Database.Sqlite, settings);
        var anonymous = new Api(app.Anonymous());
        Assert.That((await anonymous.Get("/")).Headers["Location"], Is.EqualTo("/docs"));
        foreach (var path in (string[])["/en", "/en/x", "/sw.js", "/reader/pages/en", "/search", "/most-read"])
            (await anonymous.Get(path, ("Accept", "text/html"))).Refused(404);
    }

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Where(file => !file.EndsWith(".md", StringComparison.Ordinal));

    private static long Compressed(string file)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(File.ReadAllBytes(file));
        return output.Length;
    }

    [GeneratedRegex(@"^    (\w+):", RegexOptions.Multiline)]
    private static partial Regex Word();

    [GeneratedRegex(@"\bwords\.(?!js\b)(\w+)")]
    private static partial Regex Used();

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"([^\"]+)\"")]
    private static partial Regex Link();
}
