using System.Net;
using System.Text.Json.Nodes;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Webhooks.Delivery;

/// <summary>What receivers are told.</summary>
public class EventTests(Database database) : WebhookFixture(database)
{
    [Test]
    public async Task Each_change_that_the_public_sees_is_an_event()
    {
        await using var receiver = await Receiver.Start();
        await Subscribe(receiver);
        await Editor.Tag("told");
        var article = await Editor.PublishedArticle(Makers.Content("Told", slug: "told-once", tags: ["told"]));
        var edited = (await Editor.Put(
            $"/v1/editorial/articles/{article.Id}", Makers.Content("Told again", slug: "told-twice", tags: ["told"]), article.ETag))
            .Expect(HttpStatusCode.OK);
        var updated = await Editor.Publish(edited);
        await Editor.Do(updated, "unpublish");
        var events = await Arrived(receiver, 4);
        Assert.That(events.Select(Type), Is.EqualTo(["tag.created", "article.published", "article.updated", "article.unpublished"]));
        Assert.That(events.Skip(1).Select(Id), Is.All.EqualTo(article.Id));
        Assert.That(events.Select(one => Data(one)["seq"]!.GetValue<long>()), Is.Ordered.Ascending);
        Assert.That(events.Select(one => one.Headers["webhook-id"]), Is.Unique);

        var second = Data(events[2]);
        Assert.That(second["language"]!.GetValue<string>(), Is.EqualTo("en"));
        Assert.That(second["significance"]!.GetValue<string>(), Is.EqualTo("update"));
        Assert.That(Names(second["changed"]!), Is.EquivalentTo(["slug", "title"]));
        Assert.That(Data(events[1])["changed"], Is.Null, "nothing was public before");
        Assert.That(second["previousScope"]!["tags"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That(Names(second["surrogateKeys"]!), Is.EqualTo([$"article:{article.Id}", "lists", "list:en", "articles:0"]));
        Assert.That(Names(second["paths"]!), Has.Some.Contains($"{article.Id}"));
        Assert.That(Data(events[3])["version"], Is.Null);
        Assert.That(Data(events[3])["reason"]!.GetValue<string>(), Is.EqualTo("unpublished"));
        Assert.That(events.Select(one => Data(one)["article"]), Is.All.Null, "a thin payload has no text");
    }

    [Test]
    public async Task Old_and_new_paths_of_the_site_are_told()
    {
        var site = await Admin.Get("/v1/editorial/site");
        var settings = new { name = "Paths", baseUrl = "https://news.example", languages = new[] { "en" }, defaultLanguage = "en" };
        (await Admin.Put("/v1/editorial/site", settings, site.ETag)).Expect(HttpStatusCode.OK);
        await using var receiver = await Receiver.Start();
        await Subscribe(receiver, ["article.updated"]);
        var article = await Editor.PublishedArticle(Makers.Content("Moved", slug: "old-path"));
        var edited = await Editor.Put($"/v1/editorial/articles/{article.Id}", Makers.Content("Moved", slug: "new-path"), article.ETag);
        await Editor.Publish(edited);
        Assert.That(Names(Data((await Arrived(receiver, 1))[0])["paths"]!), Is.EqualTo(["/en/new-path", "/en/old-path"]));
    }

    [Test]
    public async Task Drafts_are_nobodys_business()
    {
        await using var receiver = await Receiver.Start();
        var hook = await Subscribe(receiver);
        var draft = await Editor.Article(Makers.Content("A draft"));
        var edited = await Editor.Put($"/v1/editorial/articles/{draft.Id}", Makers.Content("A draft, edited"), draft.ETag);
        await Editor.Do(edited, "submit");
        await Editor.PublishedArticle(Makers.Content("Public"));
        var events = await Arrived(receiver, 1);
        Assert.That(Type(events[0]), Is.EqualTo("article.published"));
        await Newest(hook, "delivered", 1);
        Assert.That((await Admin.Get($"{hook.Path}/deliveries")).Ids, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Changed_fields_of_a_tag_are_named()
    {
        await using var receiver = await Receiver.Start();
        await Subscribe(receiver, ["tag.updated"]);
        var tag = await Editor.Tag("renamed");
        var other = new { slug = "renamed", kind = "place", names = new { en = "New name" } };
        (await Editor.Put($"/v1/editorial/tags/{tag.Id}", other, tag.ETag)).Expect(HttpStatusCode.OK);
        Assert.That(Names(Data((await Arrived(receiver, 1))[0])["changed"]!), Is.EquivalentTo(["kind", "names"]));
    }

    [Test]
    public async Task Merged_tags_change_the_tags_of_articles()
    {
        var from = await Editor.Tag("merged-away");
        await Editor.Tag("merged-into");
        await using var receiver = await Receiver.Start();
        await Subscribe(receiver, ["article.*"], new { tags = new[] { "merged-into" } });
        var article = await Editor.PublishedArticle(Makers.Content("Merged", tags: ["merged-away"]));
        (await Editor.Post($"/v1/editorial/tags/{from.Id}/merge", new { into = "merged-into" }, from.ETag)).Expect(HttpStatusCode.OK);
        var received = (await Arrived(receiver, 1))[0];
        Assert.That((Type(received), Id(received)), Is.EqualTo(("article.updated", article.Id)));
        Assert.That(Names(Data(received)["changed"]!), Is.EqualTo(["tags"]));
        Assert.That(Data(received)["inScope"]!.GetValue<bool>(), Is.True);
    }

    [Test]
    public async Task A_full_payload_has_the_article_as_the_Content_API_shows_it()
    {
        await using var receiver = await Receiver.Start();
        await Subscribe(receiver, ["article.*"], payload: "full");
        await Editor.Tag("full");
        var article = await Editor.PublishedArticle(Makers.Content("Whole", tags: ["full"], body: "All of **it**, «even» this."));
        var sent = Data((await Arrived(receiver, 1))[0])["article"]!;
        var shown = (await Anonymous.Get($"/v1/articles/{article.Id}")).Json;
        Assert.That(JsonNode.DeepEquals(sent, shown), Is.True, () => $"{sent}\n{shown}");
    }

    [Test]
    public async Task A_late_attempt_does_not_bring_back_a_withdrawn_text()
    {
        var isUp = false;
        await using var receiver = await Receiver.Start(context => Receiver.Status(context, isUp ? 204 : 500));
        var hook = await Subscribe(receiver, ["article.published"], payload: "full");
        var article = await Editor.PublishedArticle(Makers.Content("Soon gone"));
        await Newest(hook, "pending", 1);
        Assert.That(Data(receiver.Requests[0])["article"], Is.Not.Null);
        await Editor.Do(article, "unpublish");
        isUp = true;
        App.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.That(Data((await Arrived(receiver, 2))[1])["article"], Is.Null);
    }

    [Test]
    public async Task Who_follows_a_section_hears_of_what_leaves_it()
    {
        await Editor.Section("world");
        await Editor.Section("asia", parent: "world");
        await Editor.Section("sport");
        await using var receiver = await Receiver.Start();
        await Subscribe(receiver, ["article.published", "article.unpublished"], new { sections = new[] { "world" } }, "full");
        await Editor.PublishedArticle(Makers.Content("A match", section: "sport"));
        var article = await Editor.PublishedArticle(Makers.Content("A summit", section: "asia"));
        var edited = await Editor.Put(
            $"/v1/editorial/articles/{article.Id}", Makers.Content("A summit and a match", section: "sport"), article.ETag);
        var moved = await Editor.Publish(edited);
        var again = await Editor.Put($"/v1/editorial/articles/{article.Id}", Makers.Content("A match only", section: "sport"), moved.ETag);
        await Editor.Publish(again);
        await Editor.PublishedArticle(Makers.Content("Another summit", section: "world"));
        var events = await Arrived(receiver, 3);
        Assert.That(
            events.Select(one => (Type(one), Data(one)["inScope"]!.GetValue<bool>())),
            Is.EqualTo([("article.published", true), ("article.updated", false), ("article.published", true)]));
        Assert.That(events.Take(2).Select(Id), Is.All.EqualTo(article.Id));
        Assert.That(Data(events[1])["article"], Is.Null, "the text is not sent outside of what is followed");
    }

    [Test]
    public async Task Languages_and_tags_filter_too()
    {
        await Admin.FourLanguages();
        await Editor.Tag("followed");
        await using var receiver = await Receiver.Start();
        await Subscribe(
            receiver, ["article.published"], new { languages = new[] { "ru", "hy" }, tags = new[] { "followed" } });
        await Editor.PublishedArticle(Makers.Content("English", tags: ["followed"]));
        await Editor.PublishedArticle(Makers.Content("Без метки", language: "ru"));
        var wanted = await Editor.PublishedArticle(Makers.Content("С меткой", language: "ru", tags: ["followed"]));
        Assert.That(Id((await Arrived(receiver, 1))[0]), Is.EqualTo(wanted.Id));
    }

    private static IEnumerable<string> Names(JsonNode list) => list.AsArray().Select(one => one!.GetValue<string>());
}
