using NewsApi.ShareLinks;

namespace NewsApi.Tests.ShareLinks;

public sealed class ShareKitTests
{
    [Test]
    public void A_kit_says_what_it_is_about_and_in_which_language()
    {
        var kit = ShareKit.Build(Kit.Story, Kit.Site, "hy-AM");
        Assert.That(
            (kit.ArticleId, kit.Language, kit.CanonicalUrl, kit.ShortUrl, kit.Heading),
            Is.EqualTo((42L, "hy", "https://example.com/news/a-b", "https://example.com/s/b7kq2mx", ShareLabels.For("hy").Heading)));
    }

    [Test]
    public void A_kit_offers_every_channel_in_the_order_of_the_table() => Assert.That(
        ShareKit.Build(Kit.Story, Kit.Site, "en").Channels.Select(link => link.Channel),
        Is.EqualTo(ShareChannels.All.Select(row => row.Channel)));

    [TestCase("The summary", "The summary")]
    [TestCase(" ", "A story")]
    [TestCase(null, "A story")]
    public void A_share_sheet_gets_the_headline_and_the_summary(string? summary, string text) => Assert.That(
        ShareKit.Build(Kit.Story with { Summary = summary }, Kit.Site, "en").Native,
        Is.EqualTo(new NativeShare("A story", text, "https://example.com/s/b7kq2mx")));

    [Test]
    public void The_copied_link_counts_for_copying() => Assert.That(
        ShareKit.Build(Kit.Story, Kit.Site, "ru").Copy,
        Is.EqualTo(new CopyLink("Скопировать ссылку", "Ссылка скопирована", "https://example.com/s/b7kq2mx-c")));

    [TestCase("https://example.com/a", "https://example.com/a?print=1")]
    [TestCase("https://example.com/a?id=7#top", "https://example.com/a?id=7&print=1#top")]
    [TestCase("https://example.com/a?print=1", "https://example.com/a?print=1")]
    [TestCase("https://example.com/a?", "https://example.com/a?print=1")]
    public void The_printed_page_keeps_the_query(string canonicalUrl, string print) => Assert.That(
        ShareKit.Build(Kit.Story with { CanonicalUrl = canonicalUrl }, Kit.Site, "en").Print,
        Is.EqualTo(new PrintLink("Print", print)));

    [Test]
    public void Addresses_become_ASCII() => Assert.That(
        ShareKit.Build(Kit.Story with { CanonicalUrl = "https://новости.рф/лента" }, Kit.Site, "en").CanonicalUrl,
        Is.EqualTo("https://xn--b1amnebsh.xn--p1ai/%D0%BB%D0%B5%D0%BD%D1%82%D0%B0"));

    [TestCase("/news/a-b")]
    [TestCase("javascript:alert(1)")]
    [TestCase("not a url")]
    public void A_canonical_URL_that_is_no_web_address_is_a_bug(string canonicalUrl) => Assert.That(
        () => ShareKit.Build(Kit.Story with { CanonicalUrl = canonicalUrl }, Kit.Site, "en"), Throws.ArgumentException);

    [Test]
    public void Without_a_licence_there_is_none() =>
        Assert.That(ShareKit.Build(Kit.Story with { LicenceText = " " }, Kit.Site, "en").Licence, Is.Null);

    [Test]
    public void The_site_licence_comes_with_its_page_and_a_citation()
    {
        var site = Kit.Site with { LicenceText = "CC BY 4.0.", LicenceUrl = "https://creativecommons.org/licenses/by/4.0/" };
        Assert.That(ShareKit.Build(Kit.Story, site, "en").Licence, Is.EqualTo(new ShareLicence(
            "CC BY 4.0.",
            "<p>CC BY 4.0. <a href=\"https://example.com/news/a-b\">A story</a>, The Example</p>",
            "https://creativecommons.org/licenses/by/4.0/")));
    }

    [Test]
    public void The_article_licence_beats_the_site_licence_and_its_page()
    {
        var site = Kit.Site with { LicenceText = "CC BY 4.0.", LicenceUrl = "https://creativecommons.org/licenses/by/4.0/" };
        var licence = ShareKit.Build(Kit.Story with { LicenceText = "© Agency" }, site, "en").Licence!;
        Assert.That((licence.Text, licence.Url), Is.EqualTo(("© Agency", (string?)null)));
        Assert.That(licence.Html, Does.Not.Contain("CC BY"));
    }

    [Test]
    public void A_citation_encodes_every_value()
    {
        var story = Kit.Story with
        {
            Title = "<script>\"T\"</script>",
            LicenceText = "<b>L</b>",
            CanonicalUrl = "https://example.com/?a=1&b='><script>",
        };
        var html = ShareKit.Build(story, Kit.Site with { Name = "<i>N & M</i>" }, "en").Licence!.Html;
        Assert.That(html, Is.EqualTo(
            "<p>&lt;b&gt;L&lt;/b&gt; <a href=\"https://example.com/?a=1&amp;b=&#39;%3E%3Cscript%3E\">"
            + "&lt;script&gt;&quot;T&quot;&lt;/script&gt;</a>, &lt;i&gt;N &amp; M&lt;/i&gt;</p>"));
    }

    [Test]
    public void Accounts_come_in_the_order_of_the_site_without_broken_ones()
    {
        var site = Kit.Site with
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
        Assert.That(ShareKit.Build(Kit.Story, site, "ru").Follow, Is.EqualTo(
        [
            new FollowLink("Telegram", "Подписывайтесь на нас в Telegram", "https://t.me/example"),
            new FollowLink("TikTok", "Подписывайтесь на нас: TikTok", "https://www.tiktok.com/@example"),
            new FollowLink("X", "Подписывайтесь на нас в X", "https://x.com/example"),
        ]));
    }
}
