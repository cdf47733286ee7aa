using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Scheduling;

public class ReleaseTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task All_of_a_release_goes_out_in_one_write()
    {
        var articles = await Articles(3);
        var old = await Editor.PublishedArticle(Makers.Content("The old one"));
        var release =
            await Make(
                [
                    .. articles.Select(article => new { articleId = article.Id }),
                    new { articleId = old.Id, action = "unpublish", withdrawal = new { reason = "replaced", replacedBy = articles[0].Id } },
                ]);
        release = await Do(release, "schedule", new { dueAt = App.Clock.GetUtcNow().AddHours(1) });
        Assert.That((await Editor.Get($"/v1/editorial/articles/{articles[0].Id}")).Value<string>("state"), Is.EqualTo("scheduled"));
        var before = Ledger.Seq(App);
        App.Clock.Advance(TimeSpan.FromHours(1.1));
        await Eventually.Is(
            async () => (await Editor.Get($"/v1/editorial/releases/{release.Id}")).Value<string>("state"), Is.EqualTo("done"));
        foreach (var article in articles)
            (await Anonymous.Get($"/v1/articles/{article.Id}")).Expect(HttpStatusCode.OK);
        Assert.That(
            (await Anonymous.Get($"/v1/articles/{old.Id}")).Expect(HttpStatusCode.MovedPermanently).Headers["Location"],
            Is.EqualTo($"/v1/articles/{articles[0].Id}"));
        Assert.That(
            Ledger.Changes(App).Where(change => change.Seq > before).Select(change => change.Seq).Distinct(),
            Is.EqualTo(new[] { before + 1 }));
    }

    [Test]
    public async Task When_one_of_them_was_dealt_with_by_hand_nothing_goes_out()
    {
        var articles = await Articles(3);
        var release = await Make([.. articles.Select(article => new { articleId = article.Id })]);
        release = await Do(release, "schedule", new { dueAt = App.Clock.GetUtcNow().AddHours(1) });
        var second = await Editor.Get($"/v1/editorial/articles/{articles[1].Id}");
        (await Editor.Delete($"/v1/editorial/articles/{second.Id}", second.ETag)).Expect(HttpStatusCode.OK);
        Assert.That(
            (await Editor.Get($"/v1/editorial/releases/{release.Id}")).Json["items"]!.AsArray()
                .Select(item => item!["isSet"]!.GetValue<bool>()),
            Is.EqualTo(new[] { true, false, true }));
        App.Clock.Advance(TimeSpan.FromHours(1.1));
        await Eventually.Is(
            async () => (await Editor.Get($"/v1/editorial/releases/{release.Id}")).Value<string>("state"), Is.EqualTo("failed"));
        Assert.That(
            (await Editor.Get($"/v1/editorial/releases/{release.Id}")).Value<string>("failure"), Does.Contain($"Article {second.Id}"));
        foreach (var article in articles)
            (await Anonymous.Get($"/v1/articles/{article.Id}")).Expect(HttpStatusCode.NotFound);
        var first = await Editor.Get($"/v1/editorial/articles/{articles[0].Id}");
        Assert.That(
            (first.Value<string>("state"), first.Json["schedules"]![0]!["failure"]!.GetValue<string>()),
            Is.EqualTo(("draft", (await Editor.Get($"/v1/editorial/releases/{release.Id}")).Value<string>("failure"))));
    }

    [Test]
    public async Task What_can_not_be_scheduled_keeps_the_whole_release_back()
    {
        var articles = await Articles(2);
        var published = await Editor.PublishedArticle();
        var release = await Make([.. articles.Select(article => new { articleId = article.Id }), new { articleId = published.Id }]);
        var refused =
            await Editor.Post(
                $"/v1/editorial/releases/{release.Id}/schedule", new { dueAt = App.Clock.GetUtcNow().AddHours(1) }, release.ETag);
        Assert.That((refused.Expect(HttpStatusCode.Conflict).Code, refused.Places), Is.EqualTo(("release_refused", new[] { "/items/2" })));
        Assert.That((await Editor.Get($"/v1/editorial/articles/{articles[0].Id}")).Value<string>("state"), Is.EqualTo("draft"));
        Assert.That((await Editor.Get($"/v1/editorial/releases/{release.Id}")).Value<string>("state"), Is.EqualTo("planned"));
    }

    [Test]
    public async Task A_release_can_be_cancelled_changed_and_let_out_at_once()
    {
        var articles = await Articles(2);
        var release = await Make([new { articleId = articles[0].Id }]);
        release = await Do(release, "schedule", new { dueAt = App.Clock.GetUtcNow().AddHours(100) });
        var own = await Editor.Get($"/v1/editorial/articles/{articles[0].Id}");
        Assert.That(
            (await Editor.Post($"/v1/editorial/articles/{own.Id}/unschedule", null, own.ETag)).Expect(HttpStatusCode.Conflict).Code,
            Is.EqualTo("in_release"));
        (await Editor.Delete($"/v1/editorial/releases/{release.Id}", release.ETag)).Expect(HttpStatusCode.Conflict);
        release = await Do(release, "unschedule");
        Assert.That((await Editor.Get($"/v1/editorial/articles/{own.Id}")).Value<string>("state"), Is.EqualTo("draft"));
        release =
            (await Editor.Put(
                $"/v1/editorial/releases/{release.Id}",
                new { name = "Both", items = articles.Select(article => new { articleId = article.Id }) }, release.ETag))
                .Expect(HttpStatusCode.OK);
        release = await Do(release, "schedule", new { dueAt = App.Clock.GetUtcNow().AddHours(-1) });
        Assert.That(release.Value<string>("state"), Is.EqualTo("done"));
        (await Anonymous.Get($"/v1/articles/{articles[1].Id}")).Expect(HttpStatusCode.OK);
        (await Editor.Post($"/v1/editorial/releases/{release.Id}/unschedule", null, release.ETag)).Expect(HttpStatusCode.Conflict);
    }

    [Test]
    public async Task What_makes_no_release_is_refused_in_its_place()
    {
        var article = await Editor.Article();
        (await Editor.Post("/v1/editorial/releases", new { name = "", items = Array.Empty<object>() })).Refused(422, "/name", "/items");
        (await Editor.Post("/v1/editorial/releases", new { name = "x", items = new[] { new { articleId = 987654 } } }))
            .Refused(422, "/items/0/articleId");
        (await Editor.Post(
            "/v1/editorial/releases", new { name = "x", items = new[] { new { articleId = article.Id }, new { articleId = article.Id } } }))
            .Refused(422, "/items");
        (await Editor.Post(
            "/v1/editorial/releases",
            new { name = "x", items = new[] { new { articleId = article.Id, withdrawal = new { note = "x" } } } }))
            .Refused(422, "/items/0/withdrawal");
    }

    [Test]
    public async Task A_release_that_fails_names_what_a_person_can_mend()
    {
        var gone = await Editor.PublishedArticle(Makers.Content("To take the place"));
        var article = await Editor.PublishedArticle(Makers.Content("To give its place"));
        var release = await Make(
            [new { articleId = article.Id, action = "unpublish", withdrawal = new { reason = "replaced", replacedBy = gone.Id } }]);
        await Editor.Do(gone, "unpublish");
        var reason = $"There is no other public article {gone.Id}.";
        var atOnce = await Editor.Post(
            $"/v1/editorial/releases/{release.Id}/schedule", new { dueAt = App.Clock.GetUtcNow().AddHours(-1) }, release.ETag);
        Assert.That(atOnce.Expect(HttpStatusCode.Conflict).Value<string>("detail"), Does.EndWith(reason));
        await Do(release, "schedule", new { dueAt = App.Clock.GetUtcNow().AddHours(1) });
        App.Clock.Advance(TimeSpan.FromHours(1.1));
        await Eventually.Is(
            async () => (await Editor.Get($"/v1/editorial/releases/{release.Id}")).Json["failure"]?.GetValue<string>(),
            Does.StartWith($"Article {article.Id}: ").And.EndWith(reason));
    }

    private async Task<IReadOnlyList<Answer>> Articles(int count)
    {
        var articles = new List<Answer>();
        for (var number = 0; number < count; number++)
            articles.Add(await Editor.Article());
        return articles;
    }

    private async Task<Answer> Make(object[] items) =>
        (await Editor.Post("/v1/editorial/releases", new { name = "Election night", items })).Expect(HttpStatusCode.Created);

    private async Task<Answer> Do(Answer release, string action, object? body = null) =>
        (await Editor.Post($"/v1/editorial/releases/{release.Id}/{action}", body, release.ETag)).Expect(HttpStatusCode.OK);
}
