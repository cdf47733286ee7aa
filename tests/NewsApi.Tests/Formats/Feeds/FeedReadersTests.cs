using System.Net;
using System.Text.Json.Nodes;
using NewsApi.Access;
using NewsApi.Tests.Contract;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Formats.Feeds;

/// <summary>Others' readers on the very bytes of feeds.</summary>
public sealed class FeedReadersTests
{
    private string _folder = "";
    private AppUnderTest _app = null!;

    [SetUp]
    public void Start()
    {
        _folder = NodeTools.Folder();
        _app = new AppUnderTest(Database.Sqlite);
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
    public async Task Three_libraries_read_the_same_stories_in_four_scripts()
    {
        var reader = new Api(_app.Anonymous());
        var published = await FeedStories.Publish(new Api(await _app.As(Role.Admin)), reader);
        foreach (var file in (string[])["rss.xml", "atom.xml", "feed.json"])
            await File.WriteAllBytesAsync(
                Path.Combine(_folder, file), (await reader.Get("/feeds/" + file)).Expect(HttpStatusCode.OK).Body);
        File.Copy(Source("json-feed.schema.json"), Path.Combine(_folder, "schema.json"));
        var read = await Run();

        Assert.That(read["errors"]!.ToJsonString(), Is.EqualTo("[]"), "JSON Feed's schema");
        foreach (var (name, file) in (IEnumerable<(string, string)>)
                 [("rss-parser", "rss.xml"), ("feedsmith", "rss.xml"), ("feedparser", "rss.xml"), ("feedparser atom", "atom.xml"),
                 ("feedsmith atom", "atom.xml")])
        {
            var feed = read[name]!;
            Assert.That(feed["title"]!.ToString(), Is.EqualTo("The Harbour & Post"), name);
            Assert.That(feed["self"]?.ToString(), Is.EqualTo("http://localhost/feeds/" + file), name);
            foreach (var (item, article, story) in feed["items"]!.AsArray().Zip(published, FeedStories.All.Reverse()))
                AssertSame(name, item!, article, story);
            Assert.That(feed["items"]!.AsArray(), Has.Count.EqualTo(4), name);
        }
    }

    private static void AssertSame(string reader, JsonNode item, Answer article, (string Language, string Title, string Body) story)
    {
        // feedparser strips what looks like markup from titles.
        if (!reader.StartsWith("feedparser", StringComparison.Ordinal) || story.Language != "en")
            Assert.That(item["title"]!.ToString(), Is.EqualTo(story.Title), reader);
        Assert.That(item["link"]!.ToString(), Is.EqualTo($"https://news.example/{story.Language}/bridge-{story.Language}"), reader);
        Assert.That(item["id"]!.ToString(), Is.EqualTo($"http://localhost/v1/articles/{article.Id}"), reader);
        Assert.That(
            item["date"]!.GetValue<DateTimeOffset>(),
            Is.EqualTo(article.Value<DateTimeOffset>("publishedAt")).Within(TimeSpan.FromSeconds(1)), reader);
        Assert.That(item["author"]?.ToString(), Is.EqualTo("ani-petrosyan"), reader);
        Assert.That(item["image"]?.ToString(), Is.EqualTo($"https://img.example/{story.Language}.jpg?w=1200&q=80"), reader);
        Assert.That((item["width"]?.ToString(), item["credit"]?.ToString()), Is.EqualTo(("1200", "Photo: A & B")), reader);
        // Of Atom's categories feedparser has the term, which is a slug.
        var tag = reader == "feedparser atom" ? "bridges" : "Bridges & <tunnels>";
        Assert.That(item["categories"]!.AsArray().Select(one => one!.ToString()), Is.EqualTo(new[] { "world", tag }), reader);
        Assert.That(item["body"]!.ToString(), Does.StartWith(article.Json["body"]!["html"]!.ToString().Trim()), reader);
        Assert.That(
            item["body"]!.ToString(),
            Does.Contain("<small>Link to the source. <a href=\"https://news.example/" + story.Language + "/"), reader);
    }

    private async Task<JsonNode> Run()
    {
        var path = Path.Combine(_folder, "readers.mjs");
        File.Copy(Source("readers.mjs"), path, overwrite: true);
        var lines = new List<JsonNode>();
        await NodeTools.Follow(_folder, path, line => lines.Add(JsonNode.Parse(line)!));
        return lines.Single();
    }

    private static string Source(string file) => SourceTree.File("tests", "NewsApi.Tests", "Formats", "Feeds", file);
}
