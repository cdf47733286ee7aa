using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using NewsApi.Access;
using NewsApi.Tests.ShareLinks.Cards;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.ShareLinks.Embeds;

public class OEmbedTests(Database database) : DatabaseFixture(database)
{
    private Answer _article = null!;
    private string _code = "";

    [Test]
    public async Task An_article_is_told_of_as_oEmbed_has_it()
    {
        var answer = await Ask("https://news.example/en/harbour");
        Assert.That(answer.Headers["Content-Type"], Is.EqualTo("application/json; charset=utf-8"));
        Assert.That(answer.Headers["Access-Control-Allow-Origin"], Is.EqualTo("*"));
        var told = answer.Json.AsObject();
        Assert.That(told.Select(one => one.Key), Is.EqualTo(new[]
        {
            "type", "version", "title", "author_name", "provider_name", "provider_url", "cache_age", "thumbnail_url", "thumbnail_width",
            "thumbnail_height", "html", "width", "height",
        }));
        Assert.That(
            (Text(told, "type"), Text(told, "version"), Text(told, "title")),
            Is.EqualTo(("rich", "1.0", "The harbour <opens> & \"stays\"")));
        Assert.That(
            (Text(told, "author_name"), Text(told, "provider_name"), Text(told, "provider_url")),
            Is.EqualTo(("harbourmaster", "The Harbour Post", "https://news.example/")));
        Assert.That(
            (Text(told, "thumbnail_url"), Text(told, "thumbnail_width"), Text(told, "thumbnail_height")),
            Is.EqualTo(("https://img.example/bridge.jpg", "1200", "630")));
        var html = new HtmlParser().ParseDocument(Text(told, "html"));
        Assert.That(html.QuerySelector("blockquote a")!.GetAttribute("href"), Is.EqualTo("https://news.example/en/harbour"));
        Assert.That(html.QuerySelector("a")!.TextContent, Is.EqualTo("The harbour <opens> & \"stays\""));
        Assert.That(html.QuerySelectorAll("script, opens"), Is.Empty);
        (await Anonymous.Get(Path("https://news.example/en/harbour"), ("If-None-Match", answer.ETag))).Expect(HttpStatusCode.NotModified);
        Assert.That((await Anonymous.Get(Path("https://news.example/en/harbour"))).Headers["Cache-Status"], Is.EqualTo("NewsApi; hit"));
    }

    [Test]
    public async Task XML_says_what_JSON_says()
    {
        var json = (await Ask("https://news.example/en/harbour")).Json.AsObject();
        var xml = await Ask("https://news.example/en/harbour", "&format=xml");
        Assert.That(xml.Headers["Content-Type"], Is.EqualTo("text/xml; charset=utf-8"));
        Assert.That(xml.Text, Does.StartWith("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?><oembed>"));
        Assert.That(
            XDocument.Parse(xml.Text).Root!.Elements().Select(one => $"{one.Name}={one.Value}"),
            Is.EqualTo(json.Select(one => $"{one.Key}={one.Value}")));
    }

    [TestCase("https://news.example/en/harbour")]
    [TestCase("http://news.example/EN/harbour/")]
    [TestCase("HTTPS://News.Example/en/harbour?utm_source=x#top")]
    [TestCase("https://news.example/en/old-harbour")]
    [TestCase("http://localhost/v1/articles/{id}")]
    [TestCase("https://localhost/v1/articles/{id}?fields=id")]
    [TestCase("http://localhost/v1/articles/{id}/card")]
    [TestCase("http://localhost/v1/articles/by-slug/en/harbour")]
    [TestCase("http://localhost/v1/articles/by-slug/en/old-harbour")]
    [TestCase("http://localhost/s/{code}")]
    [TestCase("http://localhost/S/{CODE}-T")]
    [TestCase("http://localhost/s/{code}-x).")]
    [TestCase("http://localhost/s/our-harbour?ref=x")]
    [TestCase("http://localhost:80/s/our-harbour/?fbclid=x#top")]
    [TestCase("https://news.example.:443/en/%68arbour/?fbclid=x")]
    public async Task Every_address_of_an_article_is_understood(string url)
    {
        url = url.Replace("{id}", $"{_article.Id}").Replace("{code}", _code).Replace("{CODE}", _code.ToUpperInvariant());
        Assert.That((await Ask(url)).Value<string>("title"), Does.StartWith("The harbour"));
    }

    [TestCase("https://elsewhere.example/stories/one?id=5")]
    [TestCase("http://Elsewhere.example:80/stories/one/?utm_source=x&id=5&fbclid=y#top")]
    [TestCase("https://пример.com/ключ")]
    [TestCase("http://ПРИМЕР.com/%d0%ba%d0%bb%d1%8e%d1%87/?yclid=1")]
    [TestCase("https://xn--e1afmkfd.com/%D0%BA%D0%BB%D1%8E%D1%87")]
    public async Task An_article_with_an_address_of_its_own_is_found_there(string url) =>
        Assert.That(
            (await Ask(url)).Value<string>("title"),
            Is.EqualTo(url.Contains("elsewhere", StringComparison.OrdinalIgnoreCase) ? "Elsewhere" : "По-русски"));

    [TestCase("https://news.example/en/hidden")]
    [TestCase("http://localhost/v1/articles/by-slug/en/hidden")]
    [TestCase("http://localhost/v1/articles/{draft}")]
    [TestCase("http://localhost/s/to-hidden")]
    [TestCase("https://hidden.example/")]
    [TestCase("https://news.example/en/none")]
    [TestCase("https://news.example/en/harbour/more")]
    [TestCase("https://news.example/harbour")]
    [TestCase("https://news.example.evil.example/en/harbour")]
    [TestCase("https://evil.example/en/harbour")]
    [TestCase("https://news.example:8443/en/harbour")]
    [TestCase("http://localhost/s/none")]
    [TestCase("http://localhost/v1/articles/999999999999999999")]
    [TestCase("http://localhost/v1/tags/harbour")]
    [TestCase("http://localhost/")]
    [TestCase("https://elsewhere.example/stories/one?id=6")]
    [TestCase("https://elsewhere.example/Stories/one?id=5")]
    [TestCase("https://elsewhere.example/stories/one?id=5&page=2")]
    [TestCase("/v1/articles/{id}")]
    [TestCase("file:///etc/passwd")]
    [TestCase("javascript:alert(1)")]
    [TestCase("//news.example/en/harbour")]
    [TestCase("https://")]
    [TestCase("not an address")]
    [TestCase("https://news.example/en/harbour\u0000")]
    [TestCase("https://\ud83d\ude00.example/%FF%FE")]
    [TestCase("https://xn--zzzzzz99999999.example/")]
    [TestCase("https://xn--.xn--/en/harbour")]
    [TestCase("https://user:secret@news.example/en/harbour")]
    [TestCase("https://\u0640\u202E.example/")]
    [TestCase("https://[::1]:99999/")]
    [TestCase("https://a..b/")]
    public async Task Whatever_is_not_public_here_answers_the_same(string url)
    {
        url = url.Replace("{draft}", $"{_draft}").Replace("{id}", $"{_article.Id}");
        var answer = (await Anonymous.Get(Path(url))).Expect(HttpStatusCode.NotFound);
        Assert.That(Without(answer), Is.EqualTo(Without(await Anonymous.Get(Path("https://nothing.example/")))));
    }

    [Test]
    public async Task An_article_that_is_gone_is_gone_and_one_that_was_replaced_leads_on()
    {
        var gone = await Editor.PublishedArticle(CardTests.Story("Gone", "soon-gone"));
        await Ask("https://news.example/en/soon-gone");
        await Editor.Post($"/v1/editorial/articles/{gone.Id}/unpublish", new { reason = "legal" }, gone.ETag);
        (await Anonymous.Get(Path("https://news.example/en/soon-gone"))).Expect(HttpStatusCode.NotFound);
        var replaced = await Editor.PublishedArticle(CardTests.Story("Replaced", "soon-replaced"));
        await Editor.Post(
            $"/v1/editorial/articles/{replaced.Id}/unpublish", new { reason = "replaced", replacedBy = _article.Id }, replaced.ETag);
        Assert.That((await Ask("https://news.example/en/soon-replaced")).Value<string>("title"), Does.StartWith("The harbour"));
    }

    [TestCase("&maxwidth=300", 300, 240, false)]
    [TestCase("&maxwidth=1200&maxheight=630", 550, 240, true)]
    [TestCase("&maxwidth=1199", 550, 240, false)]
    [TestCase("&maxheight=100", 550, 100, false)]
    [TestCase("&maxwidth=1&maxheight=1", 1, 1, false)]
    [TestCase("&dnt=1&callback=x&format=json", 550, 240, true)]
    public async Task It_keeps_to_the_room_that_there_is(string more, int width, int height, bool picture)
    {
        var told = (await Ask("https://news.example/en/harbour", more)).Json;
        Assert.That((told["width"]!.GetValue<int>(), told["height"]!.GetValue<int>()), Is.EqualTo((width, height)));
        Assert.That(told["html"]!.GetValue<string>(), Does.Contain($"max-width:{width}px;max-height:{height}px"));
        foreach (var name in (string[])["thumbnail_url", "thumbnail_width", "thumbnail_height"])
            Assert.That(told.AsObject().ContainsKey(name), Is.EqualTo(picture));
    }

    [TestCase("", "url")]
    [TestCase("?url=", "url")]
    [TestCase("?url=a&url=b", "url")]
    [TestCase("?url=https://news.example/en/harbour&maxwidth=0", "maxwidth")]
    [TestCase("?url=https://news.example/en/harbour&maxwidth=-1&maxheight=x", "maxwidth,maxheight")]
    public async Task A_request_that_can_not_be_is_refused(string query, string places) =>
        Assert.That((await Anonymous.Get("/oembed" + query)).Expect(HttpStatusCode.BadRequest).Places, Is.EqualTo(places.Split(',')));

    [TestCase("yaml")]
    [TestCase("XML")]
    public async Task Another_format_is_not_implemented(string format) =>
        Assert.That(
            (await Anonymous.Get(Path("https://news.example/en/harbour") + "&format=" + format)).Expect(HttpStatusCode.NotImplemented).Code,
            Is.EqualTo("unsupported_format"));

    [Test]
    public async Task A_card_leads_to_both_forms_of_itself()
    {
        var card = new HtmlParser().ParseDocument((await Anonymous.Get($"/v1/articles/{_article.Id}/card")).Text);
        var links = card.QuerySelectorAll("link[type*=oembed]")
            .Select(link => (link.GetAttribute("type"), new Uri(link.GetAttribute("href")!).PathAndQuery)).ToList();
        Assert.That(links.Select(link => link.Item1), Is.EqualTo(new[] { "application/json+oembed", "text/xml+oembed" }));
        Assert.That(
            (await Anonymous.Get(links[0].PathAndQuery)).Expect(HttpStatusCode.OK).Value<string>("title"), Does.StartWith("The harbour"));
        Assert.That(
            XDocument.Parse((await Anonymous.Get(links[1].PathAndQuery)).Expect(HttpStatusCode.OK).Text).Root!.Element("title")!.Value,
            Does.StartWith("The harbour"));
    }

    [Test]
    public async Task A_site_may_name_its_pages_as_it_likes()
    {
        await using var app = new AppUnderTest(App.Database.Kind);
        var admin = new Api(await app.As(Role.Admin));
        foreach (var (pattern, url) in (IEnumerable<(string, string)>)
                 [("/{slug}", "https://news.example/anywhere"), ("/news/{id}-{slug}.html", "https://news.example/news/1-whatever.html"),
                 ("/новости/{slug}", "https://news.example/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/anywhere")])
        {
            await CardTests.Pages(admin, pattern);
            if (pattern == "/{slug}")
                Assert.That((await admin.PublishedArticle(CardTests.Story("Anywhere", "anywhere"))).Id, Is.EqualTo(1));
            (await new Api(app.Anonymous()).Get(Path(url))).Expect(HttpStatusCode.OK);
        }
    }

    protected override async Task Prepare()
    {
        await CardTests.Pages(Admin);
        await Editor.Author("harbourmaster");
        var first = await Editor.PublishedArticle(CardTests.Story("The harbour", "old-harbour"));
        var edited = await Editor.Put(
            $"/v1/editorial/articles/{first.Id}",
            CardTests.Story("The harbour <opens> & \"stays\"", "harbour", authors: [new { author = "harbourmaster" }]), first.ETag);
        _article = await Editor.Publish(edited);
        _code = (await Anonymous.Get($"/v1/articles/{_article.Id}/share")).Value<string>("shortUrl").Split('/')[^1];
        (await Editor.Post("/v1/editorial/share-links", new { articleId = _article.Id, alias = "our-harbour" })).Expect(
            HttpStatusCode.Created);
        var draft = await Editor.Article(Elsewhere("Hidden", "hidden", "https://hidden.example/"));
        _draft = draft.Id;
        (await Editor.Post("/v1/editorial/share-links", new { articleId = draft.Id, alias = "to-hidden" })).Expect(HttpStatusCode.Created);
        await Editor.PublishedArticle(Elsewhere("Elsewhere", "elsewhere", "https://elsewhere.example/stories/one?id=5"));
        await Editor.PublishedArticle(Elsewhere("По-русски", "po-russki", "https://пример.com/ключ"));
    }

    private long _draft;

    private static object Elsewhere(string title, string slug, string canonicalUrl) =>
        new { language = "en", title, slug, canonicalUrl, body = new { format = "markdown", content = "x" } };

    private static string Path(string url) => "/oembed?url=" + Uri.EscapeDataString(url);

    private static string Text(JsonObject told, string name) => told[name]!.ToString();

    private static string Without(Answer answer) =>
        string.Join('\n', answer.Headers.Where(header => header.Key is not "NewsApi-Seq")) + answer.Text.Replace(
            answer.Value<string>("traceId"), "");

    private async Task<Answer> Ask(string url, string more = "") => (await Anonymous.Get(Path(url) + more)).Expect(HttpStatusCode.OK);
}
