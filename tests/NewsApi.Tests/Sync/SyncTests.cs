using System.Net;
using System.Text.Json.Nodes;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Sync;

public class SyncTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task A_poll_with_nothing_new_is_answered_from_memory_as_it_was_made_and_no_longer_than_that()
    {
        await Editor.PublishedArticle();
        var mirror = await Begin("");
        var (made, kept) = (await Anonymous.Get(mirror.Path()), await Anonymous.Get(mirror.Path()));
        Assert.That(kept.Text, Is.EqualTo(made.Text));
        foreach (var name in (string[])["Content-Type", "Cache-Control", "NewsApi-Seq", "Access-Control-Allow-Origin"])
            Assert.That(kept.Headers[name], Is.EqualTo(made.Headers.GetValueOrDefault(name) ?? "*"), name);
        (await Editor.Get(mirror.Path())).Expect(HttpStatusCode.BadRequest);
        var article = await Editor.PublishedArticle();
        Assert.That((await mirror.CatchUp(Anonymous)).Select(Mirror.Show), Is.EqualTo([$"upsert article {article.Id} 2 first"]));
    }

    [Test]
    public async Task A_first_sync_brings_everything_once_and_goes_on_with_the_log()
    {
        var articles = new List<Answer>();
        for (var number = 0; number < 7; number++)
            articles.Add(await Editor.PublishedArticle(Makers.Content($"Story {number}")));
        var draft = await Editor.Article();
        var mirror = new Mirror("include=article", limit: 3);
        Assert.That(await mirror.Step(Anonymous), Is.True);
        // What changes at the seam comes by the log, and only by it.
        var changed = await Change(articles[5], "Another title");
        var removed = await Editor.Do(articles[6], "unpublish");
        var added = await Editor.PublishedArticle();
        await mirror.CatchUp(Anonymous);
        Assert.That(mirror.Changes.Select(change => change["id"]!.GetValue<long>()), Is.Unique);
        Assert.That(mirror.Articles, Is.EqualTo((await Anonymous.Get("/v1/articles?limit=100&sort=publishedAt")).Ids));
        Assert.That(mirror.Articles, Does.Not.Contain(removed.Id).And.Not.Contain(draft.Id).And.Contain(added.Id));
        foreach (var id in mirror.Articles)
            Assert.That(
                Text(mirror.Items[("article", id)]["article"]!), Is.EqualTo(Text((await Anonymous.Get($"/v1/articles/{id}")).Json)));
        Assert.That(mirror.Items[("article", changed.Id)]["article"]!["title"]!.GetValue<string>(), Is.EqualTo("Another title"));
        Assert.That(await mirror.CatchUp(Anonymous), Is.Empty);
    }

    [Test]
    public async Task Several_changes_of_one_article_are_one_with_the_most_important_kind()
    {
        var article = await Editor.PublishedArticle();
        var mirror = await Begin("");
        article = await Publish(await Edit(article, "Corrected"), new { kind = "correction", note = "It was wrong." });
        article = await Publish(await Edit(article, "Corrected again"), new { kind = "typo" });
        var gone = await Editor.PublishedArticle();
        gone = await Editor.Do(gone, "unpublish");
        Assert.That((await mirror.CatchUp(Anonymous)).Select(Mirror.Show), Is.EqualTo(
        [
            $"upsert article {article.Id} {article.Value<int>("version")} correction",
            $"remove article {gone.Id} 2 first unpublished",
        ]));
        Assert.That(
            mirror.Changes[^2]["seq"]!.GetValue<long>(),
            Is.EqualTo((await Anonymous.Get($"/v1/articles/{article.Id}")).Value<long>("seq")));
    }

    [Test]
    public async Task A_section_has_those_below_it_and_loses_what_leaves_it()
    {
        await Editor.Section("s-world");
        var asia = await Editor.Section("s-asia", "s-world");
        await Editor.Section("s-sport");
        var (stays, moves, below) = (
            await Editor.PublishedArticle(Makers.Content(section: "s-world")),
            await Editor.PublishedArticle(Makers.Content(section: "s-world")),
            await Editor.PublishedArticle(Makers.Content(section: "s-asia")));
        var outside = await Editor.PublishedArticle(Makers.Content(section: "s-sport"));
        var mirror = await Begin("section=s-world");
        Assert.That(mirror.Articles, Is.EqualTo([stays.Id, moves.Id, below.Id]));

        moves = await Editor.Publish(await Patch(moves, new { section = "s-sport" }));
        outside = await Change(outside, "Another title");
        Assert.That((await mirror.CatchUp(Anonymous)).Select(Mirror.Show), Is.EqualTo([$"remove article {moves.Id} 4 update outOfScope"]));

        asia = await MoveSection(asia, "s-sport");
        Assert.That((await mirror.CatchUp(Anonymous)).Select(Mirror.Show), Is.EqualTo([$"remove article {below.Id} 2 outOfScope"]));
        await Editor.Do(below, "unpublish");
        Assert.That(await mirror.CatchUp(Anonymous), Is.Empty, "it was out of scope");

        await Editor.Publish(await Patch(moves, new { section = "s-asia" }));
        await MoveSection(asia, "s-world");
        Assert.That((await mirror.CatchUp(Anonymous)).Select(Mirror.Show), Is.EqualTo([$"upsert article {moves.Id} 6 update"]));
        await Editor.Do(stays, "unpublish", new { reason = "replaced", replacedBy = outside.Id });
        Assert.That(
            (await mirror.CatchUp(Anonymous)).Select(Mirror.Show), Is.EqualTo([$"remove article {stays.Id} 2 replaced {outside.Id}"]));
    }

    [Test]
    public async Task A_tag_of_one_language_loses_articles_without_it_and_gets_those_of_tags_that_are_merged_into_it()
    {
        await Admin.FourLanguages();
        foreach (var slug in (string[])["t-peace", "t-talks", "t-war"])
            await Editor.Tag(slug);
        var (one, two, three) = (await Tagged("t-peace"), await Tagged("t-peace", "t-talks"), await Tagged("t-talks"));
        var russian = await Editor.PublishedArticle(Makers.Content(language: "ru", tags: ["t-peace"]));
        var mirror = await Begin("tag=t-peace&language=en");
        Assert.That(mirror.Articles, Is.EqualTo([one.Id, two.Id]));
        await Editor.Publish(await Patch(one, new { tags = new[] { "t-war" } }));
        await Editor.Publish(await Patch(russian, new { title = "Another" }));
        Assert.That((await mirror.CatchUp(Anonymous)).Select(Mirror.Show), Is.EqualTo([$"remove article {one.Id} 4 update outOfScope"]));
        await Merge("t-talks", "t-peace");
        Assert.That(
            (await mirror.CatchUp(Anonymous)).Select(Mirror.Show),
            Is.EqualTo([$"upsert article {two.Id} 2", $"upsert article {three.Id} 2"]));
        // The followed tag itself becomes another one, which has articles that were never followed.
        await Merge("t-peace", "t-war");
        await mirror.CatchUp(Anonymous);
        Assert.That(mirror.Articles, Is.EqualTo([one.Id, two.Id, three.Id]));
        await Editor.Do(three, "unpublish");
        Assert.That((await mirror.CatchUp(Anonymous)).Select(Mirror.Show), Is.EqualTo([$"remove article {three.Id} 2 unpublished"]));
    }

    [TestCase("""{"kill":true}""", "kill killed")]
    [TestCase("""{"reason":"legal"}""", "legal")]
    [TestCase("{}", "unpublished")]
    public async Task A_removal_says_why(string body, string expected)
    {
        var article = await Editor.PublishedArticle();
        var mirror = await Begin("");
        await Editor.Do(article, "unpublish", JsonNode.Parse(body));
        Assert.That((await mirror.CatchUp(Anonymous)).Select(Mirror.Show), Is.EqualTo([$"remove article {article.Id} 2 {expected}"]));
    }

    [Test]
    public async Task An_article_comes_again_when_a_translation_of_it_does()
    {
        await Admin.FourLanguages();
        var article = await Editor.PublishedArticle();
        var mirror = await Begin("include=article&language=en");
        await Editor.PublishedArticle(Makers.Content("Мост", language: "ru", translationOf: article.Id));
        var change = (await mirror.CatchUp(Anonymous)).Single();
        Assert.That(Text(change["article"]!), Is.EqualTo(Text((await Anonymous.Get($"/v1/articles/{article.Id}")).Json)));
        Assert.That(change["article"]!["translations"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Tags_sections_authors_the_site_and_rankings_travel_the_same_way()
    {
        var (tag, gone) = (await Editor.Tag("k-tag"), await Editor.Tag("k-gone"));
        var (section, author) = (await Editor.Section("k-section"), await Editor.Author("k-author"));
        var child = await Editor.Section("k-child", "k-section");
        var mirror = await Begin("kinds=tag,section,author,site,ranking&language=en", limit: 2);
        Assert.That(
            Text(mirror.Items[("tag", tag.Id)]["tag"]!), Is.EqualTo(Text((await Anonymous.Get("/v1/tags/k-tag?language=en")).Json)));
        Assert.That(mirror.Items.Keys.Select(key => key.Kind).Distinct(), Is.EquivalentTo(["tag", "section", "author", "site", "ranking"]));
        Assert.That(mirror.Articles, Is.Empty);
        await Merge("k-gone", "k-tag");
        (await Editor.Put(
            $"/v1/editorial/sections/{section.Id}", new { slug = "k-renamed", order = 0, names = new { en = "R" } }, section.ETag))
            .Expect(HttpStatusCode.OK);
        (await Editor.Delete($"/v1/editorial/authors/{author.Id}", author.ETag)).Expect(HttpStatusCode.NoContent);
        var changes = await mirror.CatchUp(Anonymous);
        Assert.That(
            changes.Select(one => $"{one["operation"]} {one["kind"]} {one["id"]} {one["reason"]} {one["replacedBy"]}"),
            Is.EquivalentTo(
            [
                $"remove tag {gone.Id} replaced {tag.Id}", $"upsert tag {tag.Id}  ", $"upsert section {section.Id}  ",
                $"upsert section {child.Id}  ", $"remove author {author.Id} deleted ",
            ]));
        Assert.That(
            Text(mirror.Items[("section", child.Id)]["section"]!),
            Is.EqualTo(Text((await Anonymous.Get("/v1/sections/k-child?language=en")).Json)));
    }

    [Test]
    public async Task Fields_and_the_form_of_the_text_are_those_of_the_content_api()
    {
        var article = await Editor.PublishedArticle();
        var mirror = await Begin("include=article&fields=id,title,body&body=text");
        Assert.That(
            Text(mirror.Items[("article", article.Id)]["article"]!),
            Is.EqualTo(Text((await Anonymous.Get($"/v1/articles/{article.Id}?fields=id,title,body&body=text")).Json)));
        Assert.That((await Begin("")).Items[("article", article.Id)].ContainsKey("article"), Is.False);
        Assert.That((await Anonymous.Get("/v1/changes?include=article&fields=related")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private static string Text(JsonNode json) => json.ToJsonString();

    private async Task<Mirror> Begin(string filters, int limit = 100)
    {
        var mirror = new Mirror(filters, limit);
        await mirror.CatchUp(Anonymous);
        return mirror;
    }

    private async Task<Answer> Patch(Answer article, object change) =>
        (await Editor.Patch($"/v1/editorial/articles/{article.Id}", change, article.ETag)).Expect(HttpStatusCode.OK);

    private Task<Answer> Edit(Answer article, string title) => Patch(article, new { title });

    private async Task<Answer> Change(Answer article, string title) => await Editor.Publish(await Edit(article, title));

    private Task<Answer> Publish(Answer article, object how) => Editor.Publish(article, how);

    private Task<Answer> Tagged(params string[] tags) => Editor.PublishedArticle(Makers.Content(tags: tags));

    private async Task<Answer> MoveSection(Answer section, string parent) => (await Editor.Put(
        $"/v1/editorial/sections/{section.Id}", new { slug = "s-asia", parent, order = 0, names = new { en = "Asia" } }, section.ETag))
        .Expect(HttpStatusCode.OK);

    private async Task Merge(string from, string into)
    {
        var id = (await Anonymous.Get($"/v1/tags/{from}")).Id;
        var tag = await Editor.Get($"/v1/editorial/tags/{id}");
        (await Editor.Post($"/v1/editorial/tags/{id}/merge", new { into }, tag.ETag)).Expect(HttpStatusCode.OK);
    }
}
