using System.Net;
using System.Text.Json.Nodes;
using NewsApi.Tests.Support;
using NewsApi.Tests.Sync;

namespace NewsApi.Tests.Partners;

/// <summary>Usage policies of sections and of the site keep stories from partners.</summary>
public class PartnerDeniedSectionsTests(Database database) : PartnerFixture(database)
{
    private static readonly object Deny = new { syndication = "denied" }, Allow = new { syndication = "allowed" };

    [TearDown]
    public Task Forget() => Site(null);

    [Test]
    public async Task A_partner_gets_nothing_of_a_section_that_denies_syndication_but_what_allows_it_itself()
    {
        var (open, shut, below) = (await Section("t-open"), await Section("t-shut", Deny), await Section("t-below", null, "t-shut"));
        var again = await Section("t-again", Allow, "t-below");
        var free = await Publish(open, null);
        var (denied, deniedBelow) = (await Publish(shut, null), await Publish(below, null));
        var (own, byAgreement) = (await Publish(shut, Allow), await Publish(below, new { syndication = "conditional" }));
        var allowedAgain = await Publish(again, null);
        long[] given = [free.Id, own.Id, byAgreement.Id, allowedAgain.Id], kept = [denied.Id, deniedBelow.Id];
        var (_, client) = await Partner();
        await Shows(client, given, kept);
        var (_, all) = await Partner(new { name = "All rights", rights = "all" });
        await Shows(all, [.. given, .. kept], []);
        Assert.That((await Anonymous.Get("/v1/articles?limit=100")).Ids, Is.SupersetOf(kept), "Readers get them.");
    }

    [Test]
    public async Task The_policy_of_the_site_holds_for_what_no_section_says()
    {
        var allowing = await Section("t-allowing", Allow);
        var (alone, quiet, allowed) =
            (await Publish(null, null), await Publish(await Section("t-quiet"), null), await Publish(allowing, null));
        var (_, client) = await Partner();
        await Shows(client, [alone.Id, quiet.Id, allowed.Id], []);
        await Site(Deny);
        await Shows(client, [allowed.Id], [alone.Id, quiet.Id]);
        Assert.That((await client.Get("/v1/partner/articles?q=bridge&limit=100")).Ids, Does.Contain(allowed.Id).And.Not.Contain(alone.Id));
    }

    [Test]
    public async Task A_copy_begins_again_when_a_policy_changes_and_loses_or_gets_the_stories()
    {
        var section = await Section("t-changes");
        var article = await Publish(section, null);
        var (_, client) = await Partner(new { name = "Copy", scope = new { sections = new[] { "t-changes" } } });
        var first = new Mirror(root: "/v1/partner/changes");
        await first.CatchUp(client);
        Assert.That(first.Articles, Is.EqualTo(new[] { article.Id }));
        section = await Put(section, Deny);
        Assert.That((await client.Get(first.Path())).Expect(HttpStatusCode.Gone).Code, Is.EqualTo("scope_changed"));
        var second = new Mirror(root: "/v1/partner/changes");
        await second.CatchUp(client);
        Assert.That(second.Articles, Is.Empty);

        // What the section denies stays out after an edit, and is no news to the partner.
        article = await Editor.Publish(await Edit(article, new { title = "Edited" }));
        Assert.That(await second.CatchUp(client), Is.Empty);
        article = await Editor.Publish(await Edit(article, new { usage = Allow }));
        await second.CatchUp(client);
        Assert.That(second.Articles, Is.EqualTo(new[] { article.Id }));
        await Editor.Publish(await Edit(article, new { usage = (object?)null }));
        await second.CatchUp(client);
        Assert.That(second.Articles, Is.Empty);

        await Put(section, null);
        (await client.Get(second.Path())).Expect(HttpStatusCode.Gone);
        var third = new Mirror(root: "/v1/partner/changes");
        await third.CatchUp(client);
        Assert.That(third.Articles, Is.EqualTo(new[] { article.Id }));
    }

    [Test]
    public async Task A_stream_says_that_the_copy_must_begin_again()
    {
        var (_, client) = await Partner();
        await using var listener = await Listener.Open(client.Client, "/v1/partner/changes/stream");
        await listener.Next("ping");
        var before = Ledger.Seq(App);
        await Site(Deny);
        Assert.That(JsonNode.Parse((await listener.Next("restart")).Data)!["reason"]!.ToString(), Is.EqualTo("filter"));
        await using var back = await Listener.Open(client.Client, "/v1/partner/changes/stream", ("Last-Event-ID", $"{before}"));
        await back.Next("restart");
    }

    // In its list, its feed, its sync, and one by one.
    private static async Task Shows(Api client, long[] given, long[] kept)
    {
        var list = (await client.Get("/v1/partner/articles?limit=100")).Expect(HttpStatusCode.OK).Ids;
        Assert.That((list.Intersect(given).Count(), list.Intersect(kept)), Is.EqualTo((given.Length, Array.Empty<long>())), "list");
        var mirror = new Mirror(root: "/v1/partner/changes");
        await mirror.CatchUp(client);
        Assert.That(mirror.Articles, Is.SupersetOf(given), "sync");
        Assert.That(mirror.Articles.Intersect(kept), Is.Empty, "sync");
        var feed = (await client.Get("/v1/partner/feeds/feed.json?limit=50")).Expect(HttpStatusCode.OK).Json["items"]!.AsArray()
            .Select(item => long.Parse($"{item!["id"]}".Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.That(feed, Is.SupersetOf(given), "feed");
        Assert.That(feed.Intersect(kept), Is.Empty, "feed");
        foreach (var id in given)
            (await client.Get($"/v1/partner/articles/{id}")).Expect(HttpStatusCode.OK);
        foreach (var id in kept)
            (await client.Get($"/v1/partner/articles/{id}")).Expect(HttpStatusCode.NotFound);
    }

    private Task<Answer> Publish(Answer? section, object? usage) => Editor.PublishedArticle(new
    {
        language = "en", title = "A bridge", section = section?.Value<string>("slug"), usage,
        body = new { format = "markdown", content = "Text" },
    });

    private async Task<Answer> Section(string slug, object? usage = null, string? parent = null) =>
        (await Editor.Post("/v1/editorial/sections", new { slug, parent, names = new { en = slug }, usage }))
        .Expect(HttpStatusCode.Created);

    private async Task<Answer> Put(Answer section, object? usage) => (await Editor.Put(
        $"/v1/editorial/sections/{section.Id}", new { slug = section.Value<string>("slug"), names = new { en = "x" }, usage },
        section.ETag))
        .Expect(HttpStatusCode.OK);

    private async Task Site(object? usage)
    {
        var site = await Admin.Get("/v1/editorial/site");
        (await Admin.Put(
            "/v1/editorial/site", new { name = "Test site", languages = new[] { "en" }, defaultLanguage = "en", usage }, site.ETag))
            .Expect(HttpStatusCode.OK);
    }
}
