using System.Net;
using System.Text.Json;
using NewsApi.Access;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Readership.Events;

public class EventTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task Views_are_counted_once_per_person_and_half_hour()
    {
        var (id, key) = await Story();
        var one = App.Reader();
        var other = App.Reader(Reader.Phone);
        await one.SendAcknowledged(new { kind = "view", article = id, key });
        await one.SendAcknowledged(new { kind = "view", article = id, key });
        await other
            .SendAcknowledged(new { kind = "view", article = id, key }, new { kind = "share", article = id, key, channel = "telegram" });
        await App.Aggregate();
        Assert.That(
            App.Database.Totals("article", id), Is.EquivalentTo(new Dictionary<string, long> { ["view human"] = 2, ["share human"] = 1 }));

        App.Clock.Advance(TimeSpan.FromMinutes(31));
        await one.SendAcknowledged(new { kind = "view", article = id, key });
        await App.Aggregate();
        Assert.That(App.Database.Totals("article", id)["view human"], Is.EqualTo(3));
    }

    [Test]
    public async Task An_id_that_comes_again_counts_once_however_long_after_within_a_day()
    {
        var (id, key) = await Story();
        var batch =
            Enumerable.Range(0, 5).Select(number => (object)new { kind = "print", article = id, key, id = $"event-{number}" }).ToArray();
        // Of one who wants no trace nothing but the ids says that it is a repeat.
        var reader = App.Reader(Reader.Browser, ("Sec-GPC", "1"));
        await reader.SendAcknowledged(batch);
        await reader.SendAcknowledged(batch);
        await App.Aggregate();
        App.Clock.Advance(TimeSpan.FromHours(20));
        await reader.SendAcknowledged([.. batch, new { kind = "print", article = id, key, id = "event-5" }]);
        await App.Aggregate();
        Assert.That(App.Database.Totals("article", id), Is.EquivalentTo(new Dictionary<string, long> { ["print human"] = 6 }));
    }

    [Test]
    public async Task The_answer_shows_views_that_are_some_minutes_old_and_is_not_stale_at_each_count()
    {
        var (id, key) = await Story();
        var before = await Anonymous.Get($"/v1/articles/{id}");
        await App.Reader().SendAcknowledged(new { kind = "view", article = id, key });
        await App.Aggregate();
        var kept = await Anonymous.Get($"/v1/articles/{id}");
        Assert.That(
            (kept.Value<long>("views"), kept.ETag, kept.Headers["Cache-Status"]), Is.EqualTo((0L, before.ETag, "NewsApi; hit")),
            "counted, and still the answer that was kept");

        App.Clock.Advance(TimeSpan.FromSeconds(301));
        var anew = await Anonymous.Get($"/v1/articles/{id}");
        Assert.That((anew.Value<long>("views"), anew.Headers["Cache-Status"]), Is.EqualTo((1L, "NewsApi; fwd=uri-miss; stored")));
        Assert.That(anew.ETag, Is.Not.EqualTo(before.ETag));
        Assert.That((await Anonymous.Get($"/v1/articles?fields=id,views,viewKey")).Json["items"]!.AsArray()
            .Single(item => (long)item!["id"]! == id)!.ToJsonString(), Is.EqualTo($$"""{"id":{{id}},"views":1,"viewKey":"{{key}}"}"""));
    }

    [Test]
    public async Task Every_class_of_visitor_is_counted_apart_and_only_people_are_public()
    {
        var (id, key) = await Story();
        (string? Agent, (string, string)[] Headers)[] visitors =
        [
            (Reader.Browser, []), (Reader.Twitterbot, []), ("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", []),
            ("curl/8.5.0", []),
            (null, []),
            ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36", []),
            (Reader.Browser, [("Sec-Purpose", "prefetch;prerender")]),
            (Reader.Phone, [("Authorization", $"Bearer {await App.Key(Role.Writer)}")]),
        ];
        foreach (var (agent, headers) in visitors)
            await App.Reader(agent, headers).SendAcknowledged(new { kind = "view", article = id, key });
        await App.Aggregate();
        Assert.That(App.Database.Totals("article", id), Is.EquivalentTo(new Dictionary<string, long>
        {
            ["view human"] = 1, ["view previewBot"] = 1, ["view crawler"] = 2, ["view suspect"] = 2, ["view prefetch"] = 1,
            ["view staff"] = 1,
        }));
        App.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.That((await Anonymous.Get($"/v1/articles/{id}")).Value<long>("views"), Is.EqualTo(1));
    }

    [Test]
    public async Task What_can_not_be_taken_is_refused_in_its_place_and_the_rest_of_its_batch_is_counted()
    {
        var (id, key) = await Story();
        var draft = await Editor.Article(Makers.Content());
        var good = new { kind = "view", article = id, key };
        var other = await Story();
        (object Event, string Place)[] refused =
        [
            (new { kind = "view", article = draft.Id, key }, "/1/article"), (new { kind = "view", article = 999_999, key }, "/1/article"),
            (new { kind = "view", article = id, key = other.Key }, "/1/article"),
            (new { kind = "view", article = id, key = "forged" }, "/1/article"),
            (new { kind = "view", article = id, key, at = "2026-02-27T00:00:00Z" }, "/1/at"),
            (new { kind = "view", article = id, key, at = "2999-01-01T00:00:00Z" }, "/1/at"),
            (new { kind = "view", article = id, key, referrer = new string('a', 300) }, "/1/referrer"),
            (new { kind = "view", article = id, key, referrer = "two words" }, "/1/referrer"),
            (new { kind = "VIEW", article = id, key }, "/1/kind"), (new { kind = "view", article = "7", key }, "/1/article"),
            (new { kind = "view", article = id, key, nothing = 1 }, "/1/nothing"), (null!, "/1"), (new[] { good }, "/1"),
            (new { kind = "click", article = id, key }, "/1/kind"),
            (new { kind = "share", article = id, key }, "/1/channel"),
            (new { kind = "view", article = id, key, channel = "telegram" }, "/1/channel"),
            (new { kind = "view", article = id, key, language = "ru" }, "/1/language"),
            (new { kind = "view", article = id, key, link = "zzzzzzz" }, "/1/link"),
            (new { kind = "view", article = id, key, id = "" }, "/1/id"),
            (new { kind = "view", article = id, key, id = new string('a', 65) }, "/1/id"),
            (new { kind = "view", article = id }, "/1/key"),
        ];
        foreach (var (one, place) in refused)
        {
            using var sent = await App.Reader(Reader.Browser, ("DNT", "1")).Tell(good, one);
            var answer = await Answer.Read(sent);
            Assert.That(
                (answer.Status, answer.Value<int>("stored"), answer.Value<int>("refused"), string.Join(' ', answer.Places)),
                Is.EqualTo((HttpStatusCode.OK, 1, 1, place)), answer.Text);
            using var alone = await App.Reader().Tell([one]);
            answer = await Answer.Read(alone);
            Assert.That(answer.Places.Select(found => found.Replace("/0", "/1")), Has.Member(place), answer.Text);
            Assert.That((int)answer.Status, Is.EqualTo(answer.Code == "invalid_json" ? 400 : 422), answer.Text);
        }

        await App.Aggregate();
        Assert.That(App.Database.Totals("article", id)["view human"], Is.EqualTo(refused.Length));
    }

    [Test]
    public async Task An_article_that_is_not_public_is_refused_as_one_that_never_was()
    {
        var (_, key) = await Story();
        var draft = await Editor.Article(Makers.Content());
        var answers = new List<string>();
        foreach (var id in (long[])[draft.Id, 888_888])
        {
            using var answer = await App.Reader().Tell(new { kind = "view", article = id, key });
            var problem = (await Answer.Read(answer)).Json;
            problem["traceId"] = "";
            answers.Add(problem.ToJsonString());
        }

        Assert.That(answers.Distinct().Count(), Is.EqualTo(1));
    }

    [TestCase("[]", null, HttpStatusCode.UnprocessableEntity)]
    [TestCase("", null, HttpStatusCode.BadRequest)]
    [TestCase("null", null, HttpStatusCode.BadRequest)]
    [TestCase("{}", null, HttpStatusCode.UnprocessableEntity)]
    [TestCase("{} {}", null, HttpStatusCode.BadRequest)]
    [TestCase("\"view\"", null, HttpStatusCode.BadRequest)]
    [TestCase("[[]]", null, HttpStatusCode.BadRequest)]
    [TestCase("[null]", null, HttpStatusCode.UnprocessableEntity)]
    [TestCase("[{}] x", null, HttpStatusCode.BadRequest)]
    [TestCase("[{\"kind\":\"VIEW\"}]", null, HttpStatusCode.BadRequest)]
    [TestCase("[{\"nothing\":1}]", null, HttpStatusCode.BadRequest)]
    [TestCase("[{}]", "image/png", HttpStatusCode.UnsupportedMediaType)]
    [TestCase("[{}]", "text/plain;charset=windows-1251", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_body_of_another_shape_is_refused(string body, string? type, HttpStatusCode status)
    {
        using var answer = await App.Reader().Tell(body, type ?? "application/json");
        Assert.That(answer.StatusCode, Is.EqualTo(status), await answer.Content.ReadAsStringAsync());
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
    }

    [Test]
    public async Task A_batch_has_a_hundred_events_and_a_hundred_kilobytes_at_most()
    {
        var (id, key) = await Story();
        var one = new { kind = "copy", article = id, key };
        var reader = App.Reader(Reader.Browser, ("DNT", "1"));
        await reader.SendAcknowledged([.. Enumerable.Repeat((object)one, 100)]);
        using var many = await reader.Tell([.. Enumerable.Repeat((object)one, 101)]);
        Assert.That(many.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        using var large = await reader.Tell(JsonSerializer.Serialize(new[] { one }) + new string(' ', 100_000), "text/plain;charset=UTF-8");
        Assert.That(large.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        await App.Aggregate();
        Assert.That(App.Database.Totals("article", id)["copy human"], Is.EqualTo(100), "of one who wants no trace, repeats can't be told");
    }

    [Test]
    public async Task One_event_needs_no_list()
    {
        var (id, key) = await Story();
        using var taken =
            await App.Reader().Tell(JsonSerializer.Serialize(new { kind = "view", article = id, key }), "text/plain;charset=UTF-8");
        Assert.That(taken.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        await App.Aggregate();
        Assert.That(App.Database.Totals("article", id)["view human"], Is.EqualTo(1));
        using var refused =
            await App.Reader().Tell(JsonSerializer.Serialize(new { kind = "view", article = id, key = "forged" }), "application/json");
        Assert.That((await Answer.Read(refused)).Places, Is.EqualTo(new[] { "/article" }));
    }

    [Test]
    public async Task A_link_must_lead_to_the_article_and_what_it_hides_is_not_told()
    {
        var (id, key) = await Story();
        var (otherId, _) = await Story();
        var draft = await Editor.Article(Makers.Content());
        var waiting =
            (await Editor.Post("/v1/editorial/share-links", new { articleId = id, validFrom = App.Clock.GetUtcNow().AddDays(1) }))
                .Value<string>("code");
        var answers = new List<string>();
        foreach (var link in (string[])[await Code(otherId), await DraftCode(draft.Id), waiting, "zzzzzzz", "not a code"])
        {
            using var answer = await App.Reader().Tell(new { kind = "view", article = id, key, link });
            var problem = (await Answer.Read(answer)).Json;
            problem["traceId"] = "";
            answers.Add(problem.ToJsonString());
        }

        Assert.That(answers.Distinct().Count(), Is.EqualTo(1), string.Join('\n', answers));
        Assert.That(answers[0], Does.Contain("/0/link"));
        await App.Reader().SendAcknowledged(new { kind = "view", article = id, key, link = $"{await Code(id)}-t" });
        await App.Aggregate();
        Assert.That(App.Database.Totals("article", id), Is.EquivalentTo(new Dictionary<string, long> { ["view human"] = 1 }));
    }

    [Test]
    public async Task What_is_told_late_counts_once_however_often_it_is_told()
    {
        var (id, key) = await Story();
        var reader = App.Reader();
        var hours =
            Enumerable.Range(1, 20)
                .Select(hour => (object)new { kind = "view", article = id, key, at = App.Clock.GetUtcNow().AddHours(-hour) }).ToArray();
        for (var time = 0; time < 4; time++)
        {
            await reader.SendAcknowledged(hours);
            await App.Aggregate();
            App.Clock.Advance(TimeSpan.FromMinutes(50));
        }

        Assert.That(App.Database.Totals("article", id)["view human"], Is.EqualTo(20));
    }

    [Test]
    public async Task A_beacon_needs_no_preflight_and_a_page_elsewhere_may_send_it()
    {
        var (id, key) = await Story();
        using var answer = await App.Reader(Reader.Browser, ("Origin", "https://front.example"))
            .Tell(JsonSerializer.Serialize(new[] { new { kind = "view", article = id, key } }), "text/plain;charset=UTF-8");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(answer.Headers.GetValues("Access-Control-Allow-Origin"), Is.EqualTo(new[] { "*" }));
        Assert.That(answer.Headers.GetValues("RateLimit-Policy").Single(), Is.EqualTo("\"events\";q=3000;w=60"));
    }

    private async Task<string> Code(long id) =>
        new Uri((await Anonymous.Get($"/v1/articles/{id}?include=share")).Json["share"]!["shortUrl"]!.GetValue<string>()).Segments[^1];

    private async Task<string> DraftCode(long id) =>
        (await Editor.Post("/v1/editorial/share-links", new { articleId = id })).Value<string>("code");

    private async Task<(long Id, string Key)> Story()
    {
        var article = await Editor.PublishedArticle(Makers.Content());
        var answer = (await Anonymous.Get($"/v1/articles/{article.Id}")).Expect(HttpStatusCode.OK);
        return (article.Id, answer.Value<string>("viewKey"));
    }
}
