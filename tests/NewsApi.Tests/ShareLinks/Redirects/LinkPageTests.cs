using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NewsApi.ShareLinks.Redirects;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.ShareLinks.Redirects;

public class LinkPageTests(Database database) : DatabaseFixture(database)
{
    private const string Evil = "<script>alert('\"&\")</script>";

    private long _article;

    [Test]
    public async Task A_plus_behind_a_link_shows_where_it_leads()
    {
        await Link(new { articleId = _article, alias = "look-first", campaign = new { source = "mail" } });
        var answer = (await Anonymous.Get("/s/look-first-t+")).Expect(HttpStatusCode.OK);
        Assert.That(
            (answer.Headers["Content-Type"], answer.Headers["X-Robots-Tag"], answer.Headers["X-Content-Type-Options"]),
            Is.EqualTo(("text/html; charset=utf-8", "noindex", "nosniff")));
        Assert.That(answer.Headers["Cache-Control"].Split(", "), Is.EquivalentTo(["private", "no-store"]));
        Assert.That(answer.Headers["Content-Security-Policy"], Does.StartWith("default-src 'none';").And.Not.Contain("unsafe"));
        var page = Read(answer);
        Assert.That(page.QuerySelector("h2")!.TextContent, Is.EqualTo("A & B <news>"));
        Assert.That(Facts(page), Is.EqualTo(
            new[] { "NewsApi", (await Anonymous.Get("/s/look-first-t")).Headers["Location"], "English", "Telegram" }));
        Assert.That(page.QuerySelectorAll("script, link, iframe, form"), Is.Empty);
        Assert.That(page.QuerySelector("meta[name=robots]")!.GetAttribute("content"), Is.EqualTo("noindex"));
    }

    [Test]
    public async Task The_link_to_follow_leads_where_the_page_says()
    {
        await Link(new { articleId = _article, alias = "go-on", campaign = new { source = "mail" } });
        var page = Read(await Anonymous.Get("/s/go-on-w+?utm_source=thief&lang=en"));
        var follow = new Uri(page.QuerySelector("a")!.GetAttribute("href")!);
        Assert.That(follow.AbsolutePath, Is.EqualTo("/s/go-on-w"));
        Assert.That((await Anonymous.Get(follow.PathAndQuery, ("Accept-Language", "ru"))).Headers["Location"], Is.EqualTo(Facts(page)[1]));
    }

    [Test]
    public async Task A_preview_of_the_links_own_stands_in_for_the_storys_words()
    {
        await Link(new
        {
            articleId = _article, alias = "own-words",
            preview = new { title = Evil, description = Evil, imageUrl = "https://a.example/i.png?a=\"><b>&c" },
        });
        var answer = await Anonymous.Get("/s/own-words+");
        var page = Read(answer);
        Assert.That((page.QuerySelector("h2")!.TextContent, page.QuerySelector("article p")!.TextContent), Is.EqualTo((Evil, Evil)));
        Assert.That(page.QuerySelector("img")!.GetAttribute("src"), Is.EqualTo("https://a.example/i.png?a=%22%3E%3Cb%3E&c"));
        Assert.That(page.QuerySelectorAll("script, b"), Is.Empty);
    }

    [TestCase("en", "Where this link leads", "Go to the story", "QR code")]
    [TestCase("ru", "Куда ведёт эта ссылка", "Перейти к материалу", "QR-код")]
    [TestCase("az", "Bu link hara aparır", "Xəbərə keç", "QR kod")]
    [TestCase("hy", "Ուր է տանում այս հղումը", "Անցնել նյութին", "QR կոդ")]
    public async Task The_page_is_in_the_readers_language(string language, string heading, string follow, string qr)
    {
        await Link(new { articleId = _article, alias = "tongue-" + language });
        foreach (var answer in (Answer[])
                 [await Anonymous.Get($"/s/tongue-{language}-q+?lang={language}"),
                 await Anonymous.Get($"/s/tongue-{language}-q+", ("Accept-Language", language + "-XX, de;q=0.3"))])
        {
            var page = Read(answer);
            Assert.That(
                (page.DocumentElement.GetAttribute("lang"), answer.Headers["Content-Language"], page.QuerySelector("h1")!.TextContent,
                page.QuerySelector("a")!.TextContent, Facts(page)[3]), Is.EqualTo((language, language, heading, follow, qr)));
        }
    }

    [Test]
    public async Task Without_a_known_language_the_page_is_in_the_storys()
    {
        await Admin.FourLanguages();
        var story = await Editor.PublishedArticle(Makers.Content(language: "hy"));
        await Link(new { articleId = story.Id, alias = "armenian" });
        var page = Read(await Anonymous.Get("/s/armenian+", ("Accept-Language", "ka")));
        Assert.That((page.DocumentElement.GetAttribute("lang"), Facts(page)[2]), Is.EqualTo(("hy", "հայերեն")));
    }

    [Test]
    public async Task HEAD_has_the_pages_headers()
    {
        await Link(new { articleId = _article, alias = "head-page" });
        var got = await Anonymous.Get("/s/head-page+");
        var head = await Anonymous.Send(HttpMethod.Head, "/s/head-page+", null, []);
        Assert.That((head.Status, head.Headers["Content-Length"]), Is.EqualTo((HttpStatusCode.OK, $"{got.Body.Length}")));
        Assert.That(head.Headers, Is.EquivalentTo(got.Headers));
    }

    [Test]
    public void Every_word_is_in_every_language_and_in_no_two_the_same()
    {
        var texts = from language in (string[])["en", "ru", "az", "hy"]
                    let words = LinkPageWording.For(language, null, "en")
                    from text in (string[])
                        [words.Heading, words.Site, words.Address, words.StoryLanguage, words.Channel, words.Follow, words.Email,
                        words.CopiedLink, words.Print, words.QrCode]
                    select text;
        Assert.That(texts, Is.Unique);
        Assert.That(texts, Is.All.Not.Contains("<").And.All.Not.Contains("&"));
    }

    protected override async Task Prepare() =>
        _article = (await Editor.PublishedArticle(Makers.Content("A & B <news>", summary: "In short"))).Id;

    private async Task Link(object body) => (await Editor.Post("/v1/editorial/share-links", body)).Expect(HttpStatusCode.Created);

    private static IDocument Read(Answer answer) => new HtmlParser().ParseDocument(answer.Expect(HttpStatusCode.OK).Text);

    private static List<string> Facts(IDocument page) => [.. page.QuerySelectorAll("dd").Select(fact => fact.TextContent)];
}
