using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Http.Pages;

/// <summary>What became of a page after somebody was told of it.</summary>
public class PagedTests(Database database) : DatabaseFixture(database)
{
    private static readonly string[] Names = ["a", "b", "c"];

    [TestCase("sort=-publishedAt", "turn-newest")]
    [TestCase("sort=updatedAt", "turn-oldest")]
    [TestCase("sort=title", "turn-title")]
    [TestCase("sort=-title", "turn-title-back")]
    [TestCase("q=turnabout", "turn-search")]
    public async Task From_an_emptied_page_of_articles_a_reader_can_turn_round(string query, string tag)
    {
        await Editor.Tag(tag);
        foreach (var name in Names)
            await Editor.PublishedArticle(Makers.Content($"Turnabout {name}", tags: [tag]));
        await CheckTurns(Anonymous, $"/v1/articles?tag={tag}&{query}", async id =>
        {
            var article = await Editor.Get($"/v1/editorial/articles/{id}");
            (await Editor.Post($"/v1/editorial/articles/{id}/unpublish", ifMatch: article.ETag)).Expect(HttpStatusCode.OK);
        });
    }

    [TestCase("/v1/tags?kind=place", "place")]
    [TestCase("/v1/editorial/tags?kind=organisation", "organisation")]
    [TestCase("/v1/editorial/tags?q=series&kind=series", "series")]
    public async Task From_an_emptied_page_of_tags_a_reader_can_turn_round(string list, string kind)
    {
        foreach (var name in Names)
            await Editor.Tag($"{kind}-turn-{name}", kind: kind);
        await CheckTurns(list.Contains("editorial", StringComparison.Ordinal) ? Editor : Anonymous, list, async id =>
        {
            var tag = await Editor.Get($"/v1/editorial/tags/{id}");
            (await Admin.Delete($"/v1/editorial/tags/{id}", tag.ETag)).Expect(HttpStatusCode.NoContent);
        });
    }

    [TestCase("sections")]
    [TestCase("authors")]
    public async Task From_an_emptied_page_of_a_whole_list_a_reader_can_turn_round(string list)
    {
        foreach (var name in Names)
            if (list == "sections")
                await Admin.Section($"turn-{name}");
            else
                await Editor.Author($"turn-{name}");
        await CheckTurns(Anonymous, $"/v1/{list}?", async id =>
        {
            var one = await Admin.Get($"/v1/editorial/{list}/{id}");
            (await Admin.Delete($"/v1/editorial/{list}/{id}", one.ETag)).Expect(HttpStatusCode.NoContent);
        });
    }

    // A list of three: the second page is emptied and left backwards, then the first and left forwards.
    private static async Task CheckTurns(Api reader, string list, Func<long, Task> remove)
    {
        var first = await reader.Get($"{list}&limit=2");
        var second = await reader.Get($"{list}&limit=2&cursor={Cursor(first, "next")}");
        Assert.That((first.Ids.Count, second.Ids.Count), Is.EqualTo((2, 1)));

        await remove(second.Ids[0]);
        var emptied = await reader.Get($"{list}&limit=2&cursor={Cursor(first, "next")}");
        Assert.That((emptied.Ids, Cursor(emptied, "next")), Is.EqualTo((Array.Empty<long>(), default(string))));
        var back = await reader.Get($"{list}&limit=1&cursor={Cursor(emptied, "previous")}");
        Assert.That((back.Ids, Cursor(back, "next")), Is.EqualTo((new[] { first.Ids[1] }, default(string))), "the end of what is left");

        await remove(first.Ids[0]);
        emptied = await reader.Get($"{list}&limit=1&cursor={Cursor(back, "previous")}");
        Assert.That((emptied.Ids, Cursor(emptied, "previous")), Is.EqualTo((Array.Empty<long>(), default(string))));
        var forth = await reader.Get($"{list}&limit=2&cursor={Cursor(emptied, "next")}");
        Assert.That(
            (forth.Ids, Cursor(forth, "previous"), Cursor(forth, "next")),
            Is.EqualTo((new[] { first.Ids[1] }, default(string), default(string))));
    }

    private static string? Cursor(Answer page, string direction) =>
        page.Expect(HttpStatusCode.OK).Json["page"]![direction]?.GetValue<string>();
}
