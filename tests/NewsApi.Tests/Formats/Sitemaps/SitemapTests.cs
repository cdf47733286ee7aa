using System.Net;
using System.Xml.Linq;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Formats.Sitemaps;

public class SitemapTests(Database database) : DatabaseFixture(database)
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9", Xhtml = "http://www.w3.org/1999/xhtml",
        Image = "http://www.google.com/schemas/sitemap-image/1.1", News = "http://www.google.com/schemas/sitemap-news/0.9";

    private const string Page = "/sitemaps/articles/0";

    private Answer _english = null!;

    [Test]
    public async Task The_index_names_its_pages_with_the_time_of_their_last_update()
    {
        var pages = Xml(await Read("/sitemap.xml")).Root!.Elements(Sitemap + "sitemap").ToList();
        Assert.That(pages.Select(page => page.Element(Sitemap + "loc")!.Value), Is.EqualTo(new[] { "http://localhost" + Page }));
        var newest = Xml(await Read(Page)).Descendants(Sitemap + "url").Max(url => (DateTimeOffset)url.Element(Sitemap + "lastmod")!);
        Assert.That((DateTimeOffset)pages[0].Element(Sitemap + "lastmod")!, Is.EqualTo(newest));
    }

    [Test]
    public async Task A_page_has_addresses_translations_and_pictures()
    {
        var url = Urls(await Read(Page))["https://news.example/en/bridge"];
        Assert.That(
            url.Elements(Xhtml + "link").Select(link => ($"{link.Attribute("hreflang")!.Value}", link.Attribute("href")!.Value)),
            Is.EqualTo(new[] { ("en", "https://news.example/en/bridge"), ("ru", "https://news.example/ru/most") }));
        Assert.That(
            url.Descendants(Image + "loc").Single().Value, Is.EqualTo("https://img.example/bridge.jpg?a=1&b=%D0%BC"));
        Assert.That(Urls(await Read(Page)).Keys, Has.No.Member("https://elsewhere.example/story"));
    }

    [Test]
    public async Task A_page_keeps_its_ETag_until_an_article_or_a_translation_in_it_changes()
    {
        var before = await Read(Page);
        // A draft is no change.
        await Editor.Article(Makers.Content(slug: "draft"));
        (await Anonymous.Get(Page, ("If-None-Match", before.ETag))).Expect(HttpStatusCode.NotModified);
        Assert.That((await Read(Page)).Headers["Cache-Status"], Is.EqualTo("NewsApi; hit"));
        Assert.That(before.Headers["Surrogate-Key"].Split(' '), Has.Member("articles:0").And.No.Member("lists"));

        var story = await Editor.PublishedArticle(Makers.Content(slug: "coming"));
        Assert.That(Urls(await Read(Page)).Keys, Has.Member("https://news.example/en/coming"));
        Assert.That((await Read("/news-sitemap.xml")).Text, Does.Contain("/en/coming"));
        await Editor.Do(story, "unpublish");
        foreach (var path in (string[])[Page, "/news-sitemap.xml"])
            Assert.That((await Read(path)).Text, Does.Not.Contain("/en/coming"), path);
    }

    [Test]
    public async Task The_news_sitemap_has_publication_language_time_and_title()
    {
        var url = Urls(await Read("/news-sitemap.xml"))["https://news.example/ru/most"];
        Assert.That(
            (url.Descendants(News + "name").Single().Value, url.Descendants(News + "language").Single().Value,
                url.Descendants(News + "title").Single().Value),
            Is.EqualTo(("News & <Example>", "ru", "Мост <b>открыт</b> & готов")));
        var english = Urls(await Read("/news-sitemap.xml"))["https://news.example/en/bridge"];
        Assert.That(
            (DateTimeOffset)english.Descendants(News + "publication_date").Single(),
            Is.EqualTo(_english.Value<DateTimeOffset>("publishedAt")).Within(TimeSpan.FromSeconds(1)));
    }

    [TestCase("/sitemaps/articles/1")]
    [TestCase("/sitemaps/articles/-1")]
    [TestCase("/sitemaps/articles/2147483647")]
    [TestCase("/sitemaps/articles/2147483648")]
    [TestCase("/sitemaps/articles/9007199254740991")]
    [TestCase("/sitemaps/articles/x")]
    public async Task A_page_that_is_not_there_is_a_problem(string path) =>
        Assert.That((await Anonymous.Get(path)).Code, Is.EqualTo("not_found"));

    protected override async Task Prepare()
    {
        var site = await Admin.Get("/v1/editorial/site");
        (await Admin.Put(
            "/v1/editorial/site",
            new
            {
                name = "News & <Example>", baseUrl = "https://news.example", articlePath = "/{language}/{slug}",
                languages = new[] { "en", "ru" }, defaultLanguage = "en",
            },
            site.ETag)).Expect(HttpStatusCode.OK);
        _english = await Editor.PublishedArticle(new
        {
            language = "en", title = "A bridge", slug = "bridge", body = new { format = "markdown", content = "x" },
            leadImage = new { url = "https://img.example/bridge.jpg?a=1&b=м", alt = "x" },
        });
        await Editor.PublishedArticle(Makers.Content(
            "Мост <b>открыт</b> & готов", slug: "most", language: "ru", translationOf: _english.Id));
        await Editor.PublishedArticle(new
        {
            language = "en", title = "Elsewhere", slug = "elsewhere", canonicalUrl = "https://elsewhere.example/story",
            body = new { format = "markdown", content = "x" },
        });
    }

    private static XDocument Xml(Answer answer) => XDocument.Parse(answer.Text);

    private static Dictionary<string, XElement> Urls(Answer answer) =>
        Xml(answer).Root!.Elements(Sitemap + "url").ToDictionary(url => url.Element(Sitemap + "loc")!.Value);

    private async Task<Answer> Read(string path)
    {
        var answer = (await Anonymous.Get(path)).Expect(HttpStatusCode.OK);
        Assert.That(answer.Headers["Content-Type"], Is.EqualTo("application/xml; charset=utf-8"));
        return answer;
    }
}
