using System.Net;
using System.Text.Json.Nodes;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Editing.Storage;

/// <summary>What the site requires of a story is asked of whoever publishes it: people, bulks, releases and the clock.</summary>
public class PublicationRequirementsTests(Database database) : DatabaseFixture(database)
{
    [TestCase(true, false, "/aiUse")]
    [TestCase(false, true, "/responsible")]
    [TestCase(true, true, "/aiUse /responsible")]
    [TestCase(false, false, "")]
    public async Task Each_field_is_required_by_itself_and_named_where_it_lacks(bool aiUse, bool responsible, string lacks)
    {
        await Require(aiUse, responsible);
        var draft = await Editor.Article();
        var refused = await Editor.Post($"/v1/editorial/articles/{draft.Id}/publish", null, draft.ETag);
        if (lacks.Length == 0)
        {
            refused.Expect(HttpStatusCode.OK);
            return;
        }

        Assert.That(refused.Expect(HttpStatusCode.Conflict).Code, Is.EqualTo("publication_incomplete"));
        Assert.That(string.Join(' ', refused.Places), Is.EqualTo(lacks));
        Assert.That((await Allowed(draft.Id)).Intersect(["publish", "schedule"]), Is.Empty);
        var whole = await Complete(draft);
        Assert.That((await Allowed(draft.Id)).Intersect(["publish", "schedule"]).Count(), Is.EqualTo(2));
        await Editor.Publish(whole);
    }

    [Test]
    public async Task What_is_public_stays_so_and_needs_them_for_its_next_publication()
    {
        await Require(false, false);
        var article = await Editor.PublishedArticle();
        await Require(true, true);
        (await Anonymous.Get($"/v1/articles/{article.Id}")).Expect(HttpStatusCode.OK);
        var changed = (await Editor.Patch($"/v1/editorial/articles/{article.Id}", new { title = "Changed" }, article.ETag))
            .Expect(HttpStatusCode.OK);
        (await Editor.Post($"/v1/editorial/articles/{article.Id}/publish", null, changed.ETag)).Expect(HttpStatusCode.Conflict);
        Assert.That(await Allowed(article.Id), Does.Contain("schedule"), "It can be scheduled for its withdrawal.");
        await Editor.Publish(await Complete(changed));
        Assert.That((await Anonymous.Get($"/v1/articles/{article.Id}")).Json["title"]!.ToString(), Is.EqualTo("Changed"));
    }

    [Test]
    public async Task Bulks_schedules_and_releases_are_refused()
    {
        await Require(true, true);
        var draft = await Editor.Article();
        var bulk = await Editor.Post(
            "/v1/editorial/articles/bulk",
            new { actions = new[] { new { articleId = draft.Id, version = draft.Value<int>("version"), action = "publish" } } });
        Assert.That(bulk.Text, Does.Contain("publication_incomplete").And.Contain("aiUse").And.Contain("responsible"));
        var dueAt = App.Clock.GetUtcNow().AddHours(1);
        var scheduled = await Editor.Post($"/v1/editorial/articles/{draft.Id}/schedule", new { publishAt = dueAt }, draft.ETag);
        Assert.That(scheduled.Expect(HttpStatusCode.Conflict).Code, Is.EqualTo("publication_incomplete"));
        var release = (await Editor.Post(
            "/v1/editorial/releases", new { name = "One", items = new[] { new { articleId = draft.Id, action = "publish" } } }))
            .Expect(HttpStatusCode.Created);
        var refused = await Editor.Post($"/v1/editorial/releases/{release.Id}/schedule", new { dueAt }, release.ETag);
        Assert.That(refused.Expect(HttpStatusCode.Conflict).Code, Is.EqualTo("release_refused"));
        Assert.That(refused.Text, Does.Contain("aiUse").And.Contain("responsible"));
    }

    [Test]
    public async Task The_clock_is_refused_as_well_and_says_why()
    {
        await Require(false, false);
        var (alone, released) = (await Editor.Article(), await Editor.Article());
        var dueAt = App.Clock.GetUtcNow().AddHours(1);
        await Editor.Do(alone, "schedule", new { publishAt = dueAt });
        var release = (await Editor.Post(
            "/v1/editorial/releases", new { name = "Two", items = new[] { new { articleId = released.Id, action = "publish" } } }))
            .Expect(HttpStatusCode.Created);
        (await Editor.Post($"/v1/editorial/releases/{release.Id}/schedule", new { dueAt }, release.ETag)).Expect(HttpStatusCode.OK);
        await Require(true, true);
        App.Clock.Advance(TimeSpan.FromHours(2));
        foreach (var id in (long[])[alone.Id, released.Id])
        {
            await Eventually.Is(
                async () => (await Editor.Get($"/v1/editorial/articles/{id}")).Json["schedules"]![0]?["failure"]?.ToString() ?? "",
                Does.Contain("'aiUse'").And.Contain("'responsible'"));
            (await Anonymous.Get($"/v1/articles/{id}")).Expect(HttpStatusCode.NotFound);
        }
    }

    private async Task<IEnumerable<string>> Allowed(long id) =>
        (await Editor.Get($"/v1/editorial/articles/{id}")).Json["allowedActions"]!.AsArray().Select(one => one!.ToString());

    private async Task<Answer> Complete(Answer article) => (await Editor.Patch(
        $"/v1/editorial/articles/{article.Id}", new { aiUse = new { kind = "none" }, responsible = "Night desk" }, article.ETag))
        .Expect(HttpStatusCode.OK);

    private async Task Require(bool aiUse, bool responsible)
    {
        var site = await Admin.Get("/v1/editorial/site");
        var saved = (await Admin.Put(
            "/v1/editorial/site",
            new
            {
                name = "Test site", languages = new[] { "en" }, defaultLanguage = "en",
                publication = new { requiresAiUse = aiUse, requiresResponsible = responsible },
            },
            site.ETag)).Expect(HttpStatusCode.OK);
        Assert.That(
            JsonNode.DeepEquals(
                saved.Json["publication"], new JsonObject { ["requiresAiUse"] = aiUse, ["requiresResponsible"] = responsible }),
            Is.True);
    }
}
