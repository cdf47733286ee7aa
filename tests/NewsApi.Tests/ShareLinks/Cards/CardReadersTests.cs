using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsApi.Access;
using NewsApi.Tests.Contract;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.ShareLinks.Cards;

/// <summary>Others' readers on the very bytes that the program answers.</summary>
public sealed class CardReadersTests
{
    private string _folder = "";
    private AppUnderTest _app = null!;
    private Api _admin = null!;

    [SetUp]
    public async Task Start()
    {
        _folder = NodeTools.Folder();
        // A name under a top level that exists: one of the readers takes no other.
        _app = new AppUnderTest(
            Database.Sqlite, new Dictionary<string, string> { ["NewsApi:Http:PublicUrl"] = "https://api.harbourpost.com" });
        _admin = new Api(await _app.As(Role.Admin));
        var site = await _admin.Get("/v1/editorial/site");
        (await _admin.Put("/v1/editorial/site", new
        {
            name = "The Harbour Post", baseUrl = "https://harbourpost.com", articlePath = "/{language}/{slug}",
            languages = new[] { "en", "hy" }, defaultLanguage = "en",
            social = new { x = "https://x.com/harbourpost" },
            logo = new { url = "https://harbourpost.com/logo.png", width = 600, height = 60 },
        }, site.ETag)).Expect(HttpStatusCode.OK);
    }

    [TearDown]
    public async Task Stop()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        if (_folder.Length > 0)
            Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Two_libraries_read_the_whole_card()
    {
        await _admin.Tag("bridges", name: "Bridges & tunnels");
        await _admin.Tag("yerevan", name: "Yerevan");
        await _admin.Section("world");
        await _admin.Author("ani-petrosyan");
        var english = await _admin.PublishedArticle(CardTests.Story("A bridge opens", "a-bridge"));
        var article = await _admin.PublishedArticle(new
        {
            language = "hy", translationOf = english.Id, title = "«Կամուրջը» բացվեց & ավարտվեց", slug = "kamurj",
            summary = "Ինը տարի անց <վերջապես>։", section = "world",
            tags = new[] { "bridges", "yerevan" }, authors = new[] { new { author = "ani-petrosyan" } },
            body = new { format = "markdown", content = "Տեքստ։" },
            leadImage = new { url = "https://img.harbourpost.com/bridge.jpg?w=1200&q=80", alt = "Կամուրջը", width = 1_200, height = 630 },
        });
        var card = (await new Api(_app.Anonymous()).Get($"/v1/articles/{article.Id}/card")).Expect(HttpStatusCode.OK);

        var read = await Read(card.Text, "https://harbourpost.com/hy/kamurj");

        var graph = read["openGraph"]!;
        var said = ((string[])["ogType", "ogTitle", "ogDescription", "ogUrl", "ogSiteName", "ogLocale", "ogLocaleAlternate",
            "articlePublishedTime", "articleModifiedTime",
            "articleSection", "articleAuthor", "twitterCard", "twitterSite"]).Select(name => graph[name]?.ToString());
        var time = article.Value<DateTimeOffset>("publishedAt")
            .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(said, Is.EqualTo(new[]
        {
            "article", "«Կամուրջը» բացվեց & ավարտվեց", "Ինը տարի անց <վերջապես>։", "https://harbourpost.com/hy/kamurj", "The Harbour Post",
            "hy_AM", "en_US", time, time, "world", "ani-petrosyan", "summary_large_image", "@harbourpost",
        }));
        var picture = graph["ogImage"]![0]!;
        Assert.That(picture["url"]!.ToString(), Is.EqualTo("https://img.harbourpost.com/bridge.jpg?w=1200&q=80"));
        Assert.That(
            (picture["width"]!.ToString(), picture["height"]!.ToString(), picture["type"]!.ToString(), picture["alt"]!.ToString()),
            Is.EqualTo(("1200", "630", "image/jpeg", "Կամուրջը")));
        var data = graph["jsonLD"]![0]!;
        Assert.That(
            (data["@type"]!.ToString(), data["headline"]!.ToString(), data["publisher"]!["logo"]!["url"]!.ToString()),
            Is.EqualTo(("NewsArticle", "«Կամուրջը» բացվեց & ավարտվեց", "https://harbourpost.com/logo.png")));
        Assert.That(data["keywords"]!.AsArray().Select(word => word!.ToString()), Is.EqualTo(new[] { "Bridges & tunnels", "Yerevan" }));

        var meta = read["metascraper"]!;
        Assert.That(
            ((string[])["title", "description", "author", "publisher", "lang", "url", "image"]).Select(name => meta[name]?.ToString()),
            Is.EqualTo(new[]
        {
            "«Կամուրջը» բացվեց & ավարտվեց", "Ինը տարի անց <վերջապես>։", "ani-petrosyan", "The Harbour Post", "hy",
            "https://harbourpost.com/hy/kamurj", "https://img.harbourpost.com/bridge.jpg?w=1200&q=80",
        }));
        Assert.That(
            meta["datePublished"]!.GetValue<DateTimeOffset>(),
            Is.EqualTo(article.Value<DateTimeOffset>("publishedAt")).Within(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public async Task A_decoder_reads_the_QR_code_from_its_pixels()
    {
        var article = await _admin.PublishedArticle(CardTests.Story("A bridge opens", "a-bridge"));
        var reader = new Api(_app.Anonymous());
        var qr = (await reader.Get($"/v1/articles/{article.Id}/share")).Json["qr"]!;
        foreach (var size in (int[])[128, 512, 1_000])
        {
            foreach (var form in (string[])["svg", "png"])
                await File.WriteAllBytesAsync(
                    Path.Combine(_folder, "qr." + form),
                    (await reader.Get(new Uri(qr[form + "Url"]!.ToString()).PathAndQuery + $"?size={size}")).Expect(
                        HttpStatusCode.OK).Body);
            var scans = await Run("scan.mjs");
            Assert.That(scans.Select(scan => scan["form"]!.ToString()), Is.EqualTo(new[] { "png", "svg" }));
            foreach (var scan in scans)
            {
                Assert.That(scan["text"]?.ToString(), Is.EqualTo(qr["content"]!.ToString()), scan.ToJsonString());
                Assert.That(scan["modes"]!.AsArray().Select(mode => mode!.ToString()), Is.EqualTo(new[] { "alphanumeric" }));
                Assert.That(scan["version"]!.GetValue<int>(), Is.EqualTo(3));
            }
        }

        // What was scanned leads where the link leads, in upper case and all.
        (await reader.Get(new Uri(qr["content"]!.ToString()).AbsolutePath)).Expect(HttpStatusCode.Found);
    }

    private async Task<JsonNode> Read(string html, string url)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "card.json"), JsonSerializer.Serialize(new { html, url }));
        return (await Run("readers.mjs")).Single();
    }

    private async Task<IReadOnlyList<JsonNode>> Run(string script)
    {
        var path = Path.Combine(_folder, script);
        File.Copy(SourceTree.File("tests", "NewsApi.Tests", "ShareLinks", "Cards", script), path, overwrite: true);
        var lines = new List<JsonNode>();
        await NodeTools.Follow(_folder, path, line => lines.Add(JsonNode.Parse(line)!));
        return lines;
    }
}
