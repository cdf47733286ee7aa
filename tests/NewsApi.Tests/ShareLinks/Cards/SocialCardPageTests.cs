using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NewsApi.ShareLinks.Cards;

namespace NewsApi.Tests.ShareLinks.Cards;

public class SocialCardPageTests
{
    private const string LongUrl = "https://news.example/";

    [Test]
    public void A_card_says_what_networks_read()
    {
        var page = Read(SampleCards.Plain with
        {
            Section = new CardName(1, "World"),
            Tags = [new CardName(1, "Bridges"), new CardName(2, "Rivers & lakes")],
            Authors = [new CardName(1, "Ani Petrosyan")],
            Translations = [new CardTranslation("en", SampleCards.Plain.Url), new CardTranslation("hy", "https://news.example/hy/kamurj")],
        });
        Assert.That(Tags(page), Is.SupersetOf(new[]
        {
            "og:type article", "og:title A bridge opens", "og:description After nine years.", "og:url https://news.example/en/a-bridge",
            "og:site_name The Harbour Post",
            "og:locale en_US", "og:locale:alternate hy_AM", "og:image https://img.example/bridge.jpg", "og:image:type image/jpeg",
            "og:image:width 1200",
            "og:image:height 630", "og:image:alt The bridge", "article:published_time 2026-03-01T12:00:00Z",
            "article:modified_time 2026-03-02T12:00:00Z",
            "article:section World", "article:tag Bridges", "article:tag Rivers & lakes", "article:author Ani Petrosyan",
            "author Ani Petrosyan", "twitter:card summary_large_image", "twitter:site @harbourpost", "description After nine years.",
        }));
        var links = from link in page.QuerySelectorAll("link")
                    let kind = link.GetAttribute("hreflang") ?? link.GetAttribute("type")
                    select $"{link.GetAttribute("rel")} {kind} {link.GetAttribute("href")}";
        Assert.That(links, Is.EqualTo(new[]
        {
            "canonical  https://news.example/en/a-bridge",
            "alternate application/json+oembed " + SampleCards.Plain.OEmbedUrl + "&format=json",
            "alternate text/xml+oembed " + SampleCards.Plain.OEmbedUrl + "&format=xml",
            "alternate x-default https://news.example/en/a-bridge", "alternate en https://news.example/en/a-bridge",
            "alternate hy https://news.example/hy/kamurj",
        }));
    }

    [Test]
    public void Search_engines_find_the_data_of_the_story_whole()
    {
        const string Data = "{\"@type\":\"NewsArticle\",\"headline\":\"\\u003C/script\\u003E\"}";
        Assert.That(Read(SampleCards.Plain with { Data = Data }).QuerySelector("script")!.TextContent, Is.EqualTo(Data));
    }

    [Test]
    public void Whatever_an_article_says_stays_text()
    {
        const string Nasty = "</script><script>alert(1)</script><!-- \" ' > & \u2028";
        var card = SampleCards.Plain with
        {
            Title = Nasty,
            Summary = Nasty,
            Section = new CardName(1, Nasty),
            Tags = [new CardName(1, Nasty)],
            Authors = [new CardName(1, Nasty)],
            Byline = Nasty,
            Image = new CardImage("https://img.example/a.jpg?a=%22&b=1", Nasty),
            Site = new CardSite(Nasty, "https://news.example/", "en", null, null),
        };
        var page = Read(card);
        Assert.That(
            page.QuerySelectorAll("script").Select(script => script.GetAttribute("type")), Is.EqualTo(new[] { "application/ld+json" }));
        var said = Nasty.Replace("\u2028", "").TrimEnd();
        Assert.That(Tags(page), Does.Contain("og:title " + said).And.Contain("article:tag " + said));
    }

    [TestCase("Ճ")]
    [TestCase("\"")]
    [TestCase("&")]
    [TestCase("\U0001F469\u200D\U0001F469\u200D\U0001F466")]
    [TestCase("e\u0301")]
    [TestCase("x")]
    public void The_longest_article_has_a_card_below_8_KB(string letter)
    {
        foreach (var url in (string[])[LongUrl + "a", LongUrl + new string('a', 1_979), LongUrl + "?" + new string('&', 1_900)])
        {
            var card = SampleCards.Longest(letter, url);
            var bytes = SocialCardPage.Write(card, new CardOverrides(card.Title, card.Summary, url, url));
            Assert.That(SampleCards.BytesWithoutData(bytes), Is.LessThanOrEqualTo(SocialCardPage.MostBytes));
            var page = Read(SocialCardPage.Write(card));
            Assert.That(Tags(page).Select(tag => tag.Split(' ')[0]), Is.SupersetOf(new[] { "og:type", "og:title" }));
            Assert.That(page.Title, Is.Not.Empty);
            Assert.That(page.QuerySelector("h1"), Is.Not.Null);
        }
    }

    [Test]
    public void A_long_story_in_Armenian_keeps_everything_that_a_card_is_made_of()
    {
        var card = SampleCards.Longest("Ճ", "https://news.example/hy/" + new string('a', 120));
        var page = Read(SocialCardPage.Write(card with
        {
            Title = card.Title[..150],
            Summary = card.Summary![..400],
            SeoTitle = null,
            SeoDescription = null,
            Section = new CardName(1, card.Title[..20]),
            Tags = [.. card.Tags.Select(tag => tag with { Name = tag.Name[..20] })],
            Authors = [.. card.Authors.Take(3).Select(author => author with { Name = author.Name[..20] })],
            Site = card.Site with { Name = card.Title[..40] },
            Image = card.Image! with { Alt = card.Title[..100] },
        }));
        Assert.That(Tags(page).Select(tag => tag.Split(' ')[0]).Distinct(), Is.SupersetOf(new[]
        {
            "og:image", "og:image:alt", "og:description", "og:url", "og:site_name", "og:locale", "twitter:card", "description",
            "article:published_time", "article:section", "author", "article:author",
        }));
        Assert.That(page.QuerySelectorAll("link[type*=oembed]").Length, Is.EqualTo(2));
        Assert.That(
            page.QuerySelectorAll("link[hreflang]").Take(2).Select(link => link.GetAttribute("hreflang")),
            Is.EqualTo(new[] { "x-default", "hy" }));
        Assert.That(page.QuerySelector("h1 a"), Is.Not.Null);
        Assert.That(Tags(page).Single(tag => tag.StartsWith("og:description", StringComparison.Ordinal)), Does.EndWith("…"));
    }

    [Test]
    public void Tags_come_before_anything_that_is_shown()
    {
        var text = Encoding.UTF8.GetString(SocialCardPage.Write(SampleCards.Plain));
        Assert.That(
            text.LastIndexOf("<meta property", StringComparison.Ordinal), Is.LessThan(text.IndexOf("<script", StringComparison.Ordinal)));
        Assert.That(text.IndexOf("<script", StringComparison.Ordinal), Is.LessThan(text.IndexOf("</head>", StringComparison.Ordinal)));
        Assert.That(text.IndexOf("og:title", StringComparison.Ordinal), Is.LessThan(600));
    }

    [Test]
    public void A_link_may_say_something_else_and_the_article_stays_what_it_is()
    {
        var page = Read(
            SocialCardPage.Write(
                SampleCards.Plain,
                new CardOverrides("Look here", "And here", "https://img.example/other.png", "https://api.example/s/gala")));
        Assert.That(Tags(page), Is.SupersetOf(new[]
        {
            "og:title Look here", "og:description And here", "description And here", "og:image https://img.example/other.png",
            "og:image:type image/png", "og:url https://api.example/s/gala",
        }));
        Assert.That(
            Tags(page).Select(tag => tag.Split(' ')[0]), Has.None.EqualTo("og:image:width"),
            "The sizes are those of the article's own image.");
        Assert.That((page.Title, page.QuerySelector("h1")!.TextContent), Is.EqualTo(("Look here", "Look here")));
        Assert.That(page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), Is.EqualTo(SampleCards.Plain.Url));
    }

    [TestCase(null, null, "summary_large_image")]
    [TestCase(300, 157, "summary_large_image")]
    [TestCase(299, 157, "summary")]
    [TestCase(300, 156, "summary")]
    public void The_image_decides_the_card_on_X(int? width, int? height, string card) =>
        Assert.That(
            Tags(Read(SampleCards.Plain with { Image = new CardImage("https://img.example/a", null, width, height) })),
            Does.Contain("twitter:card " + card));

    [Test]
    public void What_is_not_there_is_no_tag()
    {
        var page = Read(SampleCards.Plain with { Image = null, Summary = null, Site = SampleCards.Plain.Site with { XHandle = null } });
        Assert.That(Tags(page), Does.Contain("twitter:card summary"));
        Assert.That(
            Tags(page).Select(tag => tag.Split(' ')[0]),
            Has.None.Match("image|description|twitter:site|author|article:tag|section|alternate"));
        Assert.That(page.QuerySelectorAll("link[hreflang]"), Is.Empty);
        Assert.That(Tags(page).All(tag => tag.Split(' ', 2)[1].Length > 0));
    }

    [TestCase("en", "en_US")]
    [TestCase("ru", "ru_RU")]
    [TestCase("hy", "hy_AM")]
    [TestCase("az", "az_AZ")]
    [TestCase("az-Cyrl", "az_AZ")]
    [TestCase("pt-BR", "pt_BR")]
    [TestCase("en-GB", "en_GB")]
    [TestCase("qqq", "qqq")]
    public void A_language_has_a_country_for_Open_Graph(string language, string locale) =>
        Assert.That(CardText.Locale(language), Is.EqualTo(locale));

    [Test]
    public void The_policy_lets_no_script_run() =>
        Assert.That(
            SocialCardPage.ContentSecurityPolicy, Does.StartWith("default-src 'none'").And.Not.Contain("script").And.Not.Contain("unsafe"));

    private static IDocument Read(LinkCard card) => Read(SocialCardPage.Write(card));

    private static IDocument Read(byte[] page) => new HtmlParser().ParseDocument(Encoding.UTF8.GetString(page));

    private static List<string> Tags(IDocument page) =>
        [.. page.Head!.QuerySelectorAll("meta[content]")
            .Select(tag => $"{tag.GetAttribute("property") ?? tag.GetAttribute("name")} {tag.GetAttribute("content")}")];
}
