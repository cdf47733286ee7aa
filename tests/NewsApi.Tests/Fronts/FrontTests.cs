using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Articles.Editing;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Fronts;
using NewsApi.Scheduling;
using NewsApi.Tests.Media.Images;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Fronts;

public class FrontTests(Database database) : DatabaseFixture(database)
{
    private static readonly Sql Break = new("UPDATE published_fronts SET content = '{' WHERE slug = @Slug");

    private static readonly Sql Remove = new("DELETE FROM published_fronts WHERE slug = @Slug");

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

    [Test]
    public async Task A_card_has_a_picture_of_its_own_which_is_public_with_the_front()
    {
        var story = await Editor.PublishedArticle(Makers.Content());
        var picture = (await Editor.PostRaw("/v1/editorial/media", TestPictures.Png(64, 48), "image/png")).Expect(HttpStatusCode.Created);
        var latest = $"/media/{picture.Id}/latest/large.jpg";
        var front = await Editor.Front(
            "pictured", new { key = "top", cards = new[] { new { kind = "article", article = story.Id, image = picture.Id } } });
        (await Anonymous.Get(latest)).Expect(HttpStatusCode.NotFound);
        var path = "/v1/editorial/fronts/pictured";
        var refused = (await Editor.Post($"{path}/publish", null, front.ETag)).Expect(HttpStatusCode.Conflict);
        Assert.That((refused.Code, refused.Places.Single()), Is.EqualTo(("publication_incomplete", "/containers/0/cards/0/image")));
        var file = $"/v1/editorial/media/{picture.Id}";
        (await Editor.Put(file, new { alt = new { en = "A quay" } }, (await Editor.Get(file)).ETag)).Expect(HttpStatusCode.OK);
        (await Editor.Post($"{path}/publish", null, front.ETag)).Expect(HttpStatusCode.OK);
        var shown = (await Front("pictured"))[0]!["image"]!;
        Assert.Multiple(async () =>
        {
            Assert.That(((long)shown["id"]!, (string)shown["alt"]!), Is.EqualTo((picture.Id, "A quay")));
            Assert.That((await Anonymous.Get(latest)).Status, Is.EqualTo(HttpStatusCode.Redirect).Or.EqualTo(HttpStatusCode.OK));
            Assert.That(
                (await Editor.Delete(file, (await Editor.Get(file)).ETag)).Expect(HttpStatusCode.Conflict).Code, Is.EqualTo("in_use"));
        });
    }

    [Test]
    public async Task A_preview_shows_a_draft_to_whoever_has_its_link_until_it_is_revoked()
    {
        var story = await Editor.PublishedArticle(Makers.Content());
        await Editor.Front("previewed", new { key = "top", cards = new[] { Card(story) } });
        var made = (await Editor.Post("/v1/editorial/fronts/previewed/previews")).Expect(HttpStatusCode.Created).Json;
        var path = new Uri((string)made["url"]!).AbsolutePath;
        var shown = (await Anonymous.Get($"{path}?language=en")).Expect(HttpStatusCode.OK);
        Assert.Multiple(() =>
        {
            Assert.That(Ids(Cards(shown, "top")), Is.EqualTo(new[] { story.Id }));
            Assert.That(shown.Headers["Cache-Control"], Is.EqualTo("no-store"));
        });
        (await Editor.Post("/v1/editorial/fronts/previewed/previews", new { revision = 7 })).Expect(HttpStatusCode.UnprocessableEntity);
        var id = made["preview"]!["id"]!;
        (await Editor.Delete($"/v1/editorial/fronts/previewed/previews/{id}", null)).Expect(HttpStatusCode.NoContent);
        (await Anonymous.Get(path)).Expect(HttpStatusCode.NotFound);
        (await Editor.Delete($"/v1/editorial/fronts/previewed/previews/{id}", null)).Expect(HttpStatusCode.NotFound);
        await Editor.Post("/v1/editorial/fronts/previewed/previews", new { hours = 1 });
        (await Editor.Delete("/v1/editorial/fronts/previewed", (await Editor.Get("/v1/editorial/fronts/previewed")).ETag))
            .Expect(HttpStatusCode.NoContent);
    }

    [Test]
    public async Task Copies_streams_and_caches_learn_of_a_front_when_readers_see_it()
    {
        var since = (await Anonymous.Get("/v1/changes?kinds=front")).Value<string>("next");
        while ((await Anonymous.Get($"/v1/changes?kinds=front&since={since}")) is var more && more.Value<bool>("hasMore"))
            since = more.Value<string>("next");
        var story = await Editor.PublishedArticle(Makers.Content());
        await Editor.Front("followed", new { key = "top", cards = new[] { Card(story) } });
        var drafted = await Anonymous.Get($"/v1/changes?kinds=front&since={since}");
        Assert.That(drafted.Json["items"]!.AsArray(), Is.Empty, "a draft is no news");
        var path = "/v1/editorial/fronts/followed";
        (await Editor.Post($"{path}/publish", null, (await Editor.Get(path)).ETag)).Expect(HttpStatusCode.OK);
        var news = await Anonymous.Get($"/v1/changes?kinds=front&since={drafted.Value<string>("next")}");
        var entry = news.Json["items"]!.AsArray().Single()!;
        Assert.That(((string)entry["operation"]!, (string)entry["front"]!["slug"]!), Is.EqualTo(("upsert", "followed")));
        var front = await Anonymous.Get("/v1/fronts/followed?language=en");
        Assert.That(
            front.Headers["Surrogate-Key"].Split(' '), Is.SupersetOf((string[])[$"front:{entry["id"]}", $"article:{story.Id}", "site"]));
        (await Anonymous.Get("/v1/fronts/followed?language=en")).Expect(HttpStatusCode.OK);
        Assert.That((await Anonymous.Get("/v1/fronts/followed?language=en")).Headers["Cache-Status"], Is.EqualTo("NewsApi; hit"));
        (await Editor.Post($"{path}/unpublish", null, (await Editor.Get(path)).ETag)).Expect(HttpStatusCode.OK);
        (await Anonymous.Get("/v1/fronts/followed?language=en")).Expect(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Bad_fronts_are_refused_with_every_fault_at_its_place()
    {
        var body = new
        {
            slug = "wrong",
            draft = new
            {
                titles = new { en = "Wrong" },
                section = "nowhere",
                containers = new object[]
                {
                    new { key = "a", backfill = "tag=nothing&language=en&tagg=x&sort=-views", limit = 51 },
                    new
                    {
                        key = "a",
                        cards = new object[]
                        {
                            new { kind = "article", article = 999_999 }, new { kind = "link", url = "javascript:alert(1)" },
                            new { kind = "tag", slug = "nothing" },
                            new { kind = "article", article = 1, from = "2026-01-02T00:00:00Z", until = "2026-01-01T00:00:00Z" },
                        },
                    },
                },
            },
        };
        var places = (await Editor.Post("/v1/editorial/fronts", body)).Expect(HttpStatusCode.UnprocessableEntity).Places;
        Assert.That(places, Is.SupersetOf((string[])
        [
            "/draft/containers/0/backfill", "/draft/containers/0/limit", "/draft/containers/1/key", "/draft/containers/1/cards/1/url",
            "/draft/containers/1/cards/1/headlines", "/draft/containers/1/cards/3/until",
        ]));
        var forty = Enumerable.Range(0, 40).Select(number => (object)new { key = $"c{number}", limit = 1 }).ToArray();
        Assert.That(
            (await Editor.Post("/v1/editorial/fronts", new { slug = "forty", draft = Makers.FrontContent(forty) }))
                .Expect(HttpStatusCode.UnprocessableEntity).Places,
            Does.Contain("/draft/containers"));
        var unknown = await Editor.Post(
            "/v1/editorial/fronts", new { slug = "unknown", draft = Makers.FrontContent(new { key = "a", backfill = "tag=nothing" }) });
        Assert.That(unknown.Expect(HttpStatusCode.UnprocessableEntity).Places, Is.EqualTo(new[] { "/draft/containers/0/backfill" }));
        (await Editor.Get("/v1/editorial/fronts/unknown")).Expect(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task A_cached_front_shows_the_first_translation_of_a_chosen_story()
    {
        var english = await Editor.PublishedArticle(Makers.Content(title: "Alone"));
        var shown = await Editor.PublishedArticle(Makers.Content(title: "Показан", language: "ru"));
        var slug = await Publish(new { key = "top", cards = new[] { Card(english), Card(shown) } });
        Assert.That(Ids(await Front(slug, "ru", "&fields=id")), Is.EqualTo(new[] { shown.Id }));
        var russian = await Editor.PublishedArticle(Makers.Content(title: "Один", language: "ru", translationOf: english.Id));
        Assert.That(Ids(await Front(slug, "ru", "&fields=id")), Is.EqualTo(new[] { russian.Id, shown.Id }));
    }

    [Test]
    public async Task A_card_that_shows_the_newest_of_a_tag_takes_no_story_from_a_chosen_card()
    {
        await Editor.Tag("taken");
        var stories = await Published("taken", 2);
        var slug = await Publish(
            new { key = "newest", cards = new[] { new { kind = "newest", slug = "taken" } } },
            new { key = "chosen", cards = new[] { new { kind = "article", article = stories[1].Id, headlines = new { en = "Chosen" } } } });
        var front = await Anonymous.Get($"/v1/fronts/{slug}?language=en");
        Assert.That(Ids(Cards(front, "newest")), Is.EqualTo(new[] { stories[0].Id }));
        Assert.That((string)Cards(front, "chosen")[0]!["headline"]!, Is.EqualTo("Chosen"));
    }

    [Test]
    public async Task Texts_of_a_card_stand_above_what_they_fit()
    {
        (await Editor.Post("/v1/editorial/tags", new { slug = "named", kind = "topic", names = new { en = "Named", ru = "Тема" } }))
            .Expect(HttpStatusCode.Created);
        var english = await Editor.PublishedArticle(Makers.Content(title: "Own", summary: "Own summary"));
        await Editor.PublishedArticle(Makers.Content(title: "Свой", language: "ru", translationOf: english.Id));
        var slug = await Publish(new
        {
            key = "top",
            cards = new object[]
            {
                new { kind = "article", article = english.Id, headlines = new { en = "Card" }, kickers = new { en = "Live" } },
                new { kind = "tag", slug = "named", headlines = new { en = "Follow" } },
                new { kind = "link", url = "https://example.org/", headlines = new { en = "Link" } },
            },
        });
        Assert.Multiple(async () =>
        {
            Assert.That(Headlines(await Front(slug)), Is.EqualTo(["Card", "Follow", "Link"]));
            Assert.That(Headlines(await Front(slug, "ru")), Is.EqualTo(["Свой", "Тема", "Link"]));
            Assert.That((string?)(await Front(slug, "ru"))[0]!["kicker"], Is.Null);
            Assert.That(Headlines(await Front(slug, "hy", "&fallback=default")), Is.EqualTo(["Card", "Follow", "Link"]));
        });

        static IEnumerable<string> Headlines(JsonArray cards) => cards.Select(card => (string)card!["headline"]!);
    }

    [Test]
    public async Task A_picture_is_not_public_before_its_card_is()
    {
        var hidden = await Editor.Article(Makers.Content());
        var story = await Editor.PublishedArticle(Makers.Content());
        var pictures = new List<long>();
        for (var number = 0; number < 2; number++)
        {
            var picture = await Editor.PostRaw("/v1/editorial/media", TestPictures.Png(80 + 20 * number, 50), "image/png");
            var file = $"/v1/editorial/media/{picture.Id}";
            (await Editor.Put(file, new { alt = new { en = "A quay" } }, (await Editor.Get(file)).ETag)).Expect(HttpStatusCode.OK);
            pictures.Add(picture.Id);
        }

        var from = App.Clock.GetUtcNow().AddHours(2);
        var slug = await Publish(new
        {
            key = "top",
            cards = new object[]
            {
                new { kind = "article", article = story.Id, image = pictures[0], from },
                new { kind = "article", article = hidden.Id, image = pictures[1] },
                Card(story),
            },
        });
        (await Anonymous.Get($"/v1/fronts/{slug}")).Expect(HttpStatusCode.OK);
        foreach (var picture in pictures)
            (await Anonymous.Get($"/media/{picture}/latest/large.jpg")).Expect(HttpStatusCode.NotFound);
        var refused = await Editor.Delete(
            $"/v1/editorial/media/{pictures[0]}", (await Editor.Get($"/v1/editorial/media/{pictures[0]}")).ETag);
        Assert.That(refused.Expect(HttpStatusCode.Conflict).Code, Is.EqualTo("in_use"));
        Assert.That(refused.Text, Does.Contain(slug));
        App.Clock.Advance(TimeSpan.FromHours(3));
        await App.Services.GetRequiredService<CardWindowScheduler>().RunAll(DueWork.Clock, CancellationToken.None);
        (await Anonymous.Get($"/media/{pictures[0]}/latest/large.jpg")).Expect(HttpStatusCode.Redirect);
        (await Anonymous.Get($"/media/{pictures[1]}/latest/large.jpg")).Expect(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task A_list_names_the_section_by_the_slug_that_it_has_now()
    {
        var section = await Editor.Section("opened");
        var front = await Editor.Front("opening", new { key = "top" });
        var draft = new { titles = new { en = "Opening" }, section = "opened", containers = Array.Empty<object>() };
        var saved = await Editor.Put("/v1/editorial/fronts/opening/draft", draft, front.ETag);
        (await Editor.Post("/v1/editorial/fronts/opening/publish", null, saved.ETag)).Expect(HttpStatusCode.OK);
        Assert.That(await Named(), Is.EqualTo("opened"));
        (await Editor.Put(
            $"/v1/editorial/sections/{section.Id}", new { slug = "renamed", names = new { en = "Renamed" } }, section.ETag))
            .Expect(HttpStatusCode.OK);
        Assert.That(await Named(), Is.EqualTo("renamed"));

        async Task<string?> Named() => (await Anonymous.Get("/v1/fronts?limit=100")).Json["items"]!.AsArray()
            .Where(one => (string)one!["slug"]! == "opening").Select(one => (string?)one!["section"]).Single();
    }

    [Test]
    public async Task A_front_that_can_not_be_turned_stops_no_other()
    {
        var story = await Editor.PublishedArticle(Makers.Content());
        var from = App.Clock.GetUtcNow().AddHours(1);
        var (broken, whole) = (await Publish(Later(from)), await Publish(Later(from.AddMinutes(1))));
        var db = App.Services.GetRequiredService<Db>();
        await db.WriteAsync(write => write.Execute(Break, new { Slug = broken }), CancellationToken.None);
        App.Clock.Advance(TimeSpan.FromHours(2));
        await Assert.ThrowsAsync<AggregateException>(
            () => App.Services.GetRequiredService<CardWindowScheduler>().RunAll(DueWork.Clock, CancellationToken.None));
        Assert.That(Ids(await Front(whole)), Is.EqualTo(new[] { story.Id }));
        await db.WriteAsync(write => write.Execute(Remove, new { Slug = broken }), CancellationToken.None);

        object Later(DateTimeOffset at) => new { key = "top", cards = new[] { new { kind = "article", article = story.Id, from = at } } };
    }

    [Test]
    public async Task A_headline_with_markup_stays_text_and_a_purged_story_falls_out()
    {
        var story = await Editor.PublishedArticle(Makers.Content());
        var slug = await Publish(new
        {
            key = "top",
            cards = new object[]
            {
                new { kind = "article", article = story.Id },
                new { kind = "link", url = "https://example.org/", headlines = new { en = "<img src=x onerror=alert(1)>" } },
            },
        });
        Assert.That(await Front(slug), Has.Count.EqualTo(2));
        var withdrawn = await Editor.Do(story, "unpublish");
        (await Editor.Delete($"/v1/editorial/articles/{story.Id}", withdrawn.ETag)).Expect(HttpStatusCode.OK);
        App.Clock.Advance(TimeSpan.FromDays(40));
        var purge = App.Services.GetRequiredService<TrashPurge>();
        var trashed = (await purge.List(0, CancellationToken.None)).Single(one => one.Id == story.Id);
        Assert.That(await purge.Remove(trashed, CancellationToken.None), Is.True);
        var cards = await Front(slug);
        Assert.That(cards.Select(card => (string)card!["headline"]!), Is.EqualTo(new[] { "<img src=x onerror=alert(1)>" }));
        var path = $"/v1/editorial/fronts/{slug}";
        var named = await Editor.Put(
            $"{path}/draft", Makers.FrontContent(new { key = "new", cards = new[] { Card(story) } }), (await Editor.Get(path)).ETag);
        Assert.That(named.Expect(HttpStatusCode.UnprocessableEntity).Places, Is.EqualTo(new[] { "/containers/0/cards/0/article" }));
    }

    [Test]
    public async Task A_comparison_names_what_was_added_removed_moved_and_changed()
    {
        var (a, b, c) = (
            await Editor.PublishedArticle(Makers.Content()), await Editor.PublishedArticle(Makers.Content()),
            await Editor.PublishedArticle(Makers.Content()));
        var front = await Editor.Front("compared", new { key = "one", cards = new[] { Card(a), Card(b), Card(c) } }, new { key = "two" });
        (await Editor.Put(
            "/v1/editorial/fronts/compared/draft",
            Makers.FrontContent(
                new { key = "three", cards = new[] { Card(b) } },
                new
                {
                    key = "one", limit = 3, cards = new object[]
                {
                    Card(c), new { kind = "article", article = a.Id, kickers = new { en = "Live" } },
                }
                }),
            front.ETag)).Expect(HttpStatusCode.OK);
        var found = (await Editor.Get("/v1/editorial/fronts/compared/revisions/compare?from=1&to=2")).Json["differences"]!.AsArray()
            .Select(one =>
                $"{one!["change"]} {one["container"]} {one["card"]} {one["fromContainer"]} {string.Join(',', one["fields"]!.AsArray())}");
        Assert.That(found, Is.EquivalentTo(new[]
        {
            "added three   ", "removed two   ", "changed one   limit", $"moved three article:{b.Id} one ",
            $"moved one article:{a.Id}  ", $"changed one article:{a.Id}  kickers",
        }).Or.EquivalentTo(new[]
        {
            "added three   ", "removed two   ", "changed one   limit", $"moved three article:{b.Id} one ",
            $"moved one article:{c.Id}  ", $"changed one article:{a.Id}  kickers",
        }));
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
