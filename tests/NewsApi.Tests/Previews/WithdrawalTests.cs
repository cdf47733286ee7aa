using System.Net;
using Dapper;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Previews;

/// <summary>What becomes of preview links when their article is withdrawn.</summary>
public class WithdrawalTests(Database database) : DatabaseFixture(database)
{
    [TestCase("""{"reason":"legal","note":"A court said so."}""", 451)]
    [TestCase("""{"kill":true}""", 410)]
    public async Task A_kill_and_the_law_end_them_for_good(string how, int status)
    {
        var article = await Editor.PublishedArticle();
        var (first, second) = (await Made(article), await Made(article, new { hours = 720 }));
        (await Anonymous.Get(PathOf(first))).Expect(HttpStatusCode.OK);
        var gone = await Editor.Do(article, "unpublish", System.Text.Json.Nodes.JsonNode.Parse(how));
        Assert.That(gone.Value<string>("notice"), Is.EqualTo("Its preview links were revoked: 2."));
        Assert.That((int)(await Anonymous.Get($"/v1/articles/{article.Id}")).Status, Is.EqualTo(status));
        (await Anonymous.Get(PathOf(first))).Refused(404);
        (await Anonymous.Get(PathOf(second))).Refused(404);
        var path = $"/v1/editorial/articles/{article.Id}/previews";
        Assert.That((await Editor.Post(path)).Refused(409).Code, Is.EqualTo("taken_down"));

        await Editor.Publish(gone);
        (await Anonymous.Get(PathOf(first))).Refused(404);
        (await Anonymous.Get(PathOf(await Made(article)))).Expect(HttpStatusCode.OK);
        using var connection = App.Database.Open();
        var detail = connection.QuerySingle<string>(
            "SELECT detail FROM audit_entries WHERE kind = 'article' AND action = 'unpublished' AND entity_id = @Id", new { article.Id });
        Assert.That(detail, Does.Contain("\"endedPreviews\":2"));
    }

    [Test]
    public async Task A_schedule_and_a_bulk_end_them_too()
    {
        var (first, second) = (await Editor.PublishedArticle(), await Editor.PublishedArticle());
        var (one, two) = (await Made(first, new { hours = 48 }), await Made(second, new { hours = 48 }));
        var withdrawal = new { reason = "legal" };
        (await Editor.Post("/v1/editorial/articles/bulk", new
        {
            actions = new[] { new { action = "unpublish", articleId = first.Id, version = first.Value<int>("version"), withdrawal } },
        })).Expect(HttpStatusCode.OK);
        (await Anonymous.Get(PathOf(one))).Refused(404);
        await Editor.Do(second, "schedule", new { unpublishAt = App.Clock.GetUtcNow().AddHours(1), withdrawal });
        (await Anonymous.Get(PathOf(two))).Expect(HttpStatusCode.OK);
        App.Clock.Advance(TimeSpan.FromHours(1.1));
        await Eventually.Is(async () => (await Anonymous.Get(PathOf(two))).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Other_withdrawals_leave_them_and_name_those_that_work()
    {
        var article = await Editor.PublishedArticle();
        await Made(article, new { hours = 1 });
        App.Clock.Advance(TimeSpan.FromHours(1.1));
        var revoked = await Made(article);
        await Editor.Delete($"/v1/editorial/articles/{article.Id}/previews/{IdOf(revoked)}");
        List<Answer> working = [];
        for (var number = 0; number < 12; number++)
            working.Add(await Made(article));
        var gone = await Editor.Do(article, "unpublish", new { note = "Out of date." });
        Assert.That(
            gone.Value<string>("notice"),
            Is.EqualTo($"These preview links still show the article: {string.Join(", ", working.Take(10).Select(IdOf))} and 2 more. "
                + "Revoke the links that should no longer work."));
        (await Anonymous.Get(PathOf(working[0]))).Expect(HttpStatusCode.OK);
        gone = await Editor.Do(gone, "unpublish", new { reason = "legal" });
        Assert.That(gone.Value<string>("notice"), Is.EqualTo("Its preview links were revoked: 12."));
        Assert.That((await Editor.Do(gone, "unpublish")).Json["notice"], Is.Null);
    }

    private static long IdOf(Answer made) => made.Json["preview"]!["id"]!.GetValue<long>();

    private static string PathOf(Answer made) => new Uri(made.Value<string>("url")).AbsolutePath;

    private async Task<Answer> Made(Answer article, object? body = null) =>
        (await Editor.Post($"/v1/editorial/articles/{article.Id}/previews", body)).Expect(HttpStatusCode.Created);
}
