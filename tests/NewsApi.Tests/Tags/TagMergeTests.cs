using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Articles.Editing.Checks;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Tags;

public class TagMergeTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task Articles_carry_the_other_tag_once_and_in_their_order()
    {
        var (old, into) = (await Editor.Tag("order-old"), await Editor.Tag("order-new"));
        await Editor.Tag("order-third");
        var orders = new (string[] Before, string[] After)[]
        {
            (["order-old", "order-third"], ["order-new", "order-third"]),
            (["order-old", "order-third", "order-new"], ["order-new", "order-third"]),
            (["order-third", "order-new", "order-old"], ["order-third", "order-new"]),
            (["order-new"], ["order-new"]),
        };
        var articles = new List<long>();
        foreach (var (before, _) in orders)
            articles.Add((await Editor.PublishedArticle(Makers.Content(tags: before))).Id);
        await Merge(old, "order-new");
        foreach (var (id, after) in articles.Zip(orders.Select(order => order.After)))
        {
            Assert.That(Slugs(await Anonymous.Get($"/v1/articles/{id}")), Is.EqualTo(after));
            Assert.That(
                (await Editor.Get($"/v1/editorial/articles/{id}")).Json["content"]!["tags"]!.AsArray().Select(tag => $"{tag}"),
                Is.EqualTo(after));
        }

        Assert.That((await Anonymous.Get("/v1/articles?tag=order-new")).Ids, Is.EquivalentTo(articles));
        Assert.That((await Anonymous.Get("/v1/articles?tag=order-old")).Ids, Is.EquivalentTo(articles));
        Assert.That((await Editor.Get("/v1/editorial/articles?tag=order-old")).Ids, Is.EquivalentTo(articles));
        Assert.That(
            (await Editor.Get($"/v1/editorial/tags/{into.Id}?include=usage")).Json["usage"]!.ToJsonString(),
            Is.EqualTo("""{"public":4,"newest":4}"""));
        Assert.That(await Differences(), Is.Empty);
    }

    [Test]
    public async Task What_its_slugs_and_id_named_is_found_at_the_other()
    {
        var (first, second) = (await Editor.Tag("first-name"), await Editor.Tag("second"));
        var third = await Editor.Tag("third");
        var renamed =
            (await Editor.Put(
                $"/v1/editorial/tags/{first.Id}", new { slug = "first", kind = "topic", names = new { en = "First" } }, first.ETag))
                .Expect(HttpStatusCode.OK);
        await Merge(renamed, "second");
        var tag = await Merge(await Editor.Get($"/v1/editorial/tags/{second.Id}"), "third");
        Assert.That(tag.Id, Is.EqualTo(third.Id));
        foreach (var slug in (string[])["first-name", "first", "second"])
            Assert.That(
                (await Anonymous.Get($"/v1/tags/{slug}?language=en")).Expect(HttpStatusCode.MovedPermanently).Headers["Location"],
                Is.EqualTo("/v1/tags/third?language=en"));
        foreach (var id in (long[])[first.Id, second.Id])
            Assert.That(
                (await Editor.Get($"/v1/editorial/tags/{id}")).Expect(HttpStatusCode.MovedPermanently).Headers["Location"],
                Is.EqualTo($"/v1/editorial/tags/{third.Id}"));
        var story = await Editor.PublishedArticle(Makers.Content(tags: ["first-name", "third", "second"]));
        Assert.That(Slugs(await Anonymous.Get($"/v1/articles/{story.Id}")), Is.EqualTo(new[] { "third" }));
        Assert.That(tag.Value<string[]>("synonyms"), Is.EquivalentTo(new[] { "First", "second" }));
        Assert.That((await Anonymous.Get("/v1/suggest?q=firs")).Text, Does.Contain("\"third\"").And.Not.Contain("\"first\""));
        Assert.That(
            (await Anonymous.Get("/v1/tags?limit=100")).Ids, Does.Contain(third.Id).And.Not.Contain(second.Id).And.Not.Contain(first.Id));
    }

    [Test]
    public async Task An_answer_kept_from_before_is_old_at_once_and_the_log_names_what_changed()
    {
        var (old, into) = (await Editor.Tag("cached-old"), await Editor.Tag("cached-new"));
        var article = await Editor.PublishedArticle(Makers.Content(tags: ["cached-old"]));
        var draft = await Editor.Article(Makers.Content(tags: ["cached-old"]));
        var kin = await Editor.PublishedArticle(Makers.Content(tags: ["cached-new"]));
        foreach (var _ in Enumerable.Range(0, 2))
        {
            Assert.That(Slugs(await Anonymous.Get($"/v1/articles/{article.Id}")), Is.EqualTo(new[] { "cached-old" }));
            Assert.That((await Anonymous.Get("/v1/articles?tag=cached-new")).Ids, Is.EqualTo(new[] { kin.Id }));
            Assert.That((await Anonymous.Get($"/v1/articles/{kin.Id}/related")).Ids, Does.Not.Contain(article.Id));
        }

        var before = Ledger.Seq(App);
        await Merge(old, "cached-new");
        Assert.That(Slugs(await Anonymous.Get($"/v1/articles/{article.Id}")), Is.EqualTo(new[] { "cached-new" }));
        Assert.That((await Anonymous.Get("/v1/articles?tag=cached-new")).Ids, Is.EquivalentTo(new[] { kin.Id, article.Id }));
        Assert.That((await Anonymous.Get($"/v1/articles/{kin.Id}/related")).Ids, Does.Contain(article.Id));
        using var connection = App.Database.Open();
        Assert.That(
            connection.Query<string>(
                "SELECT kind || ' ' || entity_id || ' ' || action FROM changes WHERE seq > @before ORDER BY position", new { before }),
            Is.EqualTo(new[] { $"article {article.Id} retagged", $"tag {old.Id} merged", $"tag {into.Id} updated" }));
        Assert.That(
            (await Admin.Get($"/v1/editorial/audit?kind=tag&id={old.Id}&limit=1")).Text,
            Does.Contain($"\"mergedInto\":{{\"from\":null,\"to\":{into.Id}}}"));
        (await Editor.Put($"/v1/editorial/articles/{draft.Id}", Makers.Content(tags: ["cached-old"]), draft.ETag))
            .Expect(HttpStatusCode.OK);
    }

    [Test]
    public async Task A_draft_over_a_public_story_keeps_its_own_tags_through_a_merge()
    {
        var old = await Editor.Tag("draft-old");
        await Editor.Tag("draft-new");
        await Editor.Tag("draft-other");
        var article = await Editor.PublishedArticle(Makers.Content(tags: ["draft-old"]));
        var draft =
            (await Editor.Put($"/v1/editorial/articles/{article.Id}", Makers.Content("Secret", tags: ["draft-other"]), article.ETag))
                .Expect(HttpStatusCode.OK);
        await Merge(old, "draft-new");
        Assert.That(Slugs(await Anonymous.Get($"/v1/articles/{article.Id}")), Is.EqualTo(new[] { "draft-new" }));
        Assert.That(draft.ETag, Is.EqualTo((await Editor.Get($"/v1/editorial/articles/{article.Id}")).ETag));
        await Editor.Publish(draft);
        Assert.That(Slugs(await Anonymous.Get($"/v1/articles/{article.Id}")), Is.EqualTo(new[] { "draft-other" }));
        Assert.That(await Differences(), Is.Empty);
    }

    [Test]
    public async Task What_makes_no_sense_is_refused_and_changes_nothing()
    {
        var tag = await Editor.Tag("refusing");
        var full =
            (await Editor.Post(
                "/v1/editorial/tags",
                new
                {
                    slug = "full", kind = "topic", names = new { en = "Full" },
                    synonyms = Enumerable.Range(0, 50).Select(number => $"s{number}"),
                })).Expect(HttpStatusCode.Created);
        var path = $"/v1/editorial/tags/{tag.Id}/merge";
        var before = Ledger.Seq(App);
        (await Editor.Post(path, new { into = "nowhere" }, tag.ETag)).Refused(422, "/into");
        (await Editor.Post(path, new { into = "refusing" }, tag.ETag)).Refused(422, "/into");
        (await Editor.Post(path, new { into = "" }, tag.ETag)).Refused(422, "/into", "/into");
        (await Editor.Post(path, new { into = "full" }, "\"v7\"")).Refused(412, "If-Match");
        (await Editor.Post(path, new { into = "full" })).Refused(428, "If-Match");
        Assert.That((await Editor.Post(path, new { into = "full" }, tag.ETag)).Refused(409).Code, Is.EqualTo("too_many_synonyms"));
        (await Editor.Post("/v1/editorial/tags/987654/merge", new { into = "full" }, tag.ETag)).Refused(404);
        Assert.That(Ledger.Seq(App), Is.EqualTo(before));
        Assert.That((await Editor.Get($"/v1/editorial/tags/{full.Id}")).ETag, Is.EqualTo(full.ETag));
    }

    private static IEnumerable<string> Slugs(Answer article) => article.Json["tags"]!.AsArray().Select(tag => $"{tag!["slug"]}");

    private async Task<Answer> Merge(Answer tag, string into) =>
        (await Editor.Post($"/v1/editorial/tags/{tag.Id}/merge", new { into }, tag.ETag)).Expect(HttpStatusCode.OK);

    private Task<IReadOnlyList<Difference>> Differences() =>
        App.Services.GetRequiredService<ProjectionCheck>().FindDifferences(CancellationToken.None);
}
