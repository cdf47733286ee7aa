using NewsApi.ShareLinks.Cards;
using NewsApi.ShareLinks.Kit;

namespace NewsApi.Tests.ShareLinks.Cards;

public class CardRulesTests
{
    private static readonly CardInput Good = new(
        "A bridge over the Hrazdan opens today", "After nine years of work the first cars crossed the river.", null,
        "https://img.example/a.jpg", "The bridge", 1_200, 630);

    [Test]
    public void A_good_article_lacks_nothing() => Assert.That(CardRules.Check(Good), Is.Empty);

    [TestCase(null, null, ShareChannel.Facebook, "image_size_unknown")]
    [TestCase(199, 300, ShareChannel.Facebook, "error image_too_small")]
    [TestCase(300, 199, ShareChannel.Facebook, "error image_too_small")]
    [TestCase(200, 200, ShareChannel.Facebook, "image_small, image_ratio")]
    [TestCase(600, 315, ShareChannel.Facebook, "image_below_recommended")]
    [TestCase(1_199, 630, ShareChannel.Facebook, "image_below_recommended")]
    [TestCase(1_200, 1_200, ShareChannel.Facebook, "image_ratio")]
    [TestCase(2_400, 630, ShareChannel.Facebook, "image_ratio")]
    [TestCase(143, 143, ShareChannel.X, "error image_too_small")]
    [TestCase(299, 157, ShareChannel.X, "image_small")]
    [TestCase(300, 157, ShareChannel.X, "image_below_recommended")]
    [TestCase(400, 210, ShareChannel.Linkedin, "image_small")]
    [TestCase(1_200, 626, ShareChannel.Linkedin, "image_below_recommended")]
    [TestCase(299, 299, ShareChannel.Whatsapp, "error image_too_small")]
    [TestCase(1_200, 300, ShareChannel.Whatsapp, "")]
    [TestCase(1_201, 300, ShareChannel.Whatsapp, "error image_too_narrow")]
    [TestCase(300, 1_201, ShareChannel.Whatsapp, "error image_too_narrow")]
    [TestCase(1, 1, ShareChannel.Telegram, "")]
    [TestCase(159, 160, ShareChannel.Vk, "error image_too_small")]
    [TestCase(536, 240, ShareChannel.Vk, "image_small")]
    [TestCase(null, null, ShareChannel.Threads, "image_size_unknown")]
    [TestCase(null, null, ShareChannel.Bluesky, "")]
    [TestCase(1, 1, ShareChannel.Threads, "")]
    [TestCase(1, 1, ShareChannel.Bluesky, "")]
    [TestCase(1, 1, ShareChannel.Reddit, "")]
    [TestCase(1, 1, ShareChannel.Odnoklassniki, "")]
    [TestCase(1, 1, ShareChannel.Viber, "")]
    public void An_image_is_measured_by_each_network(int? width, int? height, ShareChannel network, string findings) =>
        Assert.That(Of(network, Good with { ImageWidth = width, ImageHeight = height }), Is.EqualTo(findings));

    [TestCase(ShareChannel.Facebook, "error image_missing")]
    [TestCase(ShareChannel.X, "error image_missing")]
    [TestCase(ShareChannel.Linkedin, "error image_missing")]
    [TestCase(ShareChannel.Vk, "error image_missing")]
    [TestCase(ShareChannel.Telegram, "image_missing")]
    [TestCase(ShareChannel.Whatsapp, "image_missing")]
    [TestCase(ShareChannel.Bluesky, "image_missing")]
    [TestCase(ShareChannel.Threads, "image_missing")]
    [TestCase(ShareChannel.Reddit, "image_missing")]
    [TestCase(ShareChannel.Odnoklassniki, "image_missing")]
    [TestCase(ShareChannel.Viber, "image_missing")]
    public void A_missing_image_weighs_where_a_card_is_mostly_image(ShareChannel network, string findings) =>
        Assert.That(Of(network, Good with { ImageUrl = null }), Is.EqualTo(findings));

    [TestCase(ShareChannel.Facebook, "image_alt_missing")]
    [TestCase(ShareChannel.X, "image_alt_missing")]
    [TestCase(ShareChannel.Whatsapp, "")]
    public void An_image_wants_words_for_those_who_can_not_see_it(ShareChannel network, string findings)
    {
        foreach (var alt in (string?[])[null, "", " "])
            Assert.That(Of(network, Good with { ImageAlt = alt }), Is.EqualTo(findings));
        Assert.That(Of(network, Good with { ImageAlt = null, ImageUrl = null }), Does.Not.Contain("alt"));
    }

    [TestCase(14, ShareChannel.Telegram, "title_short")]
    [TestCase(15, ShareChannel.Telegram, "")]
    [TestCase(70, ShareChannel.X, "")]
    [TestCase(71, ShareChannel.X, "title_long")]
    [TestCase(88, ShareChannel.Facebook, "")]
    [TestCase(89, ShareChannel.Facebook, "title_long")]
    [TestCase(119, ShareChannel.Linkedin, "")]
    [TestCase(120, ShareChannel.Linkedin, "title_long")]
    [TestCase(300, ShareChannel.Telegram, "")]
    [TestCase(14, ShareChannel.Viber, "title_short")]
    [TestCase(300, ShareChannel.Viber, "")]
    [TestCase(300, ShareChannel.Reddit, "")]
    public void A_headline_is_counted_in_graphemes(int graphemes, ShareChannel network, string findings)
    {
        foreach (var letter in (string[])["x", "Ճ", "e\u0301", "\U0001F469\u200D\U0001F466"])
            Assert.That(
                Of(network, Good with { Title = string.Concat(Enumerable.Repeat(letter, graphemes)) }), Is.EqualTo(findings), letter);
    }

    [TestCase(80, ShareChannel.Whatsapp, "")]
    [TestCase(81, ShareChannel.Whatsapp, "description_long")]
    [TestCase(171, ShareChannel.Telegram, "description_long")]
    [TestCase(200, ShareChannel.X, "")]
    [TestCase(201, ShareChannel.X, "description_long")]
    [TestCase(201, ShareChannel.Facebook, "description_long")]
    [TestCase(1_000, ShareChannel.Linkedin, "")]
    [TestCase(0, ShareChannel.Facebook, "description_missing")]
    [TestCase(0, ShareChannel.Linkedin, "")]
    [TestCase(0, ShareChannel.Vk, "")]
    [TestCase(0, ShareChannel.Bluesky, "description_missing")]
    [TestCase(0, ShareChannel.Threads, "description_missing")]
    [TestCase(0, ShareChannel.Odnoklassniki, "description_missing")]
    [TestCase(0, ShareChannel.Reddit, "")]
    [TestCase(0, ShareChannel.Viber, "")]
    [TestCase(1_000, ShareChannel.Bluesky, "")]
    [TestCase(1_000, ShareChannel.Threads, "")]
    public void A_summary_is_counted_where_it_is_shown(int length, ShareChannel network, string findings) =>
        Assert.That(Of(network, Good with { Summary = new string('x', length) }), Is.EqualTo(findings));

    [Test]
    public void A_text_for_search_engines_stands_in_for_a_summary_and_is_named() =>
        Assert.That(
            Of(ShareChannel.Facebook, Good with { Summary = null, SeoDescription = "Bridges of Yerevan" }), Is.EqualTo("summary_missing"));

    // The buttons that take text alone show no card.
    [Test]
    public void Every_network_of_the_share_kit_that_shows_a_card_is_in_the_table() => Assert.That(
        CardNetworks.All.Select(network => network.Network),
        Is.EquivalentTo(
            Enum.GetValues<ShareChannel>()
                .Except([ShareChannel.Email, ShareChannel.Sms, ShareChannel.Copy, ShareChannel.Print, ShareChannel.Qr])));

    [Test]
    public void Errors_come_first_and_say_what_and_where()
    {
        var findings = CardRules.Check(new CardInput("Short", null, null, null, null, null, null));
        foreach (var network in findings.GroupBy(finding => finding.Network))
        {
            Assert.That(network.Select(finding => finding.Severity), Is.Ordered);
            Assert.That(network.Select(finding => finding.Code), Is.Unique);
        }

        Assert.That(
            findings.Select(finding => finding.Network).Distinct(), Is.EqualTo(CardNetworks.All.Select(network => network.Network)));
        Assert.That(findings.Select(finding => finding.Detail), Has.All.Length.GreaterThan(20));
        Assert.That(findings[0].Detail, Is.EqualTo("Facebook will show a bare link: there is no lead image."));
    }

    private static string Of(ShareChannel network, CardInput draft) => string.Join(
        ", ", CardRules.Check(draft).Where(finding => finding.Network == network)
            .Select(finding => (finding.Severity == CardSeverity.Error ? "error " : "") + finding.Code));
}
