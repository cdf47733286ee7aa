using System.Net;
using System.Text.Json.Nodes;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Editing;

/// <summary>Saving what is stored already is no change, whatever is saved.</summary>
public class UnchangedTests(Database database) : DatabaseFixture(database)
{
    [TestCase("PUT")]
    [TestCase("PATCH")]
    public async Task An_article_saved_as_it_is_gets_no_revision_and_no_version(string method)
    {
        await Editor.Tag("kept-" + method.ToLowerInvariant());
        var article = await Editor.PublishedArticle(Makers.Content(
            "Kept by " + method, tags: ["kept-" + method.ToLowerInvariant()], body: "A *kept* text.\n\n- one\n- two", summary: "S"));
        var reader = await Anonymous.Get($"/v1/articles/{article.Id}");
        App.Clock.Advance(TimeSpan.FromHours(1));
        var saved = await Send(method, article, article.Json["content"]!);
        Assert.That((saved.Text, saved.ETag), Is.EqualTo((article.Text, article.ETag)));
        Assert.That(saved.Value<bool>("hasUnpublishedChanges"), Is.False);
        Assert.That((await Editor.Get($"/v1/editorial/articles/{article.Id}/revisions")).Json["items"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That((await Anonymous.Get($"/v1/articles/{article.Id}")).ETag, Is.EqualTo(reader.ETag));
    }

    [TestCase("title")]
    [TestCase("summary")]
    [TestCase("slug")]
    [TestCase("byline")]
    [TestCase("placeLine")]
    public async Task A_change_of_one_field_is_a_change(string field)
    {
        var article = await Editor.PublishedArticle(Makers.Content("One field: " + field));
        var content = article.Json["content"]!;
        content[field] = "another-" + field.ToLowerInvariant();
        var saved = await Send("PUT", article, content);
        Assert.That((saved.Value<int>("newestRevision"), saved.Value<bool>("hasUnpublishedChanges")), Is.EqualTo((2, true)));
    }

    [Test]
    public async Task A_change_of_the_body_the_order_of_tags_or_an_author_is_a_change()
    {
        await Editor.Tag("first-tag");
        await Editor.Tag("second-tag");
        await Editor.Author("an-author");
        var article = await Editor.Article(Makers.Content("All parts", tags: ["first-tag", "second-tag"]));
        foreach (var change in (JsonNode[])
                 [
                     new JsonObject { ["tags"] = new JsonArray("second-tag", "first-tag") },
                     new JsonObject { ["authors"] = new JsonArray(new JsonObject { ["author"] = "an-author" }) },
                     new JsonObject { ["body"] = new JsonObject { ["content"] = "Another text." } },
                 ])
        {
            var saved = await Send("PATCH", article, change);
            Assert.That(saved.ETag, Is.Not.EqualTo(article.ETag), () => change.ToJsonString());
            article = saved;
        }
    }

    [Test]
    public async Task A_merged_tag_under_its_old_name_is_no_change_and_a_stale_save_is_refused_all_the_same()
    {
        var old = await Editor.Tag("old-name");
        await Editor.Tag("new-name");
        var article = await Editor.Article(Makers.Content("Merged", tags: ["old-name"]));
        (await Editor.Post($"/v1/editorial/tags/{old.Id}/merge", new { into = "new-name" }, old.ETag)).Expect(HttpStatusCode.OK);
        article = await Editor.Get($"/v1/editorial/articles/{article.Id}");
        Assert.That((await Send("PUT", article, Makers.Content("Merged", tags: ["old-name"]))).ETag, Is.EqualTo(article.ETag));
        (await Editor.Put($"/v1/editorial/articles/{article.Id}", article.Json["content"]!, "\"v77\"")).Refused(412, "If-Match");
    }

    [Test]
    public async Task Restoring_what_stands_and_assigning_who_is_assigned_are_no_changes()
    {
        var article = await Editor.Article(Makers.Content("Stands"));
        Assert.That((await Editor.Do(article, "revisions/1/restore")).ETag, Is.EqualTo(article.ETag));
        article = await Editor.Do(article, "assign", new { assignee = "key:7" });
        Assert.That((await Editor.Do(article, "assign", new { assignee = "key:7" })).ETag, Is.EqualTo(article.ETag));
        Assert.That((await Editor.Do(article, "assign", new { assignee = "key:8" })).ETag, Is.Not.EqualTo(article.ETag));
    }

    [Test]
    public async Task What_stands_beside_the_articles_is_saved_by_the_same_rule()
    {
        var article = await Editor.PublishedArticle(Makers.Content("Pinned"));
        await Same(
            Editor, await Editor.Tag("same-tag"), "tags", new { slug = "same-tag", kind = "topic", names = new { en = "same-tag" } });
        await Same(
            Editor, await Editor.Section("same-section"), "sections",
            new { slug = "same-section", order = 0, names = new { en = "same-section" } });
        await Same(Editor, await Editor.Author("same-author"), "authors", new { slug = "same-author", names = new { en = "same-author" } });
        var link = await Editor.Post("/v1/editorial/share-links", new { articleId = article.Id, note = "n" });
        await Same(Editor, link, "share-links", new { note = "n" });
        var items = new[] { new { articleId = article.Id, action = "unpublish" } };
        var release = (await Editor.Post("/v1/editorial/releases", new { name = "Night", items })).Expect(HttpStatusCode.Created);
        await Same(Editor, release, "releases", new { name = "Night", items });
        var site = await Admin.Get("/v1/editorial/site");
        var settings = new { name = "Test site", languages = new[] { "en" }, defaultLanguage = "en" };
        site = (await Admin.Put("/v1/editorial/site", settings, site.ETag)).Expect(HttpStatusCode.OK);
        Assert.That((await Admin.Put("/v1/editorial/site", settings, site.ETag)).Text, Is.EqualTo(site.Text));
        var path = $"/v1/editorial/articles/{article.Id}/ranking";
        var pinned = (await Editor.Put(path, new { pinned = true, position = 1 }, (await Editor.Get(path)).ETag)).Expect(HttpStatusCode.OK);
        Assert.That((await Editor.Put(path, new { pinned = true, position = 1 }, pinned.ETag)).Text, Is.EqualTo(pinned.Text));
    }

    private static async Task Same(Api api, Answer made, string kind, object body)
    {
        var path = $"/v1/editorial/{kind}/{made.Id}";
        var before = await api.Get(path);
        var saved = (await api.Put(path, body, made.ETag)).Expect(HttpStatusCode.OK);
        Assert.That((saved.Text, saved.ETag), Is.EqualTo((before.Text, made.ETag)), kind);
        Assert.That((await api.Get(path)).Text, Is.EqualTo(before.Text), kind);
    }

    private async Task<Answer> Send(string method, Answer article, object content) => (await Editor.Send(
        new HttpMethod(method), $"/v1/editorial/articles/{article.Id}", System.Net.Http.Json.JsonContent.Create(content),
        [("If-Match", article.ETag)])).Expect(HttpStatusCode.OK);
}
