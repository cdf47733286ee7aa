using System.Net;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NewsApi.Articles.Published.Stories;
using NewsApi.ShareLinks.Cards;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.ShareLinks.Cards;

/// <summary>The page that people land on where a site has no pages of its own.</summary>
public class ArticlePageTests(Database database) : DatabaseFixture(database)
{
    private const string Video = "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ";

    [Test]
    public async Task People_read_the_whole_story()
    {
        var site = await Admin.Get("/v1/editorial/site");
        (await Admin.Put("/v1/editorial/site", new
        {
            name = "The Harbour Post", languages = new[] { "en" }, defaultLanguage = "en",
            licence = new { en = "Quote with a link." }, licenceUrl = "https://terms.example/",
        }, site.ETag)).Expect(HttpStatusCode.OK);
        await Editor.Tag("bridges", name: "Bridges");
        await Editor.Author("ani");
        var article = await Editor.PublishedArticle(Content("whole-story"));
        var path = $"/v1/articles/{article.Id}/card";
        var answer = (await Anonymous.Get(path)).Expect(HttpStatusCode.OK);
        var page = Parse(answer.Text);

        Assert.That(page.QuerySelector("h1")!.TextContent, Is.EqualTo("A bridge opens"));
        Assert.That(page.QuerySelector("article")!.TextContent, Does.Contain("After nine years.").And.Contain("The very last words."));
        Assert.That(page.QuerySelector(".by")!.TextContent, Does.StartWith("By hand").And.Contain("YEREVAN · "));
        Assert.That(page.QuerySelector(".by time")!.GetAttribute("datetime"), Does.Match("^2026-03-01T12:[0-9:]+Z$"));
        Assert.That(page.QuerySelector("figcaption")!.TextContent, Is.EqualTo("Photo: A. N. Other"));
        Assert.That(page.QuerySelector("footer")!.TextContent, Does.Contain("Bridges").And.Contain("Quote with a link."));
        Assert.That(page.QuerySelector("footer a")!.GetAttribute("href"), Is.EqualTo("https://terms.example/"));
        Assert.That(page.QuerySelector("nav a")!.GetAttribute("href"), Is.EqualTo("?print=1"));
        Assert.That(page.QuerySelector("iframe")!.GetAttribute("src"), Is.EqualTo(Video));
        var policy = answer.Headers["Content-Security-Policy"];
        Assert.That(policy, Does.Contain("frame-src https://www.youtube-nocookie.com;").And.Contain($"'sha256-{Hash(page, "style")}'"));
        Assert.That(policy, Does.StartWith("default-src 'none'").And.Not.Contain("script").And.Not.Contain("unsafe"));
        Assert.That((await Anonymous.Get(path)).Headers["Cache-Status"], Is.EqualTo("NewsApi; hit"));

        (await Editor.Post($"/v1/editorial/articles/{article.Id}/unpublish", new { reason = "withdrawn" }, article.ETag))
            .Expect(HttpStatusCode.OK);
        Assert.That((await Anonymous.Get(path)).Expect(HttpStatusCode.Gone).Text, Does.Not.Contain("The very last words."));
        Assert.That((await Anonymous.Get(path + "?print=1")).Expect(HttpStatusCode.Gone).Text, Does.Not.Contain("The very last words."));
    }

    [Test]
    public async Task The_print_view_has_links_in_place_of_frames_and_one_script_that_its_policy_names()
    {
        var article = await Editor.PublishedArticle(Content("on-paper", tags: [], authors: []));
        var path = $"/v1/articles/{article.Id}/card";
        var screen = (await Anonymous.Get(path)).Text;
        var answer = (await Anonymous.Get(path + "?print=1&fbclid=x")).Expect(HttpStatusCode.OK);
        var page = Parse(answer.Text);

        Assert.That(page.QuerySelectorAll("iframe"), Is.Empty);
        Assert.That(page.QuerySelector("nav"), Is.Null);
        Assert.That(page.QuerySelector("article a")!.TextContent, Is.EqualTo("https://www.youtube.com/watch?v=aqz-KE-bpKQ"));
        var script = page.QuerySelectorAll("script").Single(one => one.GetAttribute("type") is null);
        var policy = answer.Headers["Content-Security-Policy"];
        Assert.That(policy, Does.Contain($"script-src 'sha256-{Hash(script)}';").And.Contain($"'sha256-{Hash(page, "style")}'"));
        Assert.That(policy, Does.Not.Contain("frame-src"));
        Assert.That(page.QuerySelector("meta[name=robots]")!.GetAttribute("content"), Is.EqualTo("noindex"));
        Assert.That(page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), Does.EndWith($"{article.Id}/card"));
        Assert.That((await Anonymous.Get(path)).Text, Is.EqualTo(screen), "Each view is kept for itself.");
        (await Anonymous.Get(path + "?print=2")).Expect(HttpStatusCode.BadRequest);
    }

    [Test]
    public async Task An_edit_is_shown_from_its_publication_on()
    {
        var article = await Editor.PublishedArticle(Content("edited-story", tags: [], authors: []));
        var path = $"/v1/articles/{article.Id}/card";
        (await Anonymous.Get(path)).Expect(HttpStatusCode.OK);
        var edited = (await Editor.Patch(
            $"/v1/editorial/articles/{article.Id}", new { body = new { format = "markdown", content = "Embargoed words." } }, article.ETag))
            .Expect(HttpStatusCode.OK);
        Assert.That((await Anonymous.Get(path)).Text, Does.Not.Contain("Embargoed"));
        await Editor.Publish(edited);
        Assert.That((await Anonymous.Get(path)).Text, Does.Contain("Embargoed words."));
    }

    [Test]
    public async Task Where_the_article_has_a_page_the_card_stays_short()
    {
        await using var app = new AppUnderTest(App.Database.Kind);
        var admin = new Api(await app.As(NewsApi.Access.Role.Admin));
        await CardTests.Pages(admin);
        var article = await admin.PublishedArticle(Content("on-its-page", tags: [], authors: []));
        foreach (var query in (string[])["", "?print=1"])
        {
            var card = (await new Api(app.Anonymous()).Get($"/v1/articles/{article.Id}/card{query}")).Expect(HttpStatusCode.OK);
            Assert.That(SampleCards.BytesWithoutData(card.Body), Is.LessThanOrEqualTo(SocialCardPage.MostBytes));
            Assert.That(card.Text, Does.Not.Contain("The very last words."));
            Assert.That(card.Headers["Content-Security-Policy"], Is.EqualTo(SocialCardPage.ContentSecurityPolicy));
        }
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Whatever_an_article_says_stays_text(bool forPrint)
    {
        const string Nasty = "</style></script><script>alert(1)</script><!-- \" ' > &";
        var story = new CardStory
        {
            Body = new StoryBody("<p>Text</p>", []), PlaceLine = Nasty, ImageCredit = Nasty, SourceName = Nasty,
            SourceUrl = "javascript:alert(1)", Attribution = Nasty, Rights = Nasty, RightsUrl = "https://a.example/?\"><script>",
            Corrections = [new CorrectionResponse(DateTimeOffset.UnixEpoch, Nasty)],
        };
        var card = SampleCards.Plain with
        {
            Title = Nasty,
            Summary = Nasty,
            Byline = Nasty,
            Section = new CardName(1, Nasty),
            Tags = [new CardName(1, Nasty)],
            Site = SampleCards.Plain.Site with { Name = Nasty },
            Image = new CardImage("https://img.example/a.jpg", Nasty),
        };
        var page = Parse(Encoding.UTF8.GetString(ArticlePage.Write(card, story, forPrint)));
        Assert.That(page.QuerySelectorAll("script").Length, Is.EqualTo(forPrint ? 2 : 1));
        Assert.That(page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")), Has.None.StartWith("javascript"));
        Assert.That(page.QuerySelector("h1")!.TextContent, Is.EqualTo(Nasty));
        Assert.That(page.QuerySelector("aside p")!.TextContent, Does.EndWith(Nasty));
        Assert.That(page.QuerySelectorAll("style").Length, Is.EqualTo(1));
    }

    [Test]
    public void Programs_find_all_tags_in_the_first_8_KB()
    {
        var card = SampleCards.Longest("\u0543", "https://news.example/a");
        var story = new CardStory { Body = new StoryBody(new string('x', 100_000), []) };
        var page = ArticlePage.Write(card, story, forPrint: false);
        var text = Encoding.UTF8.GetString(page);
        var head = text[..text.IndexOf("<style>", StringComparison.Ordinal)];
        Assert.That(SampleCards.BytesWithoutData(Encoding.UTF8.GetBytes(head)), Is.LessThanOrEqualTo(SocialCardPage.MostBytes));
        Assert.That(head, Does.Contain("og:title").And.Contain("ld+json").And.Contain("viewport"));
    }

    [TestCase("en", false, "Updated", "Sunday, March 1, 2026")]
    [TestCase("ru", false, "Обновлено", "1 марта 2026")]
    [TestCase("az", false, "Yeniləndi", "mart 2026")]
    [TestCase("hy", false, "Թարմացվել է", "2026 թ. մարտի 1")]
    [TestCase("ar", true, "Updated", "")]
    public void Words_dates_and_direction_are_those_of_the_language(string language, bool isRightToLeft, string updated, string date)
    {
        var story = new CardStory { IsRightToLeft = StoryLabels.IsRightToLeft(language) };
        var text = Encoding.UTF8.GetString(ArticlePage.Write(SampleCards.Plain with { Language = language }, story, forPrint: false));
        Assert.That(Parse(text).DocumentElement.GetAttribute("dir"), Is.EqualTo(isRightToLeft ? "rtl" : null));
        Assert.That(Parse(text).DocumentElement.GetAttribute("lang"), Is.EqualTo(language));
        Assert.That(Parse(text).QuerySelector(".by")!.TextContent, Does.Contain(updated).And.Contain(date).And.Contain("UTC"));
    }

    private static object Content(string slug, string[]? tags = null, object[]? authors = null) => new
    {
        language = "en", title = "A bridge opens", slug, tags = tags ?? ["bridges"], authors = authors ?? [new { author = "ani" }],
        byline = "By hand", placeLine = "YEREVAN", summary = "After nine years.",
        body = new { format = "html", content = $"<p>Text.</p><iframe src=\"{Video}\"></iframe><p>The very last words.</p>" },
        leadImage = new
        {
            url = "https://img.example/bridge.jpg", alt = "The bridge", credit = "Photo: A. N. Other", width = 1_200, height = 630,
        },
    };

    private static IDocument Parse(string page) => new HtmlParser().ParseDocument(page);

    private static string Hash(IDocument page, string element) => Hash(page.QuerySelector(element)!);

    private static string Hash(IElement element) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(element.TextContent)));
}
