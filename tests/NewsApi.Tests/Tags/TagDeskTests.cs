using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Tags;

/// <summary>What editors do with tags besides writing them: find, count, rename.</summary>
public class TagDeskTests(Database database) : DatabaseFixture(database)
{
    private const string Tags = "/v1/editorial/tags";

    [TestCase("gor", "gyumri")]
    [TestCase("GYU", "gyumri")]
    [TestCase("Գյ", "gyumri")]
    [TestCase("leninakan", "gyumri")]
    [TestCase("city of", "old-city,gyumri")]
    [TestCase("şarn", "lower-sarn")]
    [TestCase("sarn lower", "")]
    [TestCase("wer", "")]
    [TestCase("%", "")]
    public async Task A_tag_is_found_by_the_beginning_of_any_name(string typed, string found)
    {
        var expected = found.Split(',', StringSplitOptions.RemoveEmptyEntries).Order();
        Assert.That(await Found($"q={Uri.EscapeDataString(typed)}"), Is.EqualTo(expected));
    }

    [Test]
    public async Task Filters_of_tags_go_together_and_are_counted()
    {
        Assert.That(await Found("q=city&kind=place"), Is.EqualTo(new[] { "gyumri" }));
        Assert.That((await Writer.Get($"{Tags}?q=city&count=true&limit=1")).Json["page"]!["total"]!.GetValue<int>(), Is.EqualTo(2));
        var first = await Writer.Get($"{Tags}?q=city&limit=1");
        var second = await Writer.Get($"{Tags}?q=city&limit=1&cursor={first.Json["page"]!["next"]}");
        var back = await Writer.Get($"{Tags}?q=city&limit=1&cursor={second.Json["page"]!["previous"]}");
        Assert.That(back.Ids, Is.EqualTo(first.Ids).And.Not.EqualTo(second.Ids));
        (await Writer.Get($"{Tags}?include=uses")).Refused(400, "include");
    }

    [Test]
    public async Task A_change_of_names_is_found_at_once()
    {
        var tag = await Editor.Tag("changing", name: "Quince");
        Assert.That(await Found("q=quin"), Is.EqualTo(new[] { "changing" }));
        (await Editor.Put($"{Tags}/{tag.Id}", new { kind = "topic", names = new { en = "Medlar" } }, tag.ETag)).Expect(HttpStatusCode.OK);
        Assert.That(await Found("q=quin"), Is.Empty);
        Assert.That(await Found("q=medl"), Is.EqualTo(new[] { "changing" }));
    }

    [Test]
    public async Task Usage_counts_public_articles_and_newest_revisions()
    {
        var tag = await Editor.Tag("used");
        Assert.That(await Usage(tag.Id), Is.EqualTo("""{"public":0,"newest":0}"""));
        Assert.That(await Found("unused=true&q=used"), Is.EqualTo(new[] { "used" }));
        var article = await Editor.PublishedArticle(Makers.Content(tags: ["used"]));
        await Editor.Article(Makers.Content(tags: ["used"]));
        Assert.That(await Usage(tag.Id), Is.EqualTo("""{"public":1,"newest":2}"""));
        var edited =
            (await Editor.Put($"/v1/editorial/articles/{article.Id}", Makers.Content(tags: []), article.ETag)).Expect(HttpStatusCode.OK);
        Assert.That(await Usage(tag.Id), Is.EqualTo("""{"public":1,"newest":1}"""));
        Assert.That(await Found("unused=true&q=used"), Is.Empty);
        await Editor.Publish(edited);
        Assert.That(await Usage(tag.Id), Is.EqualTo("""{"public":0,"newest":1}"""));
        var listed = (await Writer.Get($"{Tags}?q=used&include=usage")).Json["items"]![0]!;
        Assert.That(listed["usage"]!.ToJsonString(), Is.EqualTo("""{"public":0,"newest":1}"""));
        Assert.That((await Writer.Get($"{Tags}/{tag.Id}")).Json["usage"], Is.Null);
    }

    [Test]
    public async Task A_slug_that_was_given_up_leads_here_and_to_nobody_else()
    {
        var tag = await Editor.Tag("kyiv-old");
        var renamed = await Rename(tag, "kyiv");
        Assert.That(
            (await Anonymous.Get("/v1/tags/KYIV-old")).Expect(HttpStatusCode.MovedPermanently).Headers["Location"],
            Is.EqualTo("/v1/tags/kyiv"));
        var article = await Editor.PublishedArticle(Makers.Content(tags: ["kyiv-old"]));
        foreach (var filter in (string[])["tag=kyiv-old", "tag=kyiv", "tag=kyiv,kyiv-old", "tag=kyiv&tag=kyiv-old"])
            Assert.That((await Anonymous.Get($"/v1/articles?{filter}")).Ids, Is.EqualTo(new[] { article.Id }), filter);
        Assert.That((await Anonymous.Get("/v1/articles?excludeTag=kyiv-old")).Ids, Does.Not.Contain(article.Id));
        Assert.That((await Editor.Get("/v1/editorial/articles?excludeTag=kyiv-old")).Ids, Does.Not.Contain(article.Id));

        var other = await Editor.Tag("other");
        (await Editor.Post(Tags, new { slug = "kyiv-old", kind = "topic", names = new { en = "x" } })).Refused(409, "/slug");
        (await Editor.Put($"{Tags}/{other.Id}", new { slug = "kyiv-old", kind = "topic", names = new { en = "x" } }, other.ETag))
            .Refused(409, "/slug");

        var back = await Rename(renamed, "kyiv-old");
        (await Anonymous.Get("/v1/tags/kyiv-old")).Expect(HttpStatusCode.OK);
        Assert.That(
            (await Anonymous.Get("/v1/tags/kyiv")).Expect(HttpStatusCode.MovedPermanently).Headers["Location"],
            Is.EqualTo("/v1/tags/kyiv-old"));
        (await Editor.Put($"/v1/editorial/articles/{article.Id}", Makers.Content(tags: []), article.ETag)).Expect(HttpStatusCode.OK);
        await Editor.Publish(await Editor.Get($"/v1/editorial/articles/{article.Id}"));
        (await Editor.Delete($"{Tags}/{tag.Id}", back.ETag)).Expect(HttpStatusCode.NoContent);
        (await Anonymous.Get("/v1/tags/kyiv")).Expect(HttpStatusCode.NotFound);
        await Editor.Tag("kyiv");
    }

    protected override async Task Prepare()
    {
        (await Editor.Post(Tags, new
        {
            slug = "gyumri", kind = "place", names = new Dictionary<string, string> { ["en"] = "The city of Gyumri", ["hy"] = "Գյումրի" },
            synonyms = new[] { "Leninakan", "Gorod" },
        })).Expect(HttpStatusCode.Created);
        (await Editor.Post(Tags, new { slug = "old-city", kind = "topic", names = new { en = "City of old" } }))
            .Expect(HttpStatusCode.Created);
        (await Editor.Post(Tags, new { slug = "lower-sarn", kind = "place", names = new { en = "Lower Şarn" } }))
            .Expect(HttpStatusCode.Created);
    }

    private async Task<IEnumerable<string>> Found(string query) =>
        (await Writer.Get($"{Tags}?{query}")).Expect(HttpStatusCode.OK).Json["items"]!.AsArray().Select(tag => $"{tag!["slug"]}").Order();

    private async Task<string> Usage(long id) => (await Writer.Get($"{Tags}/{id}?include=usage")).Json["usage"]!.ToJsonString();

    private async Task<Answer> Rename(Answer tag, string slug) =>
        (await Editor.Put($"{Tags}/{tag.Id}", new { slug, kind = "topic", names = new { en = "Kyiv" } }, tag.ETag))
            .Expect(HttpStatusCode.OK);
}
