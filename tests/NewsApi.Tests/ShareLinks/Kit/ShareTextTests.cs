using System.Globalization;
using System.Text;
using CsCheck;
using NewsApi.ShareLinks.Kit;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.ShareLinks.Kit;

public sealed class ShareTextTests
{
    private const string Family = "👨‍👩‍👧‍👦";

    // Uri.IsWellFormedUriString won't do: it refuses escaped Cyrillic.
    private const string Rfc3986 =
        @"\A[A-Za-z][A-Za-z0-9.-]*:(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})*"
        + @"(?:\?(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-F]{2})*)?\z";

    private static readonly Gen<string> Titles = Gen.OneOf(
        Gen.String,
        Gen.OneOf(
            "a", "Z", " ", "+", "&", "#", "%", "%2F", "=", "?", "\"", "<", "новость", "ə", "Երևան", "՞", "日本", "…", "—", "news.am",
            "e\u0301", Family, "🇦🇲", "❤️", "👍🏽", "1️⃣", "\r\n", "\t", "\0", "\u2028", "\ud83d", "\udc68", "\ufffe", "\u200d")
            .Array[0, 400].Select(string.Concat));

    [Test]
    public void Any_title_gives_valid_absolute_URIs() => Titles.Same().Sample(title =>
    {
        foreach (var link in ShareKit.Build(SampleKit.Story with { Title = title }, SampleKit.Site, "hy").Channels)
        {
            Assert.That(link.ShortUrl, Does.Match(Rfc3986));
            if (link.Url is null)
                continue;
            Assert.That(link.Url, Does.Match(Rfc3986));
            Assert.That(Uri.TryCreate(link.Url, UriKind.Absolute, out _), link.Url);
            Assert.That(link.Url, Does.Not.Contain('+'));
        }
    });

    [Test]
    public void The_text_in_the_URL_is_the_text_of_the_link() => Titles.Same().Sample(title =>
    {
        var link = SampleKit.Link(ShareChannel.Telegram, SampleKit.Story with { Title = title }, SampleKit.Site);
        Assert.That(Uri.UnescapeDataString(link.Url!.Split("&text=")[1]), Is.EqualTo(link.Text));
    });

    [Test]
    public void A_post_on_X_stays_within_280_as_X_counts() =>
        Gen.Select(Titles, Gen.OneOf(null, "a", "@fifteen_letters")).Same().Sample((title, handle) =>
        {
            var text =
                SampleKit.Link(ShareChannel.X, SampleKit.Story with { Title = title }, SampleKit.Site with { XHandle = handle }).Text!;
            var via = handle is null ? 0 : " via @".Length + handle.TrimStart('@').Length;
            Assert.That(CountOnX(text) + 1 + 23 + via, Is.LessThanOrEqualTo(280));
        });

    [Test]
    public void A_post_on_Bluesky_stays_within_300_graphemes_and_3000_bytes() => Titles.Same().Sample(title =>
    {
        var link = SampleKit.Link(ShareChannel.Bluesky, SampleKit.Story with { Title = title }, SampleKit.Site);
        var post = $"{link.Text} {link.ShortUrl}";
        Assert.That(new StringInfo(post).LengthInTextElements, Is.LessThanOrEqualTo(300));
        Assert.That(Encoding.UTF8.GetByteCount(post), Is.LessThanOrEqualTo(3000));
    });

    [Test]
    public void A_post_on_Threads_stays_within_500() => Titles.Same().Sample(title =>
    {
        var link = SampleKit.Link(ShareChannel.Threads, SampleKit.Story with { Title = title }, SampleKit.Site);
        Assert.That($"{link.Text} {link.ShortUrl}".EnumerateRunes().Count(), Is.LessThanOrEqualTo(500));
    });

    [Test]
    public void A_cut_text_is_whole_graphemes_and_an_ellipsis() => Titles.Same().Sample(title =>
    {
        var whole = ShareText.Clean(title);
        foreach (var text in ShareKit.Build(SampleKit.Story with { Title = title }, SampleKit.Site, "en").Channels.Select(
            link => link.Text))
        {
            if (text is null || text == whole)
                continue;
            Assert.That(text, Does.EndWith("…"));
            var kept = text[..^1];
            Assert.That(whole, Does.StartWith(kept).Using(StringComparison.Ordinal));
            Assert.That(StringInfo.ParseCombiningCharacters(whole), Does.Contain(kept.Length));
        }
    });

    [Test]
    public void A_family_is_never_cut_in_half([Range(0, 14)] int limit)
    {
        var text = ShareText.Cut(Family + Family, limit, s => s.Length);
        Assert.That(text, Is.EqualTo(limit < 12 ? "" : Family + "…"));
    }

    [Test]
    public void X_fills_its_280_to_the_last_character()
    {
        // 280 less a space and a link of 23; the ellipsis weighs 2.
        Assert.That(OnX(new string('ж', 256)), Is.EqualTo(new string('ж', 256)));
        Assert.That(OnX(new string('ж', 257)), Is.EqualTo(new string('ж', 254) + "…"));
    }

    [Test]
    public void Via_takes_its_part_of_the_280()
    {
        var link =
            SampleKit.Link(ShareChannel.X, SampleKit.Story with { Title = new string('a', 256) }, SampleKit.Site with { XHandle = "@abc" });
        Assert.That(link.Text, Is.EqualTo(new string('a', 245) + "…"));
    }

    [Test]
    public void Names_that_X_turns_into_links_weigh_23()
    {
        // Eleven are 87 characters to the eye and 263 to X, which has 256 left beside the link.
        Assert.That(OnX(string.Join(' ', Enumerable.Repeat("news.am", 8))), Does.Not.EndWith("…"));
        Assert.That(OnX(string.Join(' ', Enumerable.Repeat("news.am", 11))), Does.EndWith("…"));
    }

    [Test]
    public void Threads_leaves_room_for_the_link()
    {
        var link = SampleKit.Link(ShareChannel.Threads, SampleKit.Story with { Title = new string('ж', 600) }, SampleKit.Site);
        Assert.That(link.Text!.Length + 1 + link.ShortUrl.Length, Is.EqualTo(500));
    }

    [Test]
    public void Bluesky_counts_graphemes()
    {
        var title = string.Concat(Enumerable.Repeat("e\u0323\u0302\u0306", 260));
        var link = SampleKit.Link(ShareChannel.Bluesky, SampleKit.Story with { Title = title }, SampleKit.Site);
        Assert.That(link.Text, Does.Not.EndWith("…"));
    }

    [Test]
    public void Bluesky_counts_bytes_too()
    {
        // 150 families are 150 graphemes, but 3,750 bytes; the link takes its 34 graphemes as 340 bytes.
        var title = string.Concat(Enumerable.Repeat(Family, 150));
        var link = SampleKit.Link(ShareChannel.Bluesky, SampleKit.Story with { Title = title }, SampleKit.Site);
        Assert.That(Encoding.UTF8.GetByteCount($"{link.Text} {link.ShortUrl}"), Is.InRange(2600, 3000));
    }

    [Test]
    public void Threads_counts_emoji_by_their_bytes()
    {
        var link = SampleKit.Link(
            ShareChannel.Threads, SampleKit.Story with { Title = string.Concat(Enumerable.Repeat("👍", 200)) }, SampleKit.Site);
        Assert.That(Encoding.UTF8.GetByteCount(link.Text!), Is.InRange(460, 500));
    }

    [TestCase(ShareChannel.Reddit)]
    [TestCase(ShareChannel.Telegram)]
    [TestCase(ShareChannel.Email)]
    public void Elsewhere_a_text_has_300_characters(ShareChannel channel)
    {
        var link = SampleKit.Link(channel, SampleKit.Story with { Title = new string('a', 301) }, SampleKit.Site);
        Assert.That(link.Text, Is.EqualTo(new string('a', 299) + "…"));
    }

    [TestCase(" a \r\n\t b\u2028c\0 ", "a b c")]
    [TestCase("e\u0301", "é")]
    public void Text_is_made_one_clean_line(string text, string clean) => Assert.That(ShareText.Clean(text), Is.EqualTo(clean));

    // Attributes hold UTF-8, which has no half of a pair, so this is no case of the test above.
    [Test]
    public void Half_a_pair_and_a_noncharacter_are_replaced() =>
        Assert.That(ShareText.Clean("a\ud83db\ufffe"), Is.EqualTo("a\ufffdb\ufffd"));

    private static string OnX(string title) => SampleKit.Link(ShareChannel.X, SampleKit.Story with { Title = title }, SampleKit.Site).Text!;

    // X's own rule, put down apart from the product's: an emoji sequence is 2, else twitter-text's ranges; links are 23.
    private static int CountOnX(string text)
    {
        var count = 0;
        var elements = StringInfo.GetTextElementEnumerator(text.Replace("news.am", "", StringComparison.Ordinal));
        while (elements.MoveNext())
            count += elements.GetTextElement() switch
            {
                Family or "🇦🇲" or "❤️" or "👍🏽" or "1️⃣" => 2,
                var other => other.EnumerateRunes().Sum(rune => rune.Value switch
                {
                    <= 4351 or (>= 8192 and <= 8205) or (>= 8208 and <= 8223) or (>= 8242 and <= 8247) => 1,
                    _ => 2,
                }),
            };
        return count + 23 * (text.Split("news.am").Length - 1);
    }
}
