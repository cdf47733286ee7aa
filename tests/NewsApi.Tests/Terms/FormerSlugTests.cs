using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Terms;

/// <summary>Former slugs work alike for tags, sections, authors and, where they lead to no articles, menus.</summary>
public class FormerSlugTests(Database database) : DatabaseFixture(database)
{
    [TestCase("tag")]
    [TestCase("section")]
    [TestCase("author")]
    [TestCase("menu")]
    public async Task Every_slug_that_it_had_leads_to_the_present_one(string kind)
    {
        var term = await Rename(kind, await Rename(kind, await Make(kind, $"{kind}-a"), $"{kind}-b"), $"{kind}-c");
        foreach (var slug in (string[])[$"{kind}-a", $"{kind}-b", $"{kind}-A".ToUpperInvariant()])
            Assert.That(
                (await Anonymous.Get($"/v1/{kind}s/{slug}?language=ru&minSeq=1"))
                    .Expect(HttpStatusCode.MovedPermanently).Headers["Location"],
                Is.EqualTo($"/v1/{kind}s/{kind}-c?language=ru&minSeq=1"));
        Assert.That((await Anonymous.Get($"/v1/{kind}s/{kind}-c")).Expect(HttpStatusCode.OK).Id, Is.EqualTo(term.Id));
    }

    [TestCase("tag")]
    [TestCase("section")]
    [TestCase("author")]
    public async Task Filters_and_new_drafts_understand_it(string kind)
    {
        var term = await Make(kind, $"{kind}-before");
        var first = await Editor.PublishedArticle(Story(kind, $"{kind}-before"));
        Assert.That((await Anonymous.Get($"/v1/articles?{kind}={kind}-before")).Ids, Is.EqualTo(new[] { first.Id }));
        await Rename(kind, term, $"{kind}-after");
        var second = await Editor.PublishedArticle(Story(kind, $"{kind}-before"));
        long[] both = [first.Id, second.Id];
        foreach (var names in (string[])["before", "after", $"before,{kind}-after"])
        {
            var query = $"{kind}={kind}-{names}";
            Assert.That((await Anonymous.Get($"/v1/articles?{query}")).Ids, Is.EquivalentTo(both), query);
            Assert.That((await Editor.Get($"/v1/editorial/articles?{query}")).Ids, Is.EquivalentTo(both), query);
            var others = $"exclude{char.ToUpperInvariant(kind[0])}{kind[1..]}={kind}-{names}";
            Assert.That((await Anonymous.Get($"/v1/articles?limit=100&{others}")).Ids.Intersect(both), Is.Empty, others);
            Assert.That((await Editor.Get($"/v1/editorial/articles?limit=100&{others}")).Ids.Intersect(both), Is.Empty, others);
        }

        Assert.That((await Anonymous.Get($"/v1/articles/{second.Id}")).Text, Does.Contain($"\"{kind}-after\""));
    }

    [TestCase("tag")]
    [TestCase("section")]
    [TestCase("author")]
    [TestCase("menu")]
    public async Task Nobody_else_gets_it_and_its_owner_takes_it_back(string kind)
    {
        var term = await Rename(kind, await Make(kind, $"{kind}-owned"), $"{kind}-new");
        var other = await Make(kind, $"{kind}-other");
        foreach (var refused in (Answer[])
            [await Editor.Post(Path(kind), Body(kind, $"{kind}-owned")), await Put(kind, other, $"{kind}-owned")])
            Assert.That(refused.Refused(409, "/slug").Code, Is.EqualTo("slug_taken"));
        term = await Rename(kind, term, $"{kind}-owned");
        Assert.That((await Anonymous.Get($"/v1/{kind}s/{kind}-owned")).Expect(HttpStatusCode.OK).Id, Is.EqualTo(term.Id));
        Assert.That(
            (await Anonymous.Get($"/v1/{kind}s/{kind}-new")).Expect(HttpStatusCode.MovedPermanently).Headers["Location"],
            Is.EqualTo($"/v1/{kind}s/{kind}-owned"));
        (await Put(kind, other, $"{kind}-new")).Refused(409, "/slug");
        (await Editor.Delete($"{Path(kind)}/{term.Id}", term.ETag)).Expect(HttpStatusCode.NoContent);
        (await Anonymous.Get($"/v1/{kind}s/{kind}-new")).Expect(HttpStatusCode.NotFound);
        await Rename(kind, other, $"{kind}-new");
    }

    [Test]
    public async Task The_same_slug_may_be_a_former_one_of_each_kind()
    {
        foreach (var kind in (string[])["tag", "section", "author"])
            await Rename(kind, await Make(kind, "shared"), $"{kind}-own");
        foreach (var kind in (string[])["tag", "section", "author"])
            Assert.That((await Anonymous.Get($"/v1/{kind}s/shared")).Headers["Location"], Is.EqualTo($"/v1/{kind}s/{kind}-own"));
    }

    [Test]
    public async Task Sections_below_are_found_by_a_former_slug_and_it_names_a_parent()
    {
        var parent = await Rename("section", await Make("section", "old-parent"), "new-parent");
        await Editor.Section("child", parent: "old-parent");
        Assert.That((await Anonymous.Get("/v1/sections/child")).Value<string>("parent"), Is.EqualTo("new-parent"));
        var article = await Editor.PublishedArticle(Story("section", "child"));
        foreach (var slugs in (string[])["old-parent", "new-parent", "new-parent,old-parent"])
            Assert.That((await Anonymous.Get($"/v1/articles?section={slugs}&sectionDescendants=true")).Ids, Is.EqualTo([article.Id]));
        Assert.That(parent.Value<string>("slug"), Is.EqualTo("new-parent"));
    }

    [Test]
    public async Task A_split_of_a_tag_takes_the_former_slug_of_a_section()
    {
        await Make("tag", "split-into");
        var tag = await Make("tag", "split-from");
        await Rename("section", await Make("section", "split-old"), "split-new");
        var article = await Editor.Article(Makers.Content(section: "split-new", tags: ["split-from"]));
        var split = await Editor.Post(
            $"/v1/editorial/tags/{tag.Id}/split", new { into = "split-into", filter = new { section = "split-old" } }, tag.ETag);
        Assert.That(split.Expect(HttpStatusCode.OK).Value<long[]>("changed"), Is.EqualTo(new[] { article.Id }));
    }

    private static string Path(string kind) => $"/v1/editorial/{kind}s";

    private static object Body(string kind, string slug) => kind == "tag"
        ? new { slug, kind = "topic", names = new { en = slug } }
        : new { slug, names = new { en = slug } };

    private static object Story(string kind, string slug) => kind switch
    {
        "tag" => Makers.Content(tags: [slug]),
        "section" => Makers.Content(section: slug),
        _ => Makers.Content(authors: [new { author = slug }]),
    };

    private async Task<Answer> Make(string kind, string slug) =>
        (await Editor.Post(Path(kind), Body(kind, slug))).Expect(HttpStatusCode.Created);

    private Task<Answer> Put(string kind, Answer term, string slug) =>
        Editor.Put($"{Path(kind)}/{term.Id}", Body(kind, slug), term.ETag);

    private async Task<Answer> Rename(string kind, Answer term, string slug) =>
        (await Put(kind, term, slug)).Expect(HttpStatusCode.OK);
}
