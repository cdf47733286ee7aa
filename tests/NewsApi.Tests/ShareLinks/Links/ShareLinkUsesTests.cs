using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Data;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.ShareLinks.Links;

/// <summary>A link with a limit is followed exactly so often as it may be, however many come at once and wherever.</summary>
public class ShareLinkUsesTests(Database database) : DatabaseFixture(database)
{
    private const int Most = 17;

    private long _article;

    [Test]
    public async Task Of_many_clicks_at_once_on_two_nodes_exactly_as_many_get_through_as_may()
    {
        var link = await Link(new { articleId = _article, maxClicks = Most, onExpiry = "gone" });
        await using var other = new AppUnderTest(App.Database.Kind, new Dictionary<string, string>(App.Database.Settings()));
        Api[] nodes = [Anonymous, new(other.Anonymous())];
        var path = "/s/" + link.Value<string>("code");
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => Task.Run(() => nodes[number % 2].Get(path))));
        Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.Found), Is.EqualTo(Most));
        Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.Gone), Is.EqualTo(50 - Most));
        var after = await Editor.Get($"/v1/editorial/share-links/{link.Id}");
        Assert.That((after.Value<int>("uses"), after.Value<string>("state"), after.ETag), Is.EqualTo((Most, "usedUp", "\"v1\"")));
    }

    [Test]
    public async Task A_link_without_a_limit_is_counted_elsewhere()
    {
        var link = await Link(new { articleId = _article });
        (await Anonymous.Get("/s/" + link.Value<string>("code"))).Expect(HttpStatusCode.Found);
        var after = await Editor.Get($"/v1/editorial/share-links/{link.Id}");
        Assert.That((after.Json["uses"], after.Json["maxClicks"]), Is.EqualTo(((object?)null, (object?)null)));
        await using var connection = App.Database.Open();
        Assert.That(
            await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM share_link_uses WHERE link_id = @Id", new { link.Id }),
            Is.Zero);
    }

    [Test]
    public async Task A_raised_limit_revives_the_link_and_a_limit_that_returns_goes_on_where_it_was()
    {
        var link = await Link(new { articleId = _article, maxClicks = 2 });
        var path = "/s/" + link.Value<string>("code");
        for (var click = 0; click < 3; click++)
            (await Anonymous.Get(path)).Expect(HttpStatusCode.Found);
        link = await Change(link, new { maxClicks = 3 });
        Assert.That((link.Value<int>("uses"), link.Value<string>("state")), Is.EqualTo((2, "live")));
        link = await Change(link, new { });
        Assert.That((link.Json["uses"], link.Value<string>("state")), Is.EqualTo(((object?)null, "live")));
        (await Anonymous.Get(path)).Expect(HttpStatusCode.Found);
        link = await Change(link, new { maxClicks = 1 });
        Assert.That((link.Value<int>("uses"), link.Value<string>("state")), Is.EqualTo((2, "usedUp")));
    }

    [Test]
    public async Task A_story_that_is_gone_takes_no_use()
    {
        var article = await Editor.PublishedArticle();
        var link = await Link(new { articleId = article.Id, maxClicks = 1 });
        await Editor.Do(article, "unpublish", new { reason = "withdrawn" });
        (await Anonymous.Get("/s/" + link.Value<string>("code"))).Expect(HttpStatusCode.Gone);
        Assert.That((await Editor.Get($"/v1/editorial/share-links/{link.Id}")).Value<int>("uses"), Is.Zero);
    }

    [Test]
    public async Task The_automatic_link_has_no_limit_but_may_have_a_preview()
    {
        var article = await Editor.PublishedArticle();
        var automatic = (await Editor.Get($"/v1/editorial/share-links?articleId={article.Id}")).Json["items"]![0]!;
        var path = $"/v1/editorial/share-links/{automatic["id"]}";
        Assert.That(
            (await Editor.Put(path, new { maxClicks = 5 }, "\"v1\"")).Expect(HttpStatusCode.Conflict).Code, Is.EqualTo("automatic_link"));
        var changed = (await Editor.Put(path, new { preview = new { title = "Look" } }, "\"v1\"")).Expect(HttpStatusCode.OK);
        Assert.That(changed.Json["preview"]!["title"]!.GetValue<string>(), Is.EqualTo("Look"));
    }

    [Test]
    public async Task The_audit_tells_of_limit_and_preview_and_not_of_clicks()
    {
        var link = await Link(new { articleId = _article, maxClicks = 5 });
        (await Anonymous.Get("/s/" + link.Value<string>("code"))).Expect(HttpStatusCode.Found);
        await Change(
            link, new { maxClicks = 6, preview = new { title = " ", description = "Short", imageUrl = "https://a.example/i.png" } });
        var deeds = (await Admin.Get($"/v1/editorial/audit?kind=shareLink&id={link.Id}")).Json["items"]!.AsArray();
        Assert.That(deeds, Has.Count.EqualTo(2));
        Assert.That(deeds[0]!["detail"]!.ToJsonString(), Is.EqualTo(
            """{"maxClicks":{"from":5,"to":6},"preview":{"from":{"title":null,"description":null,"imageUrl":null"""
            + """},"to":{"title":null,"description":"Short","imageUrl":"https://a.example/i.png"}}}"""));
    }

    [Test]
    public async Task A_database_that_takes_no_writes_keeps_nobody_from_the_story()
    {
        if (App.Database.Kind != Database.Sqlite)
            Assert.Ignore("The lock is SQLite's.");
        var link = await Link(new { articleId = _article, maxClicks = 1, onExpiry = "gone" });
        var path = "/s/" + link.Value<string>("code");
        await using (var connection = App.Database.Open())
        {
            await connection.ExecuteAsync("BEGIN IMMEDIATE");
            var waiting = App.Services.GetRequiredService<Db>().WriteAsync(_ => true, CancellationToken.None);
            (await Anonymous.Get(path)).Expect(HttpStatusCode.Found);
            Assert.That(waiting.IsCompleted, Is.False, "the writer still waits for the lock");
            await connection.ExecuteAsync("ROLLBACK");
            await waiting;
        }

        // What was not counted in time is counted late, so that the limit holds again.
        await Eventually.Is(async () => (await Anonymous.Get(path)).Status, Is.EqualTo(HttpStatusCode.Gone));
        Assert.That((await Editor.Get($"/v1/editorial/share-links/{link.Id}")).Value<int>("uses"), Is.EqualTo(1));
    }

    protected override async Task Prepare() => _article = (await Editor.PublishedArticle()).Id;

    private async Task<Answer> Link(object body) => (await Editor.Post("/v1/editorial/share-links", body)).Expect(HttpStatusCode.Created);

    private async Task<Answer> Change(Answer link, object body) =>
        (await Editor.Put($"/v1/editorial/share-links/{link.Id}", body, link.ETag)).Expect(HttpStatusCode.OK);
}
