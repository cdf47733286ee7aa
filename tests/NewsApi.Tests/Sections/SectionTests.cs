using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Sections;

public class SectionTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task Sections_come_in_their_order_whatever_the_page_size()
    {
        foreach (var (slug, order) in (IEnumerable<(string, int)>)[("third", 30), ("first", 10), ("second", 20), ("also-second", 20)])
            await Editor.Section(slug, order: order);
        var all = (await Anonymous.Get("/v1/sections?limit=100")).Ids;
        var paged = new List<long>();
        for (var path = "/v1/sections?limit=1"; path is not null;)
        {
            var page = await Anonymous.Get(path);
            paged.AddRange(page.Ids);
            path = page.Json["page"]!["next"] is { } next ? $"/v1/sections?limit=1&cursor={next}" : null;
        }

        Assert.That(paged, Is.EqualTo(all));
        Assert.That(
            Place(all, (await Anonymous.Get("/v1/sections/first")).Id),
            Is.LessThan(Place(all, (await Anonymous.Get("/v1/sections/third")).Id)));
    }

    [Test]
    public async Task A_section_can_not_belong_to_itself_not_even_by_way_of_others()
    {
        var top = await Editor.Section("top");
        await Editor.Section("middle", parent: "top");
        await Editor.Section("bottom", parent: "middle");
        var circle = await Editor.Put(
            $"/v1/editorial/sections/{top.Id}", new { slug = "top", parent = "bottom", names = new { en = "x" } }, top.ETag);
        Assert.That(circle.Expect(HttpStatusCode.UnprocessableEntity).Places, Is.EqualTo(new[] { "/parent" }));
        Assert.That((await Anonymous.Get("/v1/sections/bottom")).Value<string>("parent"), Is.EqualTo("middle"));
    }

    [Test]
    public async Task A_section_with_children_or_drafts_is_not_deleted()
    {
        var parent = await Editor.Section("with-child");
        var child = await Editor.Section("the-child", parent: "with-child");
        await Editor.Article(Makers.Content(section: "the-child"));
        foreach (var section in (Answer[])[parent, child])
            Assert.That(
                (await Editor.Delete($"/v1/editorial/sections/{section.Id}", section.ETag)).Expect(HttpStatusCode.Conflict).Code,
                Is.EqualTo("in_use"));
    }

    [Test]
    public async Task A_renamed_section_shows_in_its_articles_at_once()
    {
        var section = await Editor.Section("renamed");
        var article = await Editor.PublishedArticle(Makers.Content(section: "renamed"));
        (await Editor.Put(
            $"/v1/editorial/sections/{section.Id}", new { slug = "renamed", names = new { en = "A better name" } }, section.ETag))
            .Expect(HttpStatusCode.OK);
        Assert.That(
            (await Anonymous.Get($"/v1/articles/{article.Id}")).Json["section"]!["name"]!.GetValue<string>(), Is.EqualTo("A better name"));
    }

    private static int Place(IReadOnlyList<long> ids, long id) => ids.Index().First(pair => pair.Item == id).Index;
}
