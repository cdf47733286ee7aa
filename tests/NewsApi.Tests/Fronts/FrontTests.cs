using System.Net;
using System.Text.Json.Nodes;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Fronts;

public class FrontTests(Database database) : DatabaseFixture(database)
{
    private int _made;

    protected override Task Prepare() => Admin.FourLanguages();

    [Test]
    public async Task Chosen_cards_come_first_then_the_query_fills_the_container()
    {
        await Editor.Tag("harbour");
        var stories = await Published("harbour", 4);
        var slug = await Publish(new
        {
            key = "top", titles = new { en = "Top stories", ru = "Главное" }, layout = "lead", limit = 3, backfill = "tag=harbour",
            cards = new[] { new { kind = "article", article = stories[0].Id, headlines = new { en = "As the editor says" } } },
        });
        var front = await Anonymous.Get($"/v1/fronts/{slug}?language=en");
        var cards = Cards(front, "top");
        Assert.Multiple(() =>
        {
            Assert.That(Ids(cards), Is.EqualTo(new[] { stories[0].Id, stories[3].Id, stories[2].Id }));
            Assert.That((string)cards[0]!["headline"]!, Is.EqualTo("As the editor says"));
            Assert.That((bool)cards[0]!["isCurated"]!, Is.True);
            Assert.That((bool)cards[1]!["isCurated"]!, Is.False);
            Assert.That((string)cards[1]!["headline"]!, Is.EqualTo((string)cards[1]!["article"]!["title"]!));
            Assert.That((string)front.Json["containers"]![0]!["title"]!, Is.EqualTo("Top stories"));
            Assert.That((string)front.Json["containers"]![0]!["layout"]!, Is.EqualTo("lead"));
        });
    }

    [Test]
    public async Task A_withdrawn_story_falls_out_and_the_query_closes_the_gap()
    {
        await Editor.Tag("gap");
        var stories = await Published("gap", 3);
        var slug = await Publish(new
        {
            key = "top", limit = 2, backfill = "tag=gap", cards = new[] { new { kind = "article", article = stories[0].Id } },
        });
        Assert.That(Ids(await Front(slug)), Is.EqualTo(new[] { stories[0].Id, stories[2].Id }));
        var withdrawn = await Editor.Do(await Editor.Get($"/v1/editorial/articles/{stories[0].Id}"), "unpublish");
        Assert.That(Ids(await Front(slug)), Is.EqualTo(new[] { stories[2].Id, stories[1].Id }));
        await Editor.Publish(withdrawn);
        Assert.That(Ids(await Front(slug)), Is.EqualTo(new[] { stories[0].Id, stories[2].Id }));
    }

    [Test]
    public async Task A_story_stands_on_the_page_once_and_no_query_takes_it_from_a_chosen_card()
    {
        await Editor.Tag("once");
        var stories = await Published("once", 3);
        var slug = await Publish(
            new { key = "found", limit = 2, backfill = "tag=once" },
            new { key = "chosen", limit = 2, cards = new[] { Card(stories[2]), Card(stories[2]) } },
            new { key = "again", limit = 2, cards = new[] { Card(stories[2]) }, backfill = "tag=once" });
        var front = await Anonymous.Get($"/v1/fronts/{slug}?language=en");
        Assert.Multiple(() =>
        {
            Assert.That(Ids(Cards(front, "found")), Is.EqualTo(new[] { stories[1].Id, stories[0].Id }));
            Assert.That(Ids(Cards(front, "chosen")), Is.EqualTo(new[] { stories[2].Id }));
            Assert.That(front.Json["containers"]!.AsArray(), Has.Count.EqualTo(2), "A container without cards is left out.");
        });
    }

    [Test]
    public async Task Readers_get_stories_in_their_language_and_others_only_where_they_ask()
    {
        await Editor.Tag("translated");
        var english = await Editor.PublishedArticle(Makers.Content(title: "Both", tags: ["translated"]));
        var russian = await Editor.PublishedArticle(
            Makers.Content(title: "Оба", language: "ru", tags: ["translated"], translationOf: english.Id));
        var onlyEnglish = await Editor.PublishedArticle(Makers.Content(title: "One", tags: ["translated"]));
        var slug = await Publish(
            new { key = "chosen", cards = new[] { Card(onlyEnglish), Card(english) } }, new { key = "found", backfill = "tag=translated" });
        Assert.Multiple(async () =>
        {
            Assert.That(Ids(await Front(slug, "ru")), Is.EqualTo(new[] { russian.Id }));
            Assert.That(Ids(await Front(slug, "ru", "&fallback=default")), Is.EqualTo(new[] { onlyEnglish.Id, russian.Id }));
            Assert.That(
                (await Front(slug, "ru", "&fallback=default")).Select(card => (bool)card!["article"]!["isFallback"]!),
                Is.EqualTo(new[] { true, false }));
            Assert.That(Ids(await Front(slug)), Is.EqualTo(new[] { onlyEnglish.Id, english.Id }));
        });
    }

    [Test]
    public async Task Cards_lead_to_tags_sections_fronts_links_and_the_newest_of_a_series()
    {
        await Editor.Tag("chronicle", "series", "Chronicle");
        await Editor.Section("sea");
        var stories = await Published("chronicle", 2);
        var other = await Publish(new { key = "any", cards = new[] { Card(stories[0]) } });
        var slug = await Publish(new
        {
            key = "mixed",
            more = new { kind = "section", slug = "sea" },
            cards = new object[]
            {
                new { kind = "newest", slug = "chronicle", kickers = new { en = "Series" } }, new { kind = "tag", slug = "chronicle" },
                new { kind = "section", slug = "sea" }, new { kind = "front", slug = other },
                new { kind = "link", url = "https://example.org/live", headlines = new { en = "Live" } },
            },
        });
        var cards = await Front(slug);
        Assert.Multiple(async () =>
        {
            Assert.That(
                cards.Select(card => (string)card!["kind"]!), Is.EqualTo(new[] { "article", "tag", "section", "front", "link" }));
            Assert.That((long)cards[0]!["article"]!["id"]!, Is.EqualTo(stories[1].Id));
            Assert.That((string)cards[0]!["kicker"]!, Is.EqualTo("Series"));
            Assert.That((string)cards[1]!["headline"]!, Is.EqualTo("Chronicle"));
            Assert.That((string)cards[2]!["slug"]!, Is.EqualTo("sea"));
            Assert.That((string)cards[4]!["url"]!, Is.EqualTo("https://example.org/live"));
            Assert.That(
                (string)(await Anonymous.Get($"/v1/fronts/{slug}?language=en")).Json["containers"]![0]!["more"]!["slug"]!,
                Is.EqualTo("sea"));
        });
        var newer = await Published("chronicle", 1);
        Assert.That((long)(await Front(slug))[0]!["article"]!["id"]!, Is.EqualTo(newer[0].Id));
    }

    [Test]
    public async Task A_draft_shows_to_readers_only_once_it_is_published_and_can_be_dropped()
    {
        var story = await Editor.PublishedArticle(Makers.Content());
        var slug = await Publish(new { key = "top", cards = new[] { Card(story) } });
        var path = $"/v1/editorial/fronts/{slug}";
        var before = (await Anonymous.Get($"/v1/fronts/{slug}?language=en")).Text;
        var draft = Makers.FrontContent(new { key = "other", cards = new[] { Card(story) } });
        var saved = (await Editor.Put($"{path}/draft", draft, (await Editor.Get(path)).ETag)).Expect(HttpStatusCode.OK);
        Assert.Multiple(async () =>
        {
            Assert.That(saved.Value<bool>("hasChanges"), Is.True);
            Assert.That((await Anonymous.Get($"/v1/fronts/{slug}?language=en")).Text, Is.EqualTo(before));
        });
        var dropped = (await Editor.Post($"{path}/discard", null, saved.ETag)).Expect(HttpStatusCode.OK);
        Assert.That(dropped.Value<bool>("hasChanges"), Is.False);
        var restored = (await Editor.Post($"{path}/revisions/2/restore", null, dropped.ETag)).Expect(HttpStatusCode.OK);
        (await Editor.Post($"{path}/publish", null, restored.ETag)).Expect(HttpStatusCode.OK);
        var history = await Editor.Get($"{path}/revisions");
        Assert.Multiple(async () =>
        {
            Assert.That(Cards(await Anonymous.Get($"/v1/fronts/{slug}?language=en"), "other"), Has.Count.EqualTo(1));
            Assert.That(history.Json["items"]!.AsArray().Select(one => (int)one!["number"]!), Is.EqualTo(new[] { 3, 2, 1 }));
            Assert.That((int)history.Json["items"]![0]!["restoredFrom"]!, Is.EqualTo(2));
        });
    }

    [Test]
    public async Task Two_editors_can_not_overwrite_each_other()
    {
        var slug = await Publish(new { key = "top" });
        var path = $"/v1/editorial/fronts/{slug}";
        var etag = (await Editor.Get(path)).ETag;
        (await Editor.Put($"{path}/draft", Makers.FrontContent(new { key = "one" }), etag)).Expect(HttpStatusCode.OK);
        (await Editor.Put($"{path}/draft", Makers.FrontContent(new { key = "two" }), etag)).Expect(HttpStatusCode.PreconditionFailed);
        (await Editor.Post($"{path}/publish", null, etag)).Expect(HttpStatusCode.PreconditionFailed);
        (await Editor.Post($"{path}/publish")).Expect(HttpStatusCode.PreconditionRequired);
    }

    [Test]
    public async Task A_withdrawn_front_is_not_there_and_can_be_deleted()
    {
        var slug = await Publish(new { key = "top" });
        var path = $"/v1/editorial/fronts/{slug}";
        (await Anonymous.Get($"/v1/fronts/{slug}")).Expect(HttpStatusCode.OK);
        Assert.That(
            (await Editor.Delete(path, (await Editor.Get(path)).ETag)).Expect(HttpStatusCode.Conflict).Code, Is.EqualTo("in_use"));
        var withdrawn = (await Editor.Post($"{path}/unpublish", null, (await Editor.Get(path)).ETag)).Expect(HttpStatusCode.OK);
        (await Anonymous.Get($"/v1/fronts/{slug}")).Expect(HttpStatusCode.NotFound);
        Assert.That((await Editor.Post($"{path}/unpublish", null, withdrawn.ETag)).Code, Is.EqualTo("not_published"));
        (await Editor.Delete(path, withdrawn.ETag)).Expect(HttpStatusCode.NoContent);
        (await Editor.Get(path)).Expect(HttpStatusCode.NotFound);
    }

    private static object Card(Answer story) => new { kind = "article", article = story.Id };

    private async Task<string> Publish(params object[] containers)
    {
        var slug = $"front-{++_made}";
        await Editor.PublishedFront(slug, containers);
        return slug;
    }

    private async Task<IReadOnlyList<Answer>> Published(string tag, int count)
    {
        var all = new List<Answer>();
        for (var at = 0; at < count; at++)
            all.Add(await Editor.PublishedArticle(Makers.Content(title: $"{tag} {at}", tags: [tag])));
        return all;
    }

    private async Task<JsonArray> Front(string slug, string language = "en", string more = "") =>
        (await Anonymous.Get($"/v1/fronts/{slug}?language={language}{more}")).Expect(HttpStatusCode.OK).Json["containers"]![0]!["cards"]!
            .AsArray();

    private static JsonArray Cards(Answer front, string key) =>
        front.Json["containers"]!.AsArray().Single(one => (string)one!["key"]! == key)!["cards"]!.AsArray();

    private static IEnumerable<long> Ids(JsonArray cards) => cards.Select(card => (long)card!["article"]!["id"]!);
}
