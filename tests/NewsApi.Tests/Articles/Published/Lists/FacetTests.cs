using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Published.Lists;

public class FacetTests(Database database) : DatabaseFixture(database)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [TestCase("section", """{"section":[{"slug":"world","name":"world","count":3},{"slug":"sport","name":"sport","count":2}]}""")]
    [TestCase("tag", """{"tag":[{"slug":"war","name":"War","count":4},{"slug":"peace","name":"peace","count":2}]}""")]
    [TestCase("language", """{"language":[{"language":"en","count":4},{"language":"ru","count":2}]}""")]
    [TestCase(
        "month",
        """{"month":[{"month":"2026-02","count":2},{"month":"2026-01","count":1},{"month":"1970-01","count":1},"""
        + """{"month":"1969-12","count":2}]}""")]
    public async Task All_articles_of_the_list_are_counted_not_those_of_the_page(string facet, string expected) =>
        Assert.That((await Ask($"facets={facet}&limit=1")).Json["facets"]!.ToJsonString(Readable), Is.EqualTo(expected));

    [TestCase(
        "language=ru",
        """{"section":[{"slug":"world","name":"Мир","count":1}],"tag":[{"slug":"war","name":"Война","count":2},"""
        + """{"slug":"peace","name":"peace","count":1}]}""")]
    [TestCase(
        "tag=peace",
        """{"section":[{"slug":"sport","name":"sport","count":1}],"tag":[{"slug":"peace","name":"peace","count":2},"""
        + """{"slug":"war","name":"War","count":1}]}""")]
    [TestCase(
        "tag=peace&tag=war", """{"section":[],"tag":[{"slug":"peace","name":"peace","count":1},{"slug":"war","name":"War","count":1}]}""")]
    [TestCase(
        "excludeTag=war",
        """{"section":[{"slug":"sport","name":"sport","count":1},"""
        + """{"slug":"world","name":"world","count":1}],"tag":[{"slug":"peace","name":"peace","count":1}]}""")]
    [TestCase(
        "q=counted",
        """{"section":[{"slug":"world","name":"world","count":3},"""
        + """{"slug":"sport","name":"sport","count":2}],"tag":[{"slug":"war","name":"War","count":4},"""
        + """{"slug":"peace","name":"peace","count":2}]}""")]
    [TestCase(
        "q=third&sort=title", """{"section":[{"slug":"world","name":"world","count":1}],"tag":[{"slug":"war","name":"War","count":1}]}""")]
    [TestCase("tag=none", """{"section":[],"tag":[]}""")]
    [TestCase(
        "publishedTo=1970-01-01T00:00:00Z",
        """{"section":[{"slug":"world","name":"world","count":1}],"tag":[{"slug":"peace","name":"peace","count":1},"""
        + """{"slug":"war","name":"War","count":1}]}""")]
    public async Task Counts_follow_the_filters(string filter, string expected) =>
        await Eventually.Is(
            async () => (await Ask($"{filter}&facets=section,tag")).Json["facets"]!.ToJsonString(Readable), Is.EqualTo(expected));

    [Test]
    public async Task Facets_are_there_only_when_asked_for()
    {
        Assert.That((await Ask("limit=1")).Json.AsObject().Select(pair => pair.Key), Is.EqualTo(["items", "page"]));
        Assert.That((await Anonymous.Get("/v1/articles?facets=author")).Expect(HttpStatusCode.BadRequest).Places, Is.EqualTo(["facets"]));
    }

    [Test]
    public async Task A_renamed_tag_shows_in_the_counts()
    {
        var tag = await Editor.Tag("facet-renamed", name: "Before");
        var story = await Editor.PublishedArticle(Makers.Content(tags: ["facet-renamed"]));
        Assert.That(
            (await Ask("facets=tag&tag=facet-renamed")).Json["facets"]!["tag"]![0]!["name"]!.GetValue<string>(), Is.EqualTo("Before"));
        await Editor.Put(
            $"/v1/editorial/tags/{tag.Id}", new { slug = "facet-renamed", kind = "topic", names = new { en = "After" } }, tag.ETag);
        Assert.That(
            (await Ask("facets=tag&tag=facet-renamed")).Json["facets"]!["tag"]![0]!["name"]!.GetValue<string>(), Is.EqualTo("After"));
        await Editor.Post($"/v1/editorial/articles/{story.Id}/unpublish", null, story.ETag);
        Assert.That((await Ask("facets=tag&tag=facet-renamed")).Json["facets"]!.ToJsonString(Readable), Is.EqualTo("""{"tag":[]}"""));
    }

    protected override async Task Prepare()
    {
        await Admin.FourLanguages();
        await Editor.Post("/v1/editorial/tags", new { slug = "war", kind = "topic", names = new { en = "War", ru = "Война" } });
        await Editor.Tag("peace");
        await Editor.Post("/v1/editorial/sections", new { slug = "world", order = 1, names = new { en = "world", ru = "Мир" } });
        await Editor.Section("sport");
        await Add("First", "2026-02-28T23:59:59.999Z", "en", "world", "war");
        await Add("Second", "2026-02-01T00:00:00Z", "en", "sport", "peace");
        await Add("Third", "2026-01-31T23:59:59.999Z", "ru", "world", "war");
        await Add("Fourth", "1970-01-01T00:00:00Z", "en", "sport", "war");
        await Add("Fifth", "1969-12-31T23:59:59.999Z", "ru", null, "war", "peace");
        await Add("Sixth", "1969-12-01T00:00:00Z", "en", "world");
        await Eventually.Is(async () => (await Ask("q=counted")).Ids, Has.Count.EqualTo(6));
    }

    private Task Add(string title, string publishedAt, string language, string? section, params string[] tags) =>
        Editor.PublishedArticle(Makers.Content($"{title}, counted", language: language, section: section, tags: tags), new { publishedAt });

    private async Task<Answer> Ask(string query) => (await Anonymous.Get($"/v1/articles?{query}")).Expect(HttpStatusCode.OK);
}
