using NewsApi.ShareLinks.Kit;

namespace NewsApi.Tests.ShareLinks.Kit;

public sealed class ShareKitTests
{
    [Test]
    public void A_kit_says_what_it_is_about_and_in_which_language()
    {
        var kit = ShareKit.Build(SampleKit.Story, SampleKit.Site, "hy-AM");
        Assert.That(
            (kit.ArticleId, kit.Language, kit.CanonicalUrl, kit.ShortUrl, kit.Heading),
            Is.EqualTo((42L, "hy", "https://example.com/news/a-b", "https://example.com/s/b7kq2mx", ShareLabels.For("hy").Heading)));
    }

    [Test]
    public void A_kit_offers_every_channel_in_the_order_of_the_table() => Assert.That(
        ShareKit.Build(SampleKit.Story, SampleKit.Site, "en").Channels.Select(link => link.Channel),
        Is.EqualTo(ShareChannels.All.Select(row => row.Channel)));

    [TestCase("The summary", "The summary")]
    [TestCase(" ", "A story")]
    [TestCase(null, "A story")]
    public void A_share_sheet_gets_the_headline_and_the_summary(string? summary, string text) => Assert.That(
        ShareKit.Build(SampleKit.Story with { Summary = summary }, SampleKit.Site, "en").Native,
        Is.EqualTo(new NativeShare("A story", text, "https://example.com/s/b7kq2mx")));

    [Test]
    public void The_copied_link_counts_for_copying() => Assert.That(
        ShareKit.Build(SampleKit.Story, SampleKit.Site, "ru").Copy,
        Is.EqualTo(new CopyLink("Скопировать ссылку", "Ссылка скопирована", "https://example.com/s/b7kq2mx-c")));

    [TestCase("https://example.com/a", "https://example.com/a?print=1")]
    [TestCase("https://example.com/a?id=7#top", "https://example.com/a?id=7&print=1#top")]
    [TestCase("https://example.com/a?print=1", "https://example.com/a?print=1")]
    [TestCase("https://example.com/a?", "https://example.com/a?print=1")]
    public void The_printed_page_keeps_the_query(string canonicalUrl, string print) => Assert.That(
        ShareKit.Build(SampleKit.Story with { CanonicalUrl = canonicalUrl }, SampleKit.Site, "en").Print,
        Is.EqualTo(new PrintLink("Print", print)));

    [Test]
    public void Addresses_become_ASCII() => Assert.That(
        ShareKit.Build(SampleKit.Story with { CanonicalUrl = "https://новости.рф/лента" }, SampleKit.Site, "en").CanonicalUrl,
        Is.EqualTo("https://xn--b1amnebsh.xn--p1ai/%D0%BB%D0%B5%D0%BD%D1%82%D0%B0"));

    [TestCase("/news/a-b")]
    [TestCase("javascript:alert(1)")]
    [TestCase("not a url")]
    public void A_canonical_URL_that_is_no_web_address_is_a_bug(string canonicalUrl) => Assert.That(
        () => ShareKit.Build(SampleKit.Story with { CanonicalUrl = canonicalUrl }, SampleKit.Site, "en"), Throws.ArgumentException);

    [Test]
    public void Without_a_licence_there_is_none() =>
        Assert.That(ShareKit.Build(SampleKit.Story with { LicenceText = " " }, SampleKit.Site, "en").Licence, Is.Null);

    [Test]
    public void The_site_licence_comes_with_its_page_and_a_citation()
    {
        var site = SampleKit.Site with { LicenceText = "CC BY 4.0.", LicenceUrl = "https://creativecommons.org/licenses/by/4.0/" };
        Assert.That(ShareKit.Build(SampleKit.Story, site, "en").Licence, Is.EqualTo(new ShareLicence(
            "CC BY 4.0.",
            "CC BY 4.0.\nTerms: https://creativecommons.org/licenses/by/4.0/\nSource: “A story”, The Example, https://example.com/news/a-b",
            "<p><a href=\"https://creativecommons.org/licenses/by/4.0/\" rel=\"license\">CC BY 4.0.</a><br>"
            + "Source: “<a href=\"https://example.com/news/a-b\">A story</a>”, The Example</p>",
            "https://creativecommons.org/licenses/by/4.0/")));
    }

    [TestCase("ru", "Условия: https://example.com/terms\nИсточник: «A story», The Example, https://example.com/news/a-b", "Источник: «<a "
        + "href=\"https://example.com/news/a-b\">A story</a>», The Example")]
    [TestCase("az", "Şərtlər: https://example.com/terms\nMənbə: “A story”, The Example, https://example.com/news/a-b", "Mənbə: “<a "
        + "href=\"https://example.com/news/a-b\">A story</a>”, The Example")]
    [TestCase(
        "hy", "Պայմանները՝ https://example.com/terms\nԱղբյուրը՝ «A story», The Example, https://example.com/news/a-b",
        "Աղբյուրը՝ «<a href=\"https://example.com/news/a-b\">A story</a>», The Example")]
    public void A_citation_is_in_the_language_of_the_kit(string language, string citation, string html)
    {
        var licence = ShareKit.Build(
            SampleKit.Story, SampleKit.Site with { LicenceText = "L", LicenceUrl = "https://example.com/terms" }, language).Licence!;
        Assert.That(licence.Citation, Is.EqualTo("L\n" + citation));
        Assert.That(licence.Html, Is.EqualTo($"<p><a href=\"https://example.com/terms\" rel=\"license\">L</a><br>{html}</p>"));
    }

    [Test]
    public void The_article_licence_beats_the_site_licence_and_its_page()
    {
        var site = SampleKit.Site with { LicenceText = "CC BY 4.0.", LicenceUrl = "https://creativecommons.org/licenses/by/4.0/" };
        var licence = ShareKit.Build(SampleKit.Story with { LicenceText = "© Agency" }, site, "en").Licence!;
        Assert.That((licence.Text, licence.Url), Is.EqualTo(("© Agency", (string?)null)));
        Assert.That(licence.Html + licence.Citation, Does.Not.Contain("CC BY").And.Not.Contain("creativecommons"));
    }

    [Test]
    public void A_citation_encodes_every_value()
    {
        var story = SampleKit.Story with
        {
            Title = "<script>\"T\"</script>",
            LicenceText = "<b>L</b>",
            CanonicalUrl = "https://example.com/?a=1&b='><script>",
        };
        var site = SampleKit.Site with { Name = "<i>N & M</i> {0}" };
        Assert.That(ShareKit.Build(story, site, "en").Licence!.Html, Is.EqualTo(
            "<p>&lt;b&gt;L&lt;/b&gt;<br>Source: “<a href=\"https://example.com/?a=1&amp;b=&#39;%3E%3Cscript%3E\">"
            + "&lt;script&gt;&quot;T&quot;&lt;/script&gt;</a>”, &lt;i&gt;N &amp; M&lt;/i&gt; {0}</p>"));
        var ofSite = ShareKit.Build(
            SampleKit.Story, site with { LicenceText = "<b>L</b>", LicenceUrl = "https://example.com/?a=1&b=\"><script>" },
            "en").Licence!.Html;
        Assert.That(
            ofSite,
            Does.StartWith(
                "<p><a href=\"https://example.com/?a=1&amp;b=%22%3E%3Cscript%3E\" rel=\"license\">&lt;b&gt;L&lt;/b&gt;</a><br>"));
    }

    [Test]
    public void Accounts_come_in_the_order_of_the_site_without_broken_ones()
    {
        var site = SampleKit.Site with
        {
            Social =
            [
                ("telegram", "https://t.me/example"),
                ("TikTok", "https://www.tiktok.com/@example"),
                ("Facebook", "javascript:alert(1)"),
                (" ", "https://example.com/"),
                ("twitter", "https://x.com/example"),
            ],
        };
        Assert.That(ShareKit.Build(SampleKit.Story, site, "ru").Follow, Is.EqualTo(
        [
            new FollowLink("Telegram", "Подписывайтесь на нас в Telegram", "https://t.me/example"),
            new FollowLink("TikTok", "Подписывайтесь на нас: TikTok", "https://www.tiktok.com/@example"),
            new FollowLink("X", "Подписывайтесь на нас в X", "https://x.com/example"),
        ]));
    }
}
