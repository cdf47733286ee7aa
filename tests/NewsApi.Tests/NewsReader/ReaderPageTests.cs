using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.NewsReader;

/// <summary>Pages as the program makes them, for readers without scripts, for networks and for search engines.</summary>
public class ReaderPageTests(Database database) : DatabaseFixture(database)
{
    private const string Nasty = "</script><script>alert(1)</script> \" ' & <b>";

    [Test]
    public async Task A_story_is_there_whole()
    {
        await Editor.Author("ani");
        var article = await Editor.PublishedArticle(Makers.Content(
            title: "A bridge & a river", slug: "whole", section: "walked", tags: ["walked"],
            authors: [new { author = "ani", role = "author" }],
            summary: "It opened.", body: "First **bold** words.\n\nSecond words."));
        var page = await Page("/en/whole");
        Assert.That(page.DocumentElement.GetAttribute("lang"), Is.EqualTo("en"));
        Assert.That(page.Title, Is.EqualTo("A bridge & a river"));
        Assert.That(page.QuerySelector("h1")!.TextContent, Is.EqualTo("A bridge & a river"));
        Assert.That(page.QuerySelector(".story__facts time")!.TextContent, Is.EqualTo("1 March 2026, 12:00 (UTC)"));
        Assert.That(
            page.QuerySelectorAll(".story__body p").Select(one => one.TextContent), Is.EqualTo(["First bold words.", "Second words."]));
        Assert.That(Links(page, ".story a"), Is.SupersetOf(["/en/section/walked", "/en/tag/walked", "/en/author/ani"]));
        Assert.That(page.QuerySelector("main")!.GetAttribute("data-article"), Is.EqualTo($"{article.Id}"));
        Assert.That(page.QuerySelectorAll(".share a[data-channel]").Select(one => one.GetAttribute("data-channel")),
            Is.SupersetOf(["x", "facebook", "telegram", "whatsapp", "email", "copy", "print", "qr"]));
    }

    [Test]
    public async Task A_head_says_where_a_story_is_and_in_which_languages()
    {
        var story = await Editor.PublishedArticle(Makers.Content(slug: "many", section: "walked"));
        await Editor.PublishedArticle(Makers.Content(slug: "shat", language: "hy", translationOf: story.Id, section: "walked"));
        var page = await Page("/en/many");
        Assert.That(page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), Is.EqualTo("http://localhost/en/many"));
        Assert.That(page.QuerySelectorAll("link[hreflang]").Select(one => $"{one.GetAttribute("hreflang")} {one.GetAttribute("href")}"),
            Is.EqualTo(["en http://localhost/en/many", "hy http://localhost/hy/shat"]));
        Assert.That(Meta(page, "og:title"), Is.EqualTo("A bridge opens"));
        Assert.That(Meta(page, "og:url"), Is.EqualTo("http://localhost/en/many"));
        var data = page.QuerySelectorAll("script[type='application/ld+json']").Select(one => one.TextContent).ToList();
        Assert.That(data, Has.Count.EqualTo(2));
        Assert.That(data[0], Does.Contain("\"NewsArticle\""));
        Assert.That(data[1], Does.Contain("\"BreadcrumbList\"").And.Contain("http://localhost/en/section/walked"));
        Assert.That(page.QuerySelector(".languages a[lang=hy]")!.GetAttribute("href"), Is.EqualTo("/hy/shat"));
        Assert.That(page.QuerySelector(".languages a[data-language=ru]")!.GetAttribute("title"), Does.Contain("not available in Русский"));
    }

    [Test]
    public async Task What_an_article_says_stays_text()
    {
        await Editor.PublishedArticle(Makers.Content(title: Nasty, slug: "nasty", summary: Nasty, section: "walked"));
        foreach (var path in (string[])["/en/nasty", "/en", "/en/section/walked", $"/search?language=en&q={Uri.EscapeDataString(Nasty)}"])
        {
            var answer = await Anonymous.Get(path);
            var page = new HtmlParser().ParseDocument(answer.Text);
            Assert.That(page.QuerySelectorAll("script:not([src])").All(one => one.GetAttribute("type") == "application/ld+json"), path);
            Assert.That(page.All.SelectMany(one => one.Attributes).Where(one => one.Name.StartsWith("on", StringComparison.Ordinal)
                || one.Name == "style"), Is.Empty, path);
            Assert.That(page.QuerySelectorAll("main b"), Is.Empty, path);
            Assert.That(
                answer.Headers["Content-Security-Policy"], Does.StartWith("default-src 'none'; script-src 'self'; style-src 'self'"));
        }

        Assert.That((await Page("/en/nasty")).QuerySelector("h1")!.TextContent, Is.EqualTo(Nasty));
    }

    [Test]
    public async Task A_page_is_kept_until_something_in_it_changes()
    {
        var article = await Editor.PublishedArticle(Makers.Content(slug: "kept"));
        var first = (await Anonymous.Get("/en/kept?utm_source=x")).Expect(HttpStatusCode.OK);
        var again = await Anonymous.Get("/en/kept", ("If-None-Match", first.ETag));
        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That(again.Headers["Cache-Status"], Does.EndWith("hit"));
        Assert.That(first.Headers["Surrogate-Key"].Split(' '), Does.Contain($"article:{article.Id}"));
        await Editor.Do(article, "unpublish", new { kill = true, note = "We were wrong." });
        var gone = await Anonymous.Get("/en/kept", ("If-None-Match", first.ETag));
        Assert.That(gone.Status, Is.EqualTo(HttpStatusCode.Gone));
        Assert.That(gone.Headers["Cache-Control"], Is.EqualTo("no-store"));
        Assert.That(gone.Text, Does.Contain("This story was withdrawn").And.Contain("We were wrong."));
    }

    [Test]
    public async Task A_former_slug_leads_to_the_page()
    {
        var article = await Editor.PublishedArticle(Makers.Content(slug: "before"));
        await Editor.Publish((await Editor.Put(
            $"/v1/editorial/articles/{article.Id}", Makers.Content(slug: "after"), article.ETag)).Expect(HttpStatusCode.OK));
        var moved = await Anonymous.Get("/en/before");
        Assert.That((moved.Status, moved.Headers["Location"]), Is.EqualTo((HttpStatusCode.MovedPermanently, "/en/after")));
    }

    [TestCase("legal", 451, "taken down")]
    [TestCase("withdrawn", 410, "withdrawn")]
    public async Task A_withdrawal_says_why(string reason, int status, string words)
    {
        var article = await Editor.PublishedArticle(Makers.Content(slug: $"was-{reason}"));
        await Editor.Do(article, "unpublish", new { reason });
        var page = await Anonymous.Get($"/en/was-{reason}");
        Assert.That((int)page.Status, Is.EqualTo(status));
        Assert.That(page.Text, Does.Contain(words));
    }

    [TestCase("/")]
    [TestCase("/en")]
    [TestCase("/ru/section/walked")]
    [TestCase("/az/tag/walked")]
    [TestCase("/hy/author/walked")]
    [TestCase("/search?language=hy&q=x")]
    [TestCase("/most-read?language=ru")]
    public async Task Every_kind_of_page_is_there(string path)
    {
        var page = await Page(path);
        Assert.That(page.QuerySelectorAll("h1"), Has.Count.EqualTo(1));
        Assert.That(page.QuerySelector("main#main"), Is.Not.Null);
    }

    [TestCase("/nowhere/at/all", "*/*")]
    [TestCase("/xx", "*/*")]
    [TestCase("/en/nowhere", "application/json")]
    [TestCase("/v1/nothing", "text/html")]
    [TestCase("/feeds/none", "text/html")]
    public async Task Who_asks_for_no_page_gets_a_problem(string path, string accept) =>
        (await Anonymous.Get(path, ("Accept", accept))).Refused(404);

    [TestCase("/nowhere/at/all", "text/html,*/*;q=0.8")]
    [TestCase("/en/nowhere", "*/*")]
    [TestCase("/xx", "text/html")]
    [TestCase("/en/section/nowhere", "text/html")]
    public async Task Who_asks_for_a_page_is_told_that_there_is_none(string path, string accept)
    {
        var answer = await Anonymous.Get(path, ("Accept", accept));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(answer.Headers["Content-Type"], Does.StartWith("text/html"));
        Assert.That(answer.Text, Does.Contain("There is nothing here"));
    }

    [TestCase("/docs", HttpStatusCode.MovedPermanently, HttpStatusCode.OK)]
    [TestCase("/openapi.yaml", HttpStatusCode.OK)]
    [TestCase("/robots.txt", HttpStatusCode.OK)]
    [TestCase("/feeds/rss.xml", HttpStatusCode.OK)]
    [TestCase("/health/live", HttpStatusCode.OK)]
    [TestCase("/v1/site", HttpStatusCode.OK)]
    [TestCase("/reader/pages/en", HttpStatusCode.NotFound)]
    public async Task The_program_keeps_its_own_paths(string path, params HttpStatusCode[] statuses)
    {
        var answer = await Anonymous.Get(path, ("Accept", "text/html,*/*"));
        Assert.That(statuses, Does.Contain(answer.Status));
        Assert.That(answer.Text, Does.Not.Contain("site-search"));
    }

    [Test]
    public async Task Addresses_of_stories_lead_to_the_pages()
    {
        var article = await Editor.PublishedArticle(Makers.Content(slug: "addressed"));
        Assert.That((await Anonymous.Get($"/v1/articles/{article.Id}")).Value<string>("url"), Is.EqualTo("http://localhost/en/addressed"));
    }

    protected override AppUnderTest Make(Database kind) =>
        new(kind, new Dictionary<string, string> { ["NewsApi:Reader:Enabled"] = "true" });

    protected override async Task Prepare()
    {
        await Admin.FourLanguages();
        await Editor.Section("walked");
        await Editor.Tag("walked");
        await Editor.Author("walked");
    }

    private async Task<IHtmlDocument> Page(string path) =>
        new HtmlParser().ParseDocument((await Anonymous.Get(path)).Expect(HttpStatusCode.OK).Text);

    private static IEnumerable<string?> Links(IHtmlDocument page, string selector) =>
        page.QuerySelectorAll(selector).Select(one => one.GetAttribute("href"));

    private static string? Meta(IHtmlDocument page, string property) =>
        page.QuerySelector($"meta[property='{property}']")?.GetAttribute("content");
}
