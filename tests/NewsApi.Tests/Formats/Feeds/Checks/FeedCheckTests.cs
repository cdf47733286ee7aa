using System.Net;
using NewsApi.Access;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Formats.Feeds.Checks;

public class FeedCheckTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task A_draft_is_looked_at_before_it_is_public_and_each_revision_by_itself()
    {
        var article = await Writer.Article(Makers.Content("A bridge opens over the river", summary: "Short."));
        var path = $"/v1/editorial/articles/{article.Id}/feed-check";
        var poor = (await Writer.Get(path)).Expect(HttpStatusCode.OK);
        Assert.That((poor.Value<long>("articleId"), poor.Value<int>("revision")), Is.EqualTo((article.Id, 1)));
        Assert.That(Results(poor), Is.EqualTo(new[] { "flipboard refused", "smartnews warning", "msn warning", "dzen refused" }));
        Assert.That(Findings(poor), Is.EqualTo(new[]
        {
            "flipboard refused image_missing leadImage ", "flipboard warning summary_short summary 300",
            "flipboard warning author_missing authors ", "smartnews warning image_missing leadImage ",
            "smartnews warning author_missing authors ", "msn warning image_missing leadImage ", "msn warning author_missing authors ",
            "dzen refused text_short body 300", "dzen warning image_missing leadImage ", "dzen warning author_missing authors ",
        }));
        (await Editor.Put($"/v1/editorial/articles/{article.Id}", Good(), article.ETag)).Expect(HttpStatusCode.OK);
        var good = await Writer.Get(path);
        Assert.That(Findings(good), Is.Empty);
        Assert.That(Results(good), Is.EqualTo(new[] { "flipboard ok", "smartnews ok", "msn ok", "dzen ok" }));
        Assert.That(Findings(await Writer.Get(path + "?revision=1")), Is.EqualTo(Findings(poor)));
        Assert.That(Results(await Writer.Get(path + "?revision=1&profile=msn")), Is.EqualTo(new[] { "msn warning" }));
    }

    [TestCase(75, null, "")]
    [TestCase(76, null, "msn warning title_long title 75")]
    [TestCase(151, "Short", "msn warning title_long title 75")]
    [TestCase(151, null, "msn refused title_long title 150|msn warning title_long title 75")]
    [TestCase(
        151, "A title for search engines that is longer than fifty-four",
        "msn refused title_long title 150|msn warning title_long title 75")]
    public async Task Titles_are_measured_in_letters(int length, string? shortTitle, string findings)
    {
        // A letter of two characters is one.
        var title = string.Concat(Enumerable.Repeat("é\u0301", 10)) + new string('t', length - 10);
        var article = await Writer.Article(Good(title: title, seoTitle: shortTitle));
        Assert.That(string.Join('|', Findings(await Check(article, "msn"))), Is.EqualTo(findings));
    }

    [TestCase(400, 400, "flipboard", "")]
    [TestCase(399, 400, "flipboard", "flipboard refused image_small leadImage 400")]
    [TestCase(400, 399, "flipboard", "flipboard refused image_small leadImage 400")]
    [TestCase(null, null, "flipboard", "flipboard warning image_size_unknown leadImage 400")]
    [TestCase(699, 1_000, "dzen", "dzen warning image_small leadImage 700")]
    [TestCase(700, 10, "dzen", "")]
    [TestCase(10, 10, "smartnews", "")]
    public async Task Pictures_are_measured(int? width, int? height, string profile, string findings)
    {
        var article = await Writer.Article(Good(width: width, height: height));
        Assert.That(string.Join('|', Findings(await Check(article, profile))), Is.EqualTo(findings));
    }

    [Test]
    public async Task Missing_credit_an_unknown_type_and_elements_that_are_dropped_are_told()
    {
        var article = await Writer.Article(Good(
            image: "https://img.example/picture", credit: null,
            more: "<h6>Small</h6><table><tr><td>1</td></tr></table><iframe src='https://www.youtube.com/embed/dQw4w9WgXcQ'></iframe>"));
        Assert.That(Findings(await Check(article, "msn")), Is.EqualTo(new[]
        {
            "msn warning image_credit_missing leadImage ", "msn warning element_dropped body ",
        }));
        Assert.That(Findings(await Check(article, "dzen")), Is.EqualTo(new[]
        {
            "dzen warning image_type_unknown leadImage ", "dzen warning element_dropped body ",
        }));
        Assert.That((await Check(article, "msn")).Text, Does.Contain("iframe").And.Contain("h6").And.Not.Contain("table"));
        Assert.That((await Check(article, "dzen")).Text, Does.Contain("iframe, table"));
    }

    [Test]
    public async Task A_site_with_summaries_is_refused_everywhere()
    {
        await using var app = new AppUnderTest(App.Database.Kind);
        var admin = new Api(await app.As(Role.Admin));
        var site = await admin.Get("/v1/editorial/site");
        (await admin.Put(
            "/v1/editorial/site",
            new { name = "Brief", languages = new[] { "en" }, defaultLanguage = "en", feeds = new { text = "summary" } }, site.ETag))
            .Expect(HttpStatusCode.OK);
        var check = await admin.Get($"/v1/editorial/articles/{(await admin.Article(Good())).Id}/feed-check");
        Assert.That(Findings(check), Is.EqualTo(
            new[] { "flipboard", "smartnews", "msn", "dzen" }.Select(name => $"{name} refused text_missing body ")));
    }

    [TestCase("/v1/editorial/articles/987654321/feed-check", 404)]
    [TestCase("/v1/editorial/articles/1/feed-check?revision=99", 404)]
    [TestCase("/v1/editorial/articles/1/feed-check?revision=0", 400)]
    [TestCase("/v1/editorial/articles/1/feed-check?profile=digg", 400)]
    [TestCase("/v1/editorial/articles/1/feed-check?unknown=1", 400)]
    public async Task What_is_not_there_can_not_be_looked_at(string path, int status) =>
        (await Writer.Get(path)).Expect((HttpStatusCode)status);

    protected override async Task Prepare() => await Writer.Article();

    private static object Good(
        string title = "A bridge opens over the river", string? seoTitle = null, string image = "https://img.example/a.jpg",
        string? credit = "Photo: A", int? width = 1_200, int? height = 630, string more = "") => new
        {
            language = "en", title, summary = new string('s', 300), byline = "By A", seo = new { title = seoTitle },
            body = new { format = "html", content = $"<p>{new string('t', 300)}</p>{more}" },
            leadImage = new { url = image, alt = "The bridge", credit, width, height },
        };

    private static IReadOnlyList<string> Results(Answer answer) =>
        [.. answer.Json["profiles"]!.AsArray().Select(one => $"{one!["profile"]} {one["result"]}")];

    private static IReadOnlyList<string> Findings(Answer answer) =>
    [
        .. from one in answer.Json["profiles"]!.AsArray()
           from finding in one!["findings"]!.AsArray()
           select $"{one["profile"]} {finding["severity"]} {finding["code"]} {finding["field"]} {finding["limit"]}",
    ];

    private async Task<Answer> Check(Answer article, string profile) =>
        (await Writer.Get($"/v1/editorial/articles/{article.Id}/feed-check?profile={profile}")).Expect(HttpStatusCode.OK);
}
