using NewsApi.ShareLinks.Kit;

namespace NewsApi.Tests.ShareLinks.Kit;

public sealed class ShareLabelsTests
{
    private static readonly string[] Languages = ["en", "ru", "az", "hy"];

    [Test]
    public void There_are_four_languages() =>
        Assert.That(ShareLabels.All.Select(labels => labels.Language), Is.EqualTo(Languages));

    [TestCaseSource(nameof(Languages))]
    public void A_language_has_every_label(string language)
    {
        var labels = ShareLabels.For(language);
        var texts = Enum.GetValues<ShareChannel>().Select(channel => labels.Buttons.GetValueOrDefault(channel))
            .Concat(ShareLabels.Networks.Select(network => labels.FollowOn.GetValueOrDefault(network)))
            .Concat([labels.Heading, labels.LinkCopied, labels.Follow("TikTok"), labels.Terms, labels.SourceOf("A", "B")])
            .ToList();
        Assert.That(texts, Is.All.Matches<string?>(text => text is { Length: > 1 } && text.Trim() == text));
        Assert.That(texts, Is.Unique);
    }

    [TestCaseSource(nameof(Languages))]
    public void A_follow_label_names_its_network(string language) =>
        Assert.That(ShareLabels.Networks.Append("TikTok"), Is.All.Matches<string>(
            network => ShareLabels.For(language).Follow(network!).Contains(network!, StringComparison.Ordinal)));

    [Test]
    public void No_two_languages_share_a_label()
    {
        var texts = ShareLabels.All.SelectMany(labels => labels.Buttons.Values
            .Concat(labels.FollowOn.Values)
            .Concat([labels.Heading, labels.LinkCopied, labels.Follow("TikTok"), labels.Terms, labels.SourceOf("A", "B")]));
        Assert.That(texts, Is.Unique);
    }

    // A letter of another script inside a word is invisible on the screen and breaks search and speech.
    [TestCase("en", @"^[\x20-\x7e“”]+$")]
    [TestCase("ru", @"^(?:[\u0400-\u04ff]+|[A-Za-z]+|[\s!?,:«»-])+$")]
    [TestCase("az", @"^[A-Za-zÇçƏəĞğİıÖöŞşÜü\s!?,:“”-]+$")]
    [TestCase("hy", @"^[\u0530-\u058fA-Za-z\s.,«»-]+$")]
    public void A_label_is_in_the_script_of_its_language(string language, string script)
    {
        var labels = ShareLabels.For(language);
        Assert.That(
            labels.Buttons.Values.Concat(labels.FollowOn.Values)
                .Concat([labels.Heading, labels.LinkCopied, labels.Follow("TikTok"), labels.Terms, labels.SourceOf("A", "B")]),
            Is.All.Matches(script));
    }

    [TestCase("ru", "ru")]
    [TestCase("RU", "ru")]
    [TestCase("ru-AM", "ru")]
    [TestCase("az-Latn-AZ", "az")]
    [TestCase("hy-arevmda", "hy")]
    [TestCase("ka", "en")]
    [TestCase("ruu", "en")]
    [TestCase("", "en")]
    public void A_language_resolves_to_itself_its_base_or_English(string language, string expected) =>
        Assert.That(ShareLabels.For(language).Language, Is.EqualTo(expected));

    [TestCase("en", "Share on Telegram", "Copy link", "Link copied")]
    [TestCase("ru", "Поделиться в Telegram", "Скопировать ссылку", "Ссылка скопирована")]
    [TestCase("az", "Telegram-da paylaş", "Linki kopyala", "Link kopyalandı")]
    [TestCase("hy", "Կիսվել Telegram-ում", "Պատճենել հղումը", "Հղումը պատճենված է")]
    public void Labels_are_in_the_language(string language, string telegram, string copy, string copied)
    {
        var labels = ShareLabels.For(language);
        Assert.That(
            (labels.Buttons[ShareChannel.Telegram], labels.Buttons[ShareChannel.Copy], labels.LinkCopied),
            Is.EqualTo((telegram, copy, copied)));
    }

    [TestCase("youtube", "YouTube")]
    [TestCase(" TELEGRAM ", "Telegram")]
    [TestCase("x", "X")]
    [TestCase("Twitter", "X")]
    [TestCase("TikTok", "TikTok")]
    public void A_network_is_named_as_it_names_itself(string given, string name) =>
        Assert.That(ShareLabels.NetworkName(given), Is.EqualTo(name));
}
