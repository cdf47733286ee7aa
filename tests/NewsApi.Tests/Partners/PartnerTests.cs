using System.Net;
using NewsApi.Access;
using NewsApi.Tests.Support;
using NewsApi.Tests.Sync;

namespace NewsApi.Tests.Partners;

public class PartnerTests(Database database) : PartnerFixture(database)
{
    [Test]
    public async Task A_partner_is_created_read_and_changed()
    {
        await Editor.Section("p-made");
        var created = (await Admin.Post("/v1/editorial/partners", new
        {
            name = "Agency", contact = "desk@agency.example", dailyRequests = 5_000,
            scope = new { languages = new[] { "EN" }, sections = new[] { "p-made" } }, text = "summary",
        })).Expect(HttpStatusCode.Created);
        Assert.That(
            created.Json["scope"]!.ToJsonString(), Is.EqualTo("""{"languages":["en"],"sections":["p-made"],"tags":[]}"""));
        Assert.That((created.Value<string>("rights"), created.Value<bool>("active")), Is.EqualTo(("syndicatable", true)));
        var path = $"/v1/editorial/partners/{created.Id}";
        var changed = (await Admin.Put(path, new { name = "Agency", rights = "all" }, created.ETag)).Expect(HttpStatusCode.OK);
        Assert.That((changed.Value<string>("text"), changed.Value<string>("rights")), Is.EqualTo(("full", "all")));
        (await Admin.Put(path, new { name = "Agency" }, created.ETag)).Expect(HttpStatusCode.PreconditionFailed);
        var same = (await Admin.Put(path, new { name = "Agency", rights = "all" }, changed.ETag)).Expect(HttpStatusCode.OK);
        Assert.That(same.ETag, Is.EqualTo(changed.ETag));
        Assert.That((await Admin.Get("/v1/editorial/partners")).Ids, Does.Contain(created.Id));
        Assert.That(
            (await Admin.Get($"/v1/editorial/audit?kind=partner&id={created.Id}")).Json["items"]!.AsArray()
                .Select(entry => entry!["action"]!.GetValue<string>()),
            Is.EqualTo(["updated", "created"]));
    }

    [Test]
    public async Task What_is_wrong_with_a_partner_is_told()
    {
        var refused = (await Admin.Post("/v1/editorial/partners", new
        {
            name = "", dailyRequests = 0, scope = new { languages = new[] { "??" }, sections = new[] { "nowhere" } },
        })).Expect(HttpStatusCode.UnprocessableEntity);
        Assert.That(refused.Places, Is.EquivalentTo(["/name", "/dailyRequests", "/scope/languages/0", "/scope/sections/0"]));
        (await Admin.Post("/v1/editorial/partners/999999/keys", new { name = "Lost" })).Expect(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Its_keys_open_its_own_paths_only_and_no_other_key_does()
    {
        var (partner, client) = await Partner();
        Assert.That((await client.Get("/v1/partner")).Expect(HttpStatusCode.OK).Value<string>("name"), Is.EqualTo("Agency"));
        Assert.That(
            (await client.Get("/v1/editorial/articles")).Expect(HttpStatusCode.Forbidden).Value<string>("detail"),
            Does.Contain("/v1/partner"));
        (await client.Get("/v1/articles")).Expect(HttpStatusCode.OK);
        Assert.That((await Editor.Get("/v1/partner")).Expect(HttpStatusCode.Forbidden).Code, Is.EqualTo("forbidden"));
        (await Anonymous.Get("/v1/partner")).Expect(HttpStatusCode.Unauthorized);
        (await Admin.Put($"/v1/editorial/partners/{partner.Id}", new { name = "Agency", active = false }, partner.ETag))
            .Expect(HttpStatusCode.OK);
        Assert.That((await client.Get("/v1/partner")).Expect(HttpStatusCode.Forbidden).Code, Is.EqualTo("partner_inactive"));
    }

    [Test]
    public async Task Where_readers_need_a_key_that_of_a_partner_is_none()
    {
        await using var closed = new AppUnderTest(
            App.Database.Kind, new Dictionary<string, string> { ["NewsApi:Access:ContentApi"] = "Key" });
        var admin = new Api(await closed.As(Role.Admin));
        var partner = (await admin.Post("/v1/editorial/partners", new { name = "Agency" })).Expect(HttpStatusCode.Created);
        var key = await admin.Post($"/v1/editorial/partners/{partner.Id}/keys", new { name = "Reader" });
        var client = new Api(closed.With(key.Value<string>("secret")));
        (await client.Get("/v1/articles")).Expect(HttpStatusCode.Forbidden);
        (await client.Get("/v1/changes")).Expect(HttpStatusCode.Forbidden);
        (await client.Get("/v1/partner/articles")).Expect(HttpStatusCode.OK);
        (await new Api(await closed.As(Role.Partner)).Get("/v1/articles")).Expect(HttpStatusCode.OK);
    }

    [Test]
    public async Task It_gets_the_articles_of_its_scope_and_no_others()
    {
        await Editor.Section("p-world");
        await Editor.Section("p-asia", "p-world");
        await Editor.Section("p-sport");
        var (inside, below, outside) = (
            await Editor.PublishedArticle(Makers.Content(section: "p-world")),
            await Editor.PublishedArticle(Makers.Content(section: "p-asia")),
            await Editor.PublishedArticle(Makers.Content(section: "p-sport")));
        var kept = await Editor.PublishedArticle(new
        {
            language = "en", title = "Not for others", section = "p-world", rights = new { syndicatable = false },
            body = new { format = "markdown", content = "Ours alone." },
        });
        var (_, client) = await Partner(new { name = "World", scope = new { sections = new[] { "p-world" } } });
        var list = (await client.Get("/v1/partner/articles")).Expect(HttpStatusCode.OK);
        Assert.That(list.Ids, Is.EqualTo([below.Id, inside.Id]));
        Assert.That(list.Json["items"]![0]!["body"]!["text"]!.GetValue<string>(), Does.Contain("bridge"));
        Assert.That((await client.Get("/v1/partner/articles?section=p-asia")).Ids, Is.EqualTo([below.Id]));
        Assert.That((await client.Get("/v1/partner/articles?section=p-sport")).Ids, Is.Empty);
        (await client.Get($"/v1/partner/articles/{inside.Id}")).Expect(HttpStatusCode.OK);
        foreach (var other in (Answer[])[outside, kept])
            (await client.Get($"/v1/partner/articles/{other.Id}")).Expect(HttpStatusCode.NotFound);
        await Editor.Do(below, "unpublish", new { kill = true, note = "Wrong person." });
        Assert.That(
            (await client.Get($"/v1/partner/articles/{below.Id}")).Expect(HttpStatusCode.Gone).Value<string>("detail"),
            Does.Contain("Wrong person."));

        var (_, all) = await Partner(new { name = "All", rights = "all", scope = new { sections = new[] { "p-world" } } });
        Assert.That((await all.Get("/v1/partner/articles")).Ids, Is.EqualTo([kept.Id, inside.Id]));
    }

    [Test]
    public async Task One_with_summaries_gets_no_text()
    {
        var article = await Editor.PublishedArticle();
        var (_, client) = await Partner(new { name = "Short", text = "summary" });
        var one = (await client.Get($"/v1/partner/articles/{article.Id}")).Expect(HttpStatusCode.OK).Json.AsObject();
        Assert.That(
            one.Select(field => field.Key),
            Does.Contain("title").And.Not.Contain("body").And.Not.Contain("related").And.Not.Contain("translations"));
        Assert.That(
            (await client.Get("/v1/partner/articles?fields=title")).Json["items"]![0]!.AsObject().Select(field => field.Key),
            Is.EqualTo(["id", "title", "version", "seq"]));
        foreach (var query in (string[])["fields=title,body", "body=text"])
            Assert.That(
                (await client.Get($"/v1/partner/articles/{article.Id}?{query}")).Expect(HttpStatusCode.Forbidden).Code,
                Is.EqualTo("summaries_only"));
        Assert.That(
            (await client.Get("/v1/partner/changes?include=article")).Expect(HttpStatusCode.OK).Text, Does.Not.Contain("\"body\""));
    }

    [Test]
    public async Task Its_sync_loses_what_leaves_the_scope_and_begins_again_with_another_scope()
    {
        await Editor.Section("p-in");
        await Editor.Section("p-out");
        var (stays, moves, ends) = (
            await Editor.PublishedArticle(Makers.Content(section: "p-in")),
            await Editor.PublishedArticle(Makers.Content(section: "p-in")),
            await Editor.PublishedArticle(Makers.Content(section: "p-in")));
        var (partner, client) = await Partner(new { name = "In", scope = new { sections = new[] { "p-in" } } });
        var mirror = new Mirror("include=article", root: "/v1/partner/changes");
        await mirror.CatchUp(client);
        Assert.That(mirror.Articles, Is.EqualTo([stays.Id, moves.Id, ends.Id]));
        moves = await Editor.Publish(await Edit(moves, new { section = "p-out" }));
        ends = await Editor.Publish(await Edit(ends, new { rights = new { syndicatable = false } }));
        Assert.That((await mirror.CatchUp(client)).Select(Mirror.Show), Is.EqualTo(
            [$"remove article {moves.Id} 4 update outOfScope", $"remove article {ends.Id} 4 update outOfScope"]));

        (await Admin.Put($"/v1/editorial/partners/{partner.Id}", new { name = "All" }, partner.ETag)).Expect(HttpStatusCode.OK);
        Assert.That((await client.Get(mirror.Path())).Expect(HttpStatusCode.Gone).Code, Is.EqualTo("scope_changed"));
        Assert.That((await Anonymous.Get($"/v1/changes?since={mirror.Token}")).Code, Is.EqualTo("token_mismatch"));
    }

    [Test]
    public async Task A_day_has_as_many_requests_as_were_agreed()
    {
        var (_, client) = await Partner(new { name = "Few", dailyRequests = 3 });
        for (var left = 2; left >= 0; left--)
            Assert.That(
                (await client.Get("/v1/partner")).Expect(HttpStatusCode.OK).Headers["RateLimit"], Does.StartWith($"\"day\";r={left};t="));
        var refused = (await client.Get("/v1/partner/articles")).Expect(HttpStatusCode.TooManyRequests);
        Assert.That(refused.Code, Is.EqualTo("daily_quota_used"));
        Assert.That(refused.Headers.Keys, Does.Contain("Retry-After").And.Contain("RateLimit-Policy"));
        App.Clock.Advance(TimeSpan.FromDays(1));
        (await client.Get("/v1/partner")).Expect(HttpStatusCode.OK);
        await Eventually.Is(
            async () => (await client.Get("/v1/partner/usage")).Json["items"]!.AsArray()
                .Select(day => day!["requests"]!.GetValue<long>()).LastOrDefault(),
            Is.EqualTo(3));
    }

    [Test]
    public async Task What_can_not_be_asked_is_refused_by_each_of_its_paths()
    {
        var (partner, client) = await Partner();
        foreach (var path in (string[])["partners/{0}/usage", "partners/{0}/fetches", "partners/{0}/obligations", "articles/1/holders"])
            foreach (var query in (string[])["limit=101", "cursor=garbage", "nothing=1"])
                (await Admin.Get($"/v1/editorial/{path.Replace("{0}", $"{partner.Id}")}?{query}")).Refused(400, query.Split('=')[0]);
        foreach (var path in (string[])["articles", "changes", "obligations", "usage", "changes/stream"])
            (await client.Get($"/v1/partner/{path}?nothing=1")).Refused(400, "nothing");
        foreach (var path in (string[])["articles", "obligations", "usage"])
        {
            (await client.Get($"/v1/partner/{path}?limit=101")).Refused(400, "limit");
            (await client.Get($"/v1/partner/{path}?cursor=garbage")).Refused(400, "cursor");
        }

        // A fallback would show articles of the site's default language, whatever the scope says.
        (await client.Get("/v1/partner/articles?language=ru&fallback=default")).Refused(400, "fallback");
        (await client.Get("/v1/partner/articles?fields=translations")).Refused(400, "fields");
        (await client.Get("/v1/partner/obligations?state=closed")).Refused(400, "state");
        (await client.Get("/v1/partner/changes?section=world")).Refused(400, "section");
        (await client.PostRaw("/v1/partner/acknowledgements", "{\"ids\":[\"x\"]}")).Refused(400, "/ids/0");
    }

    [Test]
    public async Task Its_feed_has_its_scope_with_or_without_texts_and_counts_as_fetched()
    {
        await Editor.Section("p-feed");
        var inside = await Editor.PublishedArticle(Makers.Content("In the feed", section: "p-feed", summary: "In short."));
        await Editor.PublishedArticle(Makers.Content("Outside of it"));
        var scope = new { sections = new[] { "p-feed" } };
        var (_, full) = await Partner(new { name = "Full", scope });
        var (brief, summaries) = await Partner(new { name = "Brief", scope, text = "summary" });
        var feed = (await full.Get("/v1/partner/feeds/rss.xml?utm_source=x")).Expect(HttpStatusCode.OK);
        Assert.That(feed.Text, Does.Contain("In the feed").And.Contain("The bridge opened").And.Not.Contain("Outside of it"));
        Assert.That(feed.Text, Does.Not.Contain("rel=\"hub\""));
        Assert.That(
            (await summaries.Get("/v1/partner/feeds/feed.json")).Expect(HttpStatusCode.OK).Text,
            Does.Contain("In short.").And.Not.Contain("The bridge opened"));
        (await full.Get("/v1/partner/feeds/feed.txt")).Expect(HttpStatusCode.NotFound);
        var holders = (await Editor.Get($"/v1/editorial/articles/{inside.Id}/holders")).Json["items"]!.AsArray();
        Assert.That(holders.Select(one => one!["text"]!.GetValue<string>()), Is.EqualTo(["full", "summary"]));
        Assert.That(holders[1]!["partnerId"]!.GetValue<long>(), Is.EqualTo(brief.Id));
    }

    [Test]
    public async Task Its_feed_names_the_withdrawn_stories_of_its_scope_only()
    {
        await Editor.Section("p-left");
        var inside = await Editor.PublishedArticle(Makers.Content("Left inside", section: "p-left"));
        var outside = await Editor.PublishedArticle(Makers.Content("Left outside"));
        var (_, partner) = await Partner(new { name = "Left", scope = new { sections = new[] { "p-left" } } });
        await Editor.Do(inside, "unpublish", new { kill = true });
        await Editor.Do(outside, "unpublish", new { kill = true });
        var feed = (await partner.Get("/v1/partner/feeds/atom.xml")).Expect(HttpStatusCode.OK).Text;
        Assert.That(feed, Does.Contain($"<at:deleted-entry ref=\"http://localhost/v1/articles/{inside.Id}\""));
        Assert.That(feed, Does.Not.Contain($"/v1/articles/{outside.Id}\""));
        (await partner.Get("/v1/partner/feeds/rss.xml?archive=2000-01-01")).Expect(HttpStatusCode.NotFound);
        (await Admin.Post(
            "/v1/editorial/sections",
            new { slug = "p-denied", names = new { en = "Denied" }, usage = new { syndication = "denied" } }))
            .Expect(HttpStatusCode.Created);
        var denied = await Editor.PublishedArticle(Makers.Content("Left where it is denied", section: "p-denied"));
        await Editor.Do(denied, "unpublish");
        var (_, syndicated) = await Partner(new { name = "Syndicated", rights = "syndicatable" });
        var other = (await syndicated.Get("/v1/partner/feeds/atom.xml")).Expect(HttpStatusCode.OK).Text;
        Assert.That(other, Does.Contain($"/v1/articles/{outside.Id}\"").And.Not.Contain($"/v1/articles/{denied.Id}\""));
    }
}
