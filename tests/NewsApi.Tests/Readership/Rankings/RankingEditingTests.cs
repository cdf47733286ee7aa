using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Articles.Editing;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Readership.Rankings;

public class RankingEditingTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task A_rule_is_made_replaced_and_taken_back_by_its_version()
    {
        var article = await Editor.PublishedArticle();
        var path = $"/v1/editorial/articles/{article.Id}/ranking";
        var none = (await Editor.Get(path)).Expect(HttpStatusCode.OK);
        Assert.That((none.ETag, none.Text), Is.EqualTo((
            "\"v0\"",
            $$"""{"id":{{article.Id}},"pinned":false,"position":null,"excluded":false,"until":null,"""
            + "\"version\":0,\"modifiedAt\":null,\"modifiedBy\":null}")));
        (await Editor.Delete(path, none.ETag)).Refused(404);

        var pinned = (await Editor.Put(path, new { pinned = true, position = 3 }, none.ETag)).Expect(HttpStatusCode.OK);
        Assert.That((pinned.ETag, pinned.Value<bool>("pinned"), pinned.Value<int>("position")), Is.EqualTo(("\"v1\"", true, 3)));
        Assert.That(
            await Editor.Put(path, new { pinned = true }, none.ETag), Has.Property("Status").EqualTo(HttpStatusCode.PreconditionFailed));
        var until = App.Clock.GetUtcNow().AddDays(1);
        var excluded = (await Editor.Put(path, new { excluded = true, until }, pinned.ETag)).Expect(HttpStatusCode.OK);
        Assert.That(
            (excluded.Value<bool>("pinned"), excluded.Json["position"], excluded.Value<bool>("excluded")),
            Is.EqualTo((false, (object?)null, true)));
        Assert.That(excluded.Value<DateTimeOffset>("until"), Is.EqualTo(until).Within(TimeSpan.FromMilliseconds(1)));
        Assert.That((await Editor.Get("/v1/editorial/rankings")).Ids, Does.Contain(article.Id));
        (await Editor.Delete(path, excluded.ETag)).Expect(HttpStatusCode.NoContent);
        Assert.That((await Editor.Get("/v1/editorial/rankings")).Ids, Does.Not.Contain(article.Id));
        Assert.That((await Editor.Get(path)).ETag, Is.EqualTo("\"v3\""));
        (await Editor.Put(path, new { pinned = true }, pinned.ETag)).Refused(412, "If-Match");

        var audit =
            (await Admin.Get($"/v1/editorial/audit?kind=ranking&id={article.Id}")).Expect(HttpStatusCode.OK).Json["items"]!.AsArray();
        Assert.That(audit.Select(entry => entry!["action"]!.GetValue<string>()), Is.EqualTo(new[] { "deleted", "updated", "created" }));
        Assert.That(audit[2]!["detail"]!["position"]!.ToJsonString(), Is.EqualTo("""{"from":null,"to":3}"""));
    }

    [Test]
    public async Task What_has_ended_is_in_the_list_no_more()
    {
        var article = await Editor.PublishedArticle();
        (await Editor.Put(
            $"/v1/editorial/articles/{article.Id}/ranking", new { pinned = true, until = App.Clock.GetUtcNow().AddHours(1) },
            "\"v0\"")).Expect(HttpStatusCode.OK);
        Assert.That((await Editor.Get("/v1/editorial/rankings")).Ids, Does.Contain(article.Id));
        App.Clock.Advance(TimeSpan.FromHours(2));
        Assert.That((await Editor.Get("/v1/editorial/rankings")).Ids, Does.Not.Contain(article.Id));
    }

    [Test]
    public async Task A_rule_goes_with_its_article()
    {
        var article = await Editor.Article();
        (await Editor.Put($"/v1/editorial/articles/{article.Id}/ranking", new { pinned = true }, "\"v0\"")).Expect(HttpStatusCode.OK);
        (await Editor.Delete($"/v1/editorial/articles/{article.Id}", article.ETag)).Expect(HttpStatusCode.OK);
        App.Clock.Advance(TimeSpan.FromDays(31));
        var purge = App.Services.GetRequiredService<TrashPurge>();
        var trashed = (await purge.List(article.Id - 1, CancellationToken.None)).First(one => one.Id == article.Id);
        Assert.That(await purge.Remove(trashed, CancellationToken.None), Is.True);
        Assert.That((await Editor.Get("/v1/editorial/rankings")).Ids, Does.Not.Contain(article.Id));
    }

    [TestCase("""{"pinned":true,"excluded":true}""", "/excluded")]
    [TestCase("""{}""", "/pinned")]
    [TestCase("""{"pinned":false,"excluded":false}""", "/pinned")]
    [TestCase("""{"excluded":true,"position":1}""", "/position")]
    [TestCase("""{"pinned":true,"position":0}""", "/position")]
    [TestCase("""{"pinned":true,"position":1001}""", "/position")]
    [TestCase("""{"pinned":true,"until":"2026-01-01T00:00:00Z"}""", "/until")]
    public async Task A_rule_that_can_not_be_meant_is_refused(string body, string pointer)
    {
        var article = await Editor.PublishedArticle();
        var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        (await Editor.Send(HttpMethod.Put, $"/v1/editorial/articles/{article.Id}/ranking", content, [("If-Match", "\"v0\"")])).Refused(
            422, pointer);
        Assert.That((await Editor.Get($"/v1/editorial/articles/{article.Id}/ranking")).ETag, Is.EqualTo("\"v0\""));
    }

    [Test]
    public async Task The_trash_takes_no_rules_and_what_is_not_there_has_none()
    {
        (await Editor.Put("/v1/editorial/articles/987654/ranking", new { pinned = true }, "\"v0\"")).Refused(404);
        (await Editor.Get("/v1/editorial/articles/987654/ranking")).Refused(404);
        var article = await Editor.Article();
        var path = $"/v1/editorial/articles/{article.Id}/ranking";
        (await Editor.Delete($"/v1/editorial/articles/{article.Id}", article.ETag)).Expect(HttpStatusCode.OK);
        Assert.That((await Editor.Put(path, new { pinned = true }, "\"v0\"")).Refused(409).Code, Is.EqualTo("in_trash"));
        Assert.That(
            await Editor.Put(path, new { pinned = true }, null), Has.Property("Status").EqualTo(HttpStatusCode.PreconditionRequired));
    }
}
