using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Editing;

public class RetentionTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task Old_revisions_go_when_nobody_has_seen_them_and_nobody_relies_on_them()
    {
        var article = await Editor.PublishedArticle(Makers.Content("1 public"));
        var path = $"/v1/editorial/articles/{article.Id}";
        article = await Write(article, "2 scheduled");
        article = await Editor.Do(article, "schedule", new { publishAt = App.Clock.GetUtcNow().AddDays(1_000) });
        article = await Write(article, "3 previewed");
        (await Editor.Post($"{path}/previews", new { hours = 24 * 30 })).Expect(HttpStatusCode.Created);
        article = await Write(article, "4 of no use");
        article = await Write(article, "5 of no use");
        App.Clock.Advance(TimeSpan.FromDays(20));
        article = await Write(article, "6 new");
        await Write(article, "7 newest");
        Assert.That(
            (await Editor.Get($"{path}/revisions")).Json["items"]!.AsArray().Select(revision => revision!["title"]!.GetValue<string>()),
            Is.EqualTo(new[] { "7 newest", "6 new", "3 previewed", "2 scheduled", "1 public" }));
    }

    protected override AppUnderTest Make(Database kind) =>
        new(kind, new Dictionary<string, string> { ["NewsApi:Editing:RevisionDays"] = "10" });

    private async Task<Answer> Write(Answer article, string title) =>
        (await Editor.Put($"/v1/editorial/articles/{article.Id}", Makers.Content(title, slug: "retained"), article.ETag))
            .Expect(HttpStatusCode.OK);
}
