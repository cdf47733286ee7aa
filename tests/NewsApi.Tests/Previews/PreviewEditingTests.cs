using System.Net;
using Dapper;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Previews;

/// <summary>What editors do with preview links.</summary>
public class PreviewEditingTests(Database database) : DatabaseFixture(database)
{
    private Answer _article = null!;

    [Test]
    public async Task The_token_is_shown_once_and_not_kept()
    {
        var article = await Writer.Article();
        var made = await Made(article);
        var token = made.Value<string>("token");
        Assert.That(token, Does.Match("^[0-9a-z]{40}$"));
        Assert.That(
            (made.Value<string>("url"), made.Headers["Location"]),
            Is.EqualTo(("http://localhost/v1/preview/" + token, "http://localhost/v1/preview/" + token)));
        var list = (await Writer.Get($"/v1/editorial/articles/{article.Id}/previews")).Expect(HttpStatusCode.OK);
        Assert.That(list.Json["items"]![0]!.ToJsonString(), Is.EqualTo(made.Json["preview"]!.ToJsonString()));
        using var connection = App.Database.Open();
        var stored = connection.Query("SELECT * FROM article_previews").Concat(connection.Query("SELECT * FROM audit_entries"))
            .SelectMany(row => ((IDictionary<string, object?>)row).Values).Select(value => value?.ToString() ?? "");
        Assert.That(stored.Where(value => value.Contains(token, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task Previews_are_listed_page_by_page_newest_first()
    {
        var article = await Writer.Article();
        for (var hours = 1; hours <= 5; hours++)
            await Made(article, new { hours });
        var all = (await Writer.Get($"/v1/editorial/articles/{article.Id}/previews")).Ids;
        Assert.That(all, Has.Count.EqualTo(5).And.Ordered.Descending);
        var page = await Writer.Get($"/v1/editorial/articles/{article.Id}/previews?limit=2");
        page = await Writer.Get($"/v1/editorial/articles/{article.Id}/previews?limit=2&cursor={page.Json["page"]!["next"]}");
        Assert.That(page.Ids, Is.EqualTo(all.Skip(2).Take(2)));
        page = await Writer.Get($"/v1/editorial/articles/{article.Id}/previews?limit=2&cursor={page.Json["page"]!["previous"]}");
        Assert.That(page.Ids, Is.EqualTo(all.Take(2)));
    }

    [TestCase("""{"revision":0}""", "/revision")]
    [TestCase("""{"revision":99}""", "/revision")]
    [TestCase("""{"hours":0}""", "/hours")]
    [TestCase("""{"hours":721}""", "/hours")]
    [TestCase("""{"expiresAt":"2020-01-01T00:00:00Z"}""", "/expiresAt")]
    [TestCase("""{"expiresAt":"2030-01-01T00:00:00Z"}""", "/expiresAt")]
    [TestCase("""{"hours":1,"expiresAt":"2030-01-01T00:00:00Z"}""", "/hours", "/expiresAt")]
    public async Task What_can_not_be_shown_or_not_for_so_long_is_refused(string body, params string[] places) =>
        (await Writer.PostRaw($"/v1/editorial/articles/{_article.Id}/previews", body)).Refused(422, places);

    [Test]
    public async Task There_is_none_of_what_is_not_there()
    {
        (await Writer.Post("/v1/editorial/articles/987654321/previews")).Refused(404);
        (await Writer.Get("/v1/editorial/articles/987654321/previews")).Refused(404);
        var article = await Writer.Article();
        var id = (await Made(article)).Json["preview"]!["id"]!.GetValue<long>();
        (await Writer.Delete($"/v1/editorial/articles/{_article.Id}/previews/{id}")).Refused(404);
        (await Writer.Delete($"/v1/editorial/articles/{article.Id}/previews/{id}")).Expect(HttpStatusCode.NoContent);
        (await Writer.Delete($"/v1/editorial/articles/{article.Id}/previews/{id}")).Refused(404);
        await Editor.Delete($"/v1/editorial/articles/{article.Id}", article.ETag);
        Assert.That((await Writer.Post($"/v1/editorial/articles/{article.Id}/previews")).Refused(409).Code, Is.EqualTo("in_trash"));
    }

    [Test]
    public async Task The_audit_remembers_who_showed_what_and_the_change_log_says_nothing()
    {
        var article = await Writer.Article();
        var seq = (await Writer.Get($"/v1/editorial/articles/{article.Id}")).Headers["NewsApi-Seq"];
        var id = (await Made(article)).Json["preview"]!["id"]!.GetValue<long>();
        await Editor.Delete($"/v1/editorial/articles/{article.Id}/previews/{id}");
        using var connection = App.Database.Open();
        var deeds = connection.Query<(string Action, string Actor)>(
            "SELECT action, actor FROM audit_entries WHERE kind = 'article' AND entity_id = @Id AND seq IS NULL ORDER BY id",
            new { article.Id }).ToList();
        Assert.That(deeds.Select(deed => deed.Action), Is.EqualTo(new[] { "previewAdded", "previewRevoked" }));
        Assert.That(deeds[0].Actor, Is.Not.EqualTo(deeds[1].Actor));
        Assert.That((await Writer.Get($"/v1/editorial/articles/{article.Id}")).Headers["NewsApi-Seq"], Is.EqualTo(seq));
    }

    protected override async Task Prepare() => _article = await Writer.Article();

    private async Task<Answer> Made(Answer article, object? body = null) =>
        (await Writer.Post($"/v1/editorial/articles/{article.Id}/previews", body)).Expect(HttpStatusCode.Created);
}
