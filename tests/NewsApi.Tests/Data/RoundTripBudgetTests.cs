using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Counting.Journal;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Data;

/// <summary>
/// Each kind of request keeps to its number of round trips to the database, on the demo site in Development. SQLite counts what a server
/// would need.
/// </summary>
public partial class RoundTripBudgetTests(Database database) : DatabaseFixture(database)
{
    private static readonly Sql CountSql = new("SELECT COUNT(*) FROM changes");

    private long _article;
    private string _slug = "", _section = "", _code = "", _tag = "";

    protected override AppUnderTest Make(Database kind) => new(kind) { Environment = "Development" };

    protected override async Task Prepare()
    {
        var list = await Anonymous.Get("/v1/articles?limit=100&include=tags,section,authors,translations,share");
        var first = list.Json["items"]!.AsArray()
            .First(one => one!["tags"]!.AsArray().Count > 1 && one["translations"]!.AsArray().Count > 0)!;
        _article = first["id"]!.GetValue<long>();
        _slug = $"{first["language"]!.GetValue<string>()}/{first["slug"]!.GetValue<string>()}";
        _tag = first["tags"]![0]!["slug"]!.GetValue<string>();
        _section = first["section"]!["slug"]!.GetValue<string>();
        _code = ShortLink().Match(first.ToJsonString()).Groups[1].Value;
        // What a node keeps after its first readers: the site, the names of terms, what filters mean and how rare they are.
        foreach (var path in (string[])["/v1/suggest?q=ab", $"/v1/articles?tag={_tag}", $"/v1/articles?section={_section}&tag={_tag}"])
            await Anonymous.Get(path);
    }

    [TestCase("/v1/articles/{article}?fields=id,title,body,tags,authors,section,translations,share,views", 1)]
    [TestCase("/v1/articles/{article}?body=text", 1)]
    [TestCase("/v1/articles/by-slug/{slug}", 1)]
    [TestCase("/v1/articles?limit=7", 1)]
    [TestCase("/v1/articles?limit=7&include=tags,section,authors,translations,share", 1)]
    [TestCase("/v1/articles?tag={tag}&limit=3", 1)]
    [TestCase("/v1/articles?section={section}&limit=4", 2, TestName = "A list by a filter that nobody used before")]
    [TestCase("/v1/articles?section={section}&tag={tag}&limit=3", 1)]
    [TestCase("/v1/articles/{article}/translations", 1)]
    [TestCase("/v1/articles/{article}/related", 4)]
    [TestCase("/v1/articles/{article}/share", 1)]
    [TestCase("/v1/articles/{article}/card", 1)]
    [TestCase("/v1/tags/{tag}", 1)]
    [TestCase("/v1/tags", 1)]
    [TestCase("/v1/suggest?q=pa", 1)]
    [TestCase("/v1/site", 0)]
    [TestCase("/v1/fronts", 2)]
    [TestCase("/v1/fronts/home", 20)]
    [TestCase("/v1/articles/999999", 2)]
    public async Task A_reader_costs(string path, int budget) => Keeps(path, await Anonymous.Get(Address(path)), budget);

    [Test]
    public async Task A_cached_answer_costs_nothing()
    {
        var path = $"/v1/articles/{_article}?fields=id,title";
        await Anonymous.Get(path);
        // The cache answers in front of all that counts.
        Assert.That((await Anonymous.Get(path)).Headers, Does.Not.ContainKey("Server-Timing"));
    }

    [Test]
    public async Task A_redirect_that_is_made_anew_costs_one()
    {
        // The first click of a day also reads the salt of that day.
        await Anonymous.Get("/s/" + _code);
        var article = await Editor.PublishedArticle(Makers.Content("A new link"));
        var share = await Anonymous.Get($"/v1/articles/{article.Id}/share");
        Keeps("redirect", await Anonymous.Get("/s/" + ShortLink().Match(share.Text).Groups[1].Value), 1);
    }

    [Test]
    public async Task Editors_cost()
    {
        var article = await Editor.Article(Makers.Content("Round trips", section: _section, tags: [_tag]));
        Keeps("a new article", article, 13, 7);
        article = await Editor.Patch($"/v1/editorial/articles/{article.Id}", new { title = "Other" }, article.ETag);
        Keeps("a plain edit", article, 9, 4);
        article = await Editor.Publish(article);
        Keeps("the first publication", article, 7, 4);
        article = await Editor.Patch($"/v1/editorial/articles/{article.Id}", new { title = "Third", tags = new[] { _tag } }, article.ETag);
        Keeps("an edit of a public article", article, 9, 4);
        article = await Editor.Publish(article);
        Keeps("a later publication", article, 7, 4);
        Keeps("a draft", await Editor.Get($"/v1/editorial/articles/{article.Id}"), 3);
        Keeps("a withdrawal", await Editor.Do(article, "unpublish"), 11, 8);
    }

    [Test]
    public async Task A_work_that_only_runs_statements_costs_one_as_a_batch_of_events_does()
    {
        var db = App.Services.GetRequiredService<Db>();
        var trips = RoundTrips.Watch();
        await db.WriteAsync(
            write =>
            {
                JournalRows.Delete(write, [1]);
                JournalRows.Delete(write, [2]);
                return 0;
            },
            CancellationToken.None);
        Assert.That(trips.Writes, Is.EqualTo(1));
    }

    [Test]
    public async Task A_batch_of_reads_costs_one_whatever_it_holds()
    {
        await using var read = await App.Services.GetRequiredService<Db>().ReadAsync(CancellationToken.None);
        var (trips, batch) = (RoundTrips.Watch(), new ReadBatch());
        var (first, second) = (batch.Find<long>(CountSql), batch.List<long>(CountSql));
        await read.RunAsync(batch, CancellationToken.None);
        Assert.That(second.Rows, Is.EqualTo([first.Value]));
        Assert.That(trips.Count, Is.LessThanOrEqualTo(1));
    }

    private string Address(string path) => path
        .Replace("{article}", _article.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{slug}", _slug, StringComparison.Ordinal).Replace("{tag}", _tag, StringComparison.Ordinal)
        .Replace("{section}", _section, StringComparison.Ordinal);

    private static void Keeps(string what, Answer answer, int budget, int writes = 0)
    {
        var found = Count().Match(answer.Headers["Server-Timing"]);
        TestContext.Out.WriteLine($"{what}: {found.Value}");
        Assert.That(answer.Status, Is.LessThan((System.Net.HttpStatusCode)500));
        Assert.That(Number(1), Is.LessThanOrEqualTo(budget), what);
        Assert.That(Number(2), Is.LessThanOrEqualTo(writes), what);

        int Number(int group) => int.Parse(found.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("/s/([0-9A-Za-z]+)")]
    private static partial Regex ShortLink();

    [GeneratedRegex("(\\d+) round trips, (\\d+) to write")]
    private static partial Regex Count();
}
