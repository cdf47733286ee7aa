using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Articles.Editing;
using NewsApi.Articles.Editing.Checks;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Editing;

/// <summary>Reviews, assignments, many at once, explanations and the trash.</summary>
public class ArticleDeskTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task A_writer_hands_in_and_an_editor_hands_back_or_publishes()
    {
        var article = await Writer.Article();
        var submitted = await Writer.Do(article, "submit");
        Assert.That(
            (submitted.Value<string>("state"), submitted.Json["submission"]!["by"]!.GetValue<string>()),
            Is.EqualTo(("inReview", article.Value<string>("createdBy"))));
        Assert.That(
            (await Writer.Post($"/v1/editorial/articles/{article.Id}/submit", null, submitted.ETag))
                .Expect(HttpStatusCode.Conflict).Json["allowed"]!.ToJsonString(), Is.EqualTo("""["edit","return"]"""));
        var returned = await Editor.Do(submitted, "return");
        Assert.That((returned.Value<string>("state"), returned.Json["submission"]), Is.EqualTo(("draft", (object?)null)));
        var published = await Editor.Do(await Writer.Do(returned, "submit"), "publish");
        Assert.That((published.Value<string>("state"), published.Json["submission"]), Is.EqualTo(("published", (object?)null)));
    }

    [Test]
    public async Task Who_is_assigned_may_write()
    {
        var article = await Editor.Article();
        var path = $"/v1/editorial/articles/{article.Id}";
        (await Writer.Put(path, Makers.Content("Not mine"), article.ETag)).Expect(HttpStatusCode.Forbidden);
        var writer = (await Writer.Article()).Value<string>("createdBy");
        var assigned = await Editor.Do(article, "assign", new { assignee = writer });
        (await Writer.Put(path, Makers.Content("Mine now"), assigned.ETag)).Expect(HttpStatusCode.OK);
        Assert.That((await Writer.Get($"/v1/editorial/articles?assignedTo={writer}")).Ids, Is.EqualTo(new[] { article.Id }));
        (await Editor.Post($"{path}/assign", new { assignee = "Jane" }, "\"v3\"")).Refused(422, "/assignee");
    }

    [Test]
    public async Task A_bulk_answers_for_each_action()
    {
        var good = await Editor.Article();
        var stale = await Editor.Article();
        var published = await Editor.PublishedArticle();
        object[] actions =
        [
            new { articleId = good.Id, version = 1, action = "publish" }, new { articleId = stale.Id, version = 7, action = "publish" },
            new { articleId = published.Id, version = 2, action = "publish" }, new { articleId = 987654, version = 1, action = "trash" },
        ];
        var dry = (await Editor.Post("/v1/editorial/articles/bulk", new { actions, dryRun = true })).Expect(HttpStatusCode.OK);
        Assert.That(
            (dry.Value<int>("applied"), dry.Value<int>("refused"), Codes(dry)),
            Is.EqualTo((0, 3, "- stale_version nothing_to_publish not_found")));
        var all = (await Editor.Post("/v1/editorial/articles/bulk", new { actions, allOrNothing = true })).Expect(HttpStatusCode.OK);
        Assert.That((all.Value<int>("applied"), all.Value<int>("refused")), Is.EqualTo((0, 3)));
        (await Anonymous.Get($"/v1/articles/{good.Id}")).Expect(HttpStatusCode.NotFound);
        var each = (await Editor.Post("/v1/editorial/articles/bulk", new { actions })).Expect(HttpStatusCode.OK);
        Assert.That((each.Value<int>("applied"), each.Value<int>("refused")), Is.EqualTo((1, 3)));
        (await Anonymous.Get($"/v1/articles/{good.Id}")).Expect(HttpStatusCode.OK);
        (await Writer.Post(
            "/v1/editorial/articles/bulk", new { actions = new[] { new { articleId = stale.Id, version = 1, action = "publish" } } }))
            .Expect(HttpStatusCode.OK);
        (await Anonymous.Get($"/v1/articles/{stale.Id}")).Expect(HttpStatusCode.NotFound);
        (await Editor.Post("/v1/editorial/articles/bulk", new { actions = new[] { new { articleId = 1, version = 1, action = "edit" } } }))
            .Refused(422, "/actions/0/action");
    }

    [Test]
    public async Task All_or_nothing_is_one_write()
    {
        var articles = new[] { await Editor.Article(), await Editor.Article(), await Editor.Article() };
        var before = Ledger.Seq(App);
        var done = (await Editor.Post("/v1/editorial/articles/bulk", new
        {
            allOrNothing = true, actions = articles.Select(article => new { articleId = article.Id, version = 1, action = "publish" }),
        })).Expect(HttpStatusCode.OK);
        Assert.That((done.Value<int>("applied"), Ledger.Seq(App)), Is.EqualTo((3, before + 1)));
    }

    [Test]
    public async Task It_is_explained_why_an_article_is_public_or_not()
    {
        var article = await Editor.Article();
        Assert.That(await Hidden(article.Id), Is.EqualTo("state revision"));
        var due = App.Clock.GetUtcNow().AddHours(200);
        var scheduled = await Editor.Do(article, "schedule", new { publishAt = due });
        var explained = await Editor.Get($"/v1/editorial/articles/{article.Id}/visibility");
        Assert.That((explained.Value<bool>("isPublic"), explained.Value<string>("changesBy")), Is.EqualTo((false, "publish")));
        Assert.That(explained.Value<DateTimeOffset>("changesAt"), Is.EqualTo(due).Within(TimeSpan.FromMilliseconds(1)));
        var published = await Editor.Do(scheduled, "publish");
        Assert.That(await Hidden(article.Id), Is.Empty);
        await Editor.Do(published, "unpublish", new { reason = "legal", note = "Order 7." });
        Assert.That(await Hidden(article.Id), Is.EqualTo("state legal revision"));
        (await Editor.Get("/v1/editorial/articles/987654/visibility")).Expect(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task What_is_thrown_away_can_be_fetched_back_until_it_is_purged()
    {
        var never = await Editor.Article(Makers.Content("Never public", slug: "never-public"));
        var once = await Editor.PublishedArticle(Makers.Content("Once public", slug: "once-public"));
        (await Editor.Post("/v1/editorial/share-links", new { articleId = never.Id, alias = "Printed-Once", maxClicks = 3 }))
            .Expect(HttpStatusCode.Created);
        never = (await Editor.Delete($"/v1/editorial/articles/{never.Id}", never.ETag)).Expect(HttpStatusCode.OK);
        once = (await Editor.Delete($"/v1/editorial/articles/{once.Id}", once.ETag)).Expect(HttpStatusCode.OK);
        Assert.That((await Editor.Get("/v1/editorial/articles")).Ids, Has.None.AnyOf(never.Id, once.Id));
        Assert.That((await Editor.Get("/v1/editorial/articles?state=trashed")).Ids, Is.EquivalentTo(new[] { never.Id, once.Id }));
        (await Editor.Put($"/v1/editorial/articles/{never.Id}", Makers.Content(), never.ETag)).Expect(HttpStatusCode.Conflict);
        (await Anonymous.Get($"/v1/articles/{never.Id}")).Refused(404);
        (await Anonymous.Get($"/v1/articles/{once.Id}")).Refused(410);

        never = await Editor.Do(never, "restore");
        once = await Editor.Do(once, "restore");
        Assert.That((never.Value<string>("state"), once.Value<string>("state")), Is.EqualTo(("draft", "unpublished")));
        foreach (var article in (Answer[])[never, once])
            (await Editor.Delete($"/v1/editorial/articles/{article.Id}", article.ETag)).Expect(HttpStatusCode.OK);
        Assert.That(await Purge(), Is.Empty, "their time is not over");

        App.Clock.Advance(TimeSpan.FromDays(31));
        Assert.That(await Purge(), Is.EquivalentTo(new[] { never.Id, once.Id }));
        foreach (var id in (long[])[never.Id, once.Id])
            (await Editor.Get($"/v1/editorial/articles/{id}")).Expect(HttpStatusCode.NotFound);
        (await Anonymous.Get($"/v1/articles/{once.Id}")).Refused(410);
        (await Anonymous.Get("/v1/articles/by-slug/en/once-public")).Refused(410);
        (await Editor.Post("/v1/editorial/articles", Makers.Content(slug: "once-public"))).Expect(HttpStatusCode.Conflict);
        (await Editor.Post("/v1/editorial/articles", Makers.Content(slug: "never-public"))).Expect(HttpStatusCode.Created);
        (await Anonymous.Get("/s/printed-once")).Expect(HttpStatusCode.NotFound);
        var again =
            await Editor.Post(
                "/v1/editorial/share-links", new { articleId = (await Editor.PublishedArticle()).Id, alias = "PRINTED-once" });
        Assert.That(
            again.Expect(HttpStatusCode.Conflict).Code, Is.EqualTo("alias_taken"), "A code on paper never comes to mean another story.");
        (await Anonymous.Get("/s/printed-once")).Expect(HttpStatusCode.NotFound);
        Assert.That(await App.Services.GetRequiredService<ProjectionCheck>().FindDifferences(CancellationToken.None), Is.Empty);
    }

    private async Task<IReadOnlyList<long>> Purge()
    {
        var trash = App.Services.GetRequiredService<TrashPurge>();
        var removed = new List<long>();
        foreach (var article in await trash.List(0, CancellationToken.None))
            if (await trash.Remove(article, CancellationToken.None))
                removed.Add(article.Id);
        return removed;
    }

    private async Task<string> Hidden(long id) => string.Join(' ',
        from check in (await Editor.Get($"/v1/editorial/articles/{id}/visibility")).Json["checks"]!.AsArray()
        where check!["verdict"]!.GetValue<string>() == "hides"
        select check["subject"]!.GetValue<string>());

    private static string Codes(Answer bulk) =>
        string.Join(' ', bulk.Json["results"]!.AsArray().Select(result => result!["refusal"]?["code"]!.GetValue<string>() ?? "-"));
}
