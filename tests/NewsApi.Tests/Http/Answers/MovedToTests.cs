using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Http.Answers;

/// <summary>A redirect leads to the same view of the new thing and keeps the query; <c>FormerSlugTests</c> has more.</summary>
public class MovedToTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task A_former_slug_of_an_article_keeps_the_query()
    {
        var article = await Editor.PublishedArticle(Makers.Content(slug: "first-slug"));
        var renamed = (await Editor.Put($"/v1/editorial/articles/{article.Id}", Makers.Content(slug: "second-slug"), article.ETag))
            .Expect(HttpStatusCode.OK);
        await Editor.Publish(renamed);
        await LeadsTo(
            Anonymous, "/v1/articles/by-slug/en/first-slug", "?fields=id&body=text&utm_source=a%20b+c",
            "/v1/articles/by-slug/en/second-slug");
    }

    [Test]
    public async Task A_replaced_article_keeps_the_view_and_the_query()
    {
        var into = await Editor.PublishedArticle(Makers.Content(slug: "stands-in"));
        var article = await Editor.PublishedArticle(Makers.Content(slug: "stood-before"));
        await Editor.Do(article, "unpublish", new { reason = "replaced", replacedBy = into.Id });
        foreach (var (view, query) in (IEnumerable<(string, string)>)
            [("", "?fields=id,title&language=en"), ("/related", "?limit=3"), ("/translations", "?minSeq=1"), ("/card", "?utm_source=x")])
        {
            await LeadsTo(Anonymous, $"/v1/articles/{article.Id}{view}", query, $"/v1/articles/{into.Id}{view}");
            (await Anonymous.Get($"/v1/articles/{into.Id}{view}{query}")).Expect(HttpStatusCode.OK);
        }

        await LeadsTo(Anonymous, "/v1/articles/by-slug/en/stood-before", "?fields=id", $"/v1/articles/{into.Id}");
    }

    [Test]
    public async Task A_merged_tag_keeps_the_query()
    {
        var tag = await Editor.Tag("merged-away");
        var into = await Editor.Tag("merged-into");
        (await Editor.Post($"/v1/editorial/tags/{tag.Id}/merge", new { into = "merged-into" }, tag.ETag)).Expect(HttpStatusCode.OK);
        await LeadsTo(Editor, $"/v1/editorial/tags/{tag.Id}", "?include=usage", $"/v1/editorial/tags/{into.Id}");
        await LeadsTo(Anonymous, "/v1/tags/merged-away", "?language=ru", "/v1/tags/merged-into");
    }

    private static async Task LeadsTo(Api caller, string path, string query, string wanted)
    {
        var moved = (await caller.Get(path + query)).Expect(HttpStatusCode.MovedPermanently);
        Assert.That(moved.Headers["Location"], Is.EqualTo(wanted + query));
        Assert.That(moved.Value<string>("location"), Is.EqualTo(wanted + query));
    }
}
