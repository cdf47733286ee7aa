using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Published.Lists;

public class ArticleListTests(Database database) : DatabaseFixture(database)
{
    private const int Articles = 23;

    private readonly List<long> _ids = [];

    [TestCase("-publishedAt", 5)]
    [TestCase("publishedAt", 7)]
    [TestCase("-updatedAt", 1)]
    [TestCase("updatedAt", 100)]
    public async Task A_walk_to_the_end_and_back_meets_every_article_once(string sort, int limit)
    {
        var expected = sort[0] == '-' ? _ids.AsEnumerable().Reverse() : _ids;
        var forth = await Walk($"/v1/articles?sort={sort}&limit={limit}", "next");
        Assert.That(forth.Pages.SelectMany(page => page), Is.EqualTo(expected));
        var back = await Walk(forth.LastPath, "previous");
        Assert.That(back.Pages.AsEnumerable().Reverse().SelectMany(page => page), Is.EqualTo(expected));
    }

    [Test]
    public async Task Articles_of_one_moment_keep_their_order_over_pages()
    {
        var same = new List<long>();
        for (var i = 0; i < 4; i++)
            same.Add((await Editor.PublishedArticle(Makers.Content(tags: ["moment"]), new { publishedAt = "2020-01-01T00:00:00Z" })).Id);
        var walk = await Walk("/v1/articles?tag=moment&limit=1", "next");
        Assert.That(walk.Pages.SelectMany(page => page), Is.EqualTo(same.AsEnumerable().Reverse()));
    }

    [Test]
    public async Task A_cursor_belongs_to_its_filters()
    {
        var next = (await Anonymous.Get("/v1/articles?limit=2")).Json["page"]!["next"]!.GetValue<string>();
        var other = (await Anonymous.Get($"/v1/articles?limit=2&sort=publishedAt&cursor={next}")).Expect(HttpStatusCode.BadRequest);
        Assert.That((other.Code, other.Places), Is.EqualTo(("cursor_mismatch", new[] { "cursor" })));
        (await Anonymous.Get($"/v1/articles?limit=3&cursor={next}")).Expect(HttpStatusCode.OK);
    }

    [Test]
    public async Task The_links_of_a_page_lead_to_its_neighbours()
    {
        var first = await Anonymous.Get("/v1/articles?limit=2&language=en");
        var link = first.Headers["Link"];
        var second = (await Anonymous.Get(link[(link.IndexOf('<') + 1)..link.IndexOf('>')])).Expect(HttpStatusCode.OK);
        Assert.That(second.Ids, Is.Not.EqualTo(first.Ids));
        Assert.That(second.Headers["Link"], Does.Contain("rel=\"next\"").And.Contain("rel=\"prev\""));
    }

    [TestCase("tag=walk&tag=odd", 12)]
    [TestCase("tag=walk&excludeTag=odd", 11)]
    [TestCase("tag=odd,third", 16)]
    [TestCase("tag=odd&tag=third", 4)]
    [TestCase("tag=walk&excludeTag=odd,third", 7)]
    public async Task Comma_is_or_repeat_is_and_exclude_is_not(string filter, int expected) =>
        Assert.That((await Anonymous.Get($"/v1/articles?{filter}&limit=100")).Ids, Has.Count.EqualTo(expected));

    protected override async Task Prepare()
    {
        foreach (var tag in (string[])["walk", "odd", "third", "moment"])
            await Editor.Tag(tag);
        for (var i = 0; i < Articles; i++)
        {
            string[] tags =
                [.. (IEnumerable<string>)["walk"], .. i % 2 == 0 ? ["odd"] : (string[])[], .. i % 3 == 0 ? ["third"] : (string[])[]];
            _ids.Add((await Editor.PublishedArticle(Makers.Content($"Number {i}", tags: tags))).Id);
        }
    }

    private async Task<(IReadOnlyList<IReadOnlyList<long>> Pages, string LastPath)> Walk(string path, string direction)
    {
        var pages = new List<IReadOnlyList<long>>();
        var start = path.Split("&cursor=")[0];
        while (true)
        {
            var page = (await Anonymous.Get(path)).Expect(HttpStatusCode.OK);
            // Other tests of this fixture publish too; the walk is about the articles made for it.
            pages.Add([.. page.Ids.Where(id => start.Contains("tag=") || _ids.Contains(id))]);
            if (page.Json["page"]![direction]?.GetValue<string>() is not { } cursor)
                return (pages, path);
            path = $"{start}&cursor={cursor}";
        }
    }
}
