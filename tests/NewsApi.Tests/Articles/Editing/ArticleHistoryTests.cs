using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Editing;

public class ArticleHistoryTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task Every_revision_can_be_read_and_an_older_one_comes_back_as_a_new_one()
    {
        await Editor.Tag("kept-tag");
        await Editor.Tag("lost-tag");
        var article = await Writer.Article(Makers.Content("First", slug: "history", tags: ["kept-tag", "lost-tag"]));
        var path = $"/v1/editorial/articles/{article.Id}";
        var second = (await Editor.Put(path, Makers.Content("Second", slug: "history-two"), article.ETag)).Expect(HttpStatusCode.OK);
        var lost = await Anonymous.Get("/v1/tags/lost-tag");
        (await Editor.Delete($"/v1/editorial/tags/{lost.Id}", "\"v1\"")).Expect(HttpStatusCode.NoContent);
        var restored = (await Writer.Post($"{path}/revisions/1/restore", null, second.ETag)).Expect(HttpStatusCode.OK);
        var content = restored.Json["content"]!;
        Assert.That(
            (restored.Value<int>("newestRevision"), content["title"]!.GetValue<string>(), content["slug"]!.GetValue<string>(),
                content["tags"]!.ToJsonString()),
            Is.EqualTo((3, "First", "history", """["kept-tag"]""")));
        var list = (await Writer.Get($"{path}/revisions")).Json["items"]!.AsArray();
        Assert.That(list.Select(item => item!["title"]!.GetValue<string>()), Is.EqualTo(new[] { "First", "Second", "First" }));
        Assert.That((list[0]!["restoredFrom"]!.GetValue<int>(), list[0]!["isNewest"]!.GetValue<bool>()), Is.EqualTo((1, true)));
        Assert.That((await Writer.Get($"{path}/revisions/2")).Json["content"]!["title"]!.GetValue<string>(), Is.EqualTo("Second"));
        (await Writer.Get($"{path}/revisions/4")).Expect(HttpStatusCode.NotFound);
        (await Writer.Post($"{path}/revisions/9/restore", null, restored.ETag)).Expect(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Discarded_changes_leave_the_article_as_it_is_public_and_stay_in_the_history()
    {
        var article = await Editor.PublishedArticle(Makers.Content("Public", slug: "discards"));
        var path = $"/v1/editorial/articles/{article.Id}";
        var edited = (await Editor.Put(path, Makers.Content("Not to be", slug: "discards-two"), article.ETag)).Expect(HttpStatusCode.OK);
        var discarded = await Editor.Do(edited, "discard");
        Assert.That((discarded.Value<int>("newestRevision"), discarded.Value<bool>("hasUnpublishedChanges")), Is.EqualTo((1, false)));
        (await Editor.Post("/v1/editorial/articles", Makers.Content(slug: "discards-two"))).Expect(HttpStatusCode.Created);
        var again = (await Editor.Put(path, Makers.Content("Third", slug: "discards"), discarded.ETag)).Expect(HttpStatusCode.OK);
        Assert.That(again.Value<int>("newestRevision"), Is.EqualTo(3));
        Assert.That((await Editor.Get($"{path}/revisions/2")).Json["content"]!["title"]!.GetValue<string>(), Is.EqualTo("Not to be"));
        Assert.That(
            (await Editor.Post($"{path}/discard", null, (await Editor.Do(again, "discard")).ETag)).Expect(HttpStatusCode.Conflict).Code,
            Is.EqualTo("nothing_to_discard"));
    }

    [Test]
    public async Task What_a_publication_says_it_is_moves_the_times_and_stands_in_the_log()
    {
        var article = await Editor.PublishedArticle(Makers.Content("Frist", slug: "kinds"));
        var first = await Anonymous.Get($"/v1/articles/{article.Id}");
        article = await Republish(article, "First", new { kind = "typo" });
        var typo = await Anonymous.Get($"/v1/articles/{article.Id}");
        Assert.That(typo.Value<string>("updatedAt"), Is.EqualTo(first.Value<string>("updatedAt")));
        article = await Republish(article, "First, and more", new { kind = "update" });
        var update = await Anonymous.Get($"/v1/articles/{article.Id}");
        Assert.That(update.Value<string>("updatedAt"), Is.Not.EqualTo(first.Value<string>("updatedAt")));
        article = await Republish(article, "Second, and more", new { kind = "correction", note = "It was not the first." });
        var correction = await Anonymous.Get($"/v1/articles/{article.Id}");
        Assert.That(correction.Json["corrections"]![0]!["note"]!.GetValue<string>(), Is.EqualTo("It was not the first."));
        await Editor.Do(article, "unpublish", new { kill = true, note = "It was not true." });
        Assert.That(
            (await Anonymous.Get($"/v1/articles/{article.Id}")).Refused(410).Json["detail"]!.GetValue<string>(),
            Does.EndWith("It was not true."));
        Assert.That(
            Ledger.Changes(App).Where(change => change.Kind == "article" && change.EntityId == article.Id)
                .Select(change => change.Significance).OfType<string>(),
            Is.EqualTo(new[] { "first", "typo", "update", "correction", "kill" }));
        Assert.That(
            (await Admin.Post(
                $"/v1/editorial/articles/{(await Editor.Article()).Id}/publish", new { kind = "correction", note = "x" }, "\"v1\""))
                .Expect(HttpStatusCode.Conflict).Code, Is.EqualTo("nothing_to_correct"));
    }

    [Test]
    public async Task Old_slugs_lead_to_the_new_place_or_say_why_there_is_none()
    {
        var article = await Editor.PublishedArticle(Makers.Content("Moved", slug: "old-place"));
        article = await Republish(article, "Moved", null, slug: "middle-place");
        article = await Republish(article, "Moved", null, slug: "new-place");
        foreach (var old in (string[])["old-place", "middle-place"])
        {
            var moved = (await Anonymous.Get($"/v1/articles/by-slug/en/{old}")).Expect(HttpStatusCode.MovedPermanently);
            Assert.That(
                (moved.Headers["Location"], moved.Value<string>("location")),
                Is.EqualTo(("/v1/articles/by-slug/en/new-place", "/v1/articles/by-slug/en/new-place")));
        }

        var other = await Editor.PublishedArticle(Makers.Content("Other", slug: "other-place"));
        article = await Editor.Do(article, "unpublish", new { reason = "legal", note = "Order 7 of the court." });
        Assert.That(
            (await Anonymous.Get("/v1/articles/by-slug/en/old-place")).Refused(451).Json["detail"]!.GetValue<string>(),
            Does.Contain("Order 7 of the court."));
        article = await Editor.Do(article, "unpublish", new { reason = "replaced", replacedBy = other.Id });
        Assert.That(
            (await Anonymous.Get("/v1/articles/by-slug/en/middle-place")).Expect(HttpStatusCode.MovedPermanently).Headers["Location"],
            Is.EqualTo($"/v1/articles/{other.Id}"));
        article = await Editor.Do(article, "publish");
        (await Editor.Delete($"/v1/editorial/articles/{article.Id}", article.ETag)).Expect(HttpStatusCode.OK);
        (await Anonymous.Get("/v1/articles/by-slug/en/new-place")).Refused(410);
        (await Anonymous.Get("/v1/articles/by-slug/en/old-place")).Refused(410);
        (await Anonymous.Get("/v1/articles/by-slug/en/no-place")).Refused(404);
    }

    [Test]
    public async Task Two_publishes_at_once_are_one()
    {
        var article = await Editor.Article();
        var answers =
            await Task.WhenAll(
                Enumerable.Range(0, 8).Select(_ => Editor.Post($"/v1/editorial/articles/{article.Id}/publish", null, article.ETag)));
        Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.OK), Is.EqualTo(1));
        Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.PreconditionFailed), Is.EqualTo(7));
    }

    private async Task<Answer> Republish(Answer article, string title, object? how, string slug = "kinds")
    {
        var edited =
            (await Editor.Put($"/v1/editorial/articles/{article.Id}", Makers.Content(title, slug: slug), article.ETag))
                .Expect(HttpStatusCode.OK);
        return await Editor.Do(edited, "publish", how);
    }
}
