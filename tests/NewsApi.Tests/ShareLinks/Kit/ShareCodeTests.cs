using CsCheck;
using NewsApi.ShareLinks.Kit;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.ShareLinks.Kit;

public sealed class ShareCodeTests
{
    private static readonly Gen<string> Codes =
        Gen.OneOf(ShareCode.Alphabet.ToCharArray()).Array[7].Select(letters => new string(letters));

    [Test]
    public void A_new_code_has_seven_characters_of_the_alphabet()
    {
        for (var i = 0; i < 1_000; i++)
            Assert.That(ShareCode.New(), Does.Match("^[23456789bcdfghjkmnpqrstvwxz]{7}$"));
    }

    [Test]
    public void New_codes_favour_no_character()
    {
        const int codes = 20_000;
        const double expected = codes * 7 / 27d;
        var counts = new int[128];
        for (var i = 0; i < codes; i++)
            foreach (var c in ShareCode.New())
                counts[c]++;

        // 26 degrees of freedom: by chance above 100 once in 10^10 runs; a byte modulo 27 would give about 400.
        var chiSquare = ShareCode.Alphabet.Sum(c => Math.Pow(counts[c] - expected, 2) / expected);
        Assert.That(chiSquare, Is.LessThan(100));
    }

    [Test]
    public void New_codes_do_not_repeat()
    {
        // 200 of 10^10: a repeat has a chance of 2 in a million.
        var codes = Enumerable.Range(0, 200).Select(_ => ShareCode.New()).ToList();
        Assert.That(codes, Is.Unique);
    }

    [TestCase("abc")]
    [TestCase("summit-2323")]
    [TestCase("a-b-c-d")]
    [TestCase("ozone-y")]
    [TestCase("b7kq2mx")]
    [TestCase("foo-tt")]
    [TestCase("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void An_alias_may_be(string alias) => Assert.That(ShareCode.IsAlias(alias), Is.True);

    [TestCase("", TestName = "An_alias_may_not_be_empty")]
    [TestCase("ab", TestName = "An_alias_may_not_be_shorter_than_3")]
    [TestCase("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", TestName = "An_alias_may_not_be_longer_than_40")]
    [TestCase("-abc", TestName = "An_alias_may_not_begin_with_a_hyphen")]
    [TestCase("abc-", TestName = "An_alias_may_not_end_with_a_hyphen")]
    [TestCase("ab--cd", TestName = "An_alias_may_not_hold_two_hyphens_in_a_row")]
    [TestCase("foo-t", TestName = "An_alias_may_not_end_like_the_Telegram_suffix")]
    [TestCase("Summit", TestName = "An_alias_may_not_hold_capitals")]
    [TestCase("a b c", TestName = "An_alias_may_not_hold_spaces")]
    [TestCase("саммит", TestName = "An_alias_may_not_be_Cyrillic")]
    [TestCase("a/b/c", TestName = "An_alias_may_not_hold_slashes")]
    [TestCase("a.b.c", TestName = "An_alias_may_not_hold_full_stops")]
    [TestCase("api", TestName = "An_alias_may_not_be_api")]
    [TestCase("admin", TestName = "An_alias_may_not_be_admin")]
    [TestCase("docs", TestName = "An_alias_may_not_be_docs")]
    [TestCase("feeds", TestName = "An_alias_may_not_be_feeds")]
    public void An_alias_may_not_be(string alias) => Assert.That(ShareCode.IsAlias(alias), Is.False);

    [Test]
    public void An_alias_may_not_end_like_any_suffix() =>
        Assert.That(ShareChannels.All.Where(row => ShareCode.IsAlias($"foo-{row.Suffix}")), Is.Empty);

    [Test]
    public void A_code_comes_back_with_each_channel_in_any_case() =>
        Gen.Select(Codes, Gen.OneOf([.. ShareChannels.All]), Gen.Bool).Same().Sample((code, row, upper) =>
        {
            var path = $"{code}-{row.Suffix}";
            var parts = ShareCode.Parse(upper ? path.ToUpperInvariant() : path);
            Assert.That(parts, Is.EqualTo(new ShareCodeParts(code, row.Channel)));
        });

    [Test]
    public void A_code_without_a_suffix_has_no_channel() => Codes.Same().Sample(code =>
        Assert.That(ShareCode.Parse(code), Is.EqualTo(new ShareCodeParts(code, null))));

    [Test]
    public void Every_alias_comes_back_as_it_is() =>
        Gen.OneOf("abctxq29-".ToCharArray()).Array[3, 12].Select(letters => new string(letters))
            .Where(ShareCode.IsAlias)
            .Same().Sample(alias => Assert.That(ShareCode.Parse(alias), Is.EqualTo(new ShareCodeParts(alias, null))));

    [Test]
    public void Decoration_is_trimmed([Values(
        ".", ",", ")", "]", "»", "\"", "/", "'", ">", "”", "’", ";", ":", "!", "?", "…", " ", "\n", "\u00a0", ").", "/\".",
        "/).»…")] string decoration)
    {
        Assert.That(ShareCode.Parse("b7kq2mx" + decoration), Is.EqualTo(new ShareCodeParts("b7kq2mx", null)));
        Assert.That(ShareCode.Parse("b7kq2mx-t" + decoration), Is.EqualTo(new ShareCodeParts("b7kq2mx", ShareChannel.Telegram)));
    }

    [TestCase("")]
    [TestCase("/")]
    [TestCase("...")]
    [TestCase("ab")]
    [TestCase("-t")]
    [TestCase("ab-t")]
    [TestCase("b7kq2mx-")]
    [TestCase("b7kq2mx--t")]
    [TestCase("b7kq2mx-t-t")]
    [TestCase("b7kq2mx/t")]
    [TestCase("(b7kq2mx")]
    [TestCase("b7kq2m%")]
    [TestCase("b7.kq2mx")]
    [TestCase("b7kq2mх", Description = "Cyrillic х")]
    [TestCase("b7\u212Aq2mx", Description = "the Kelvin sign, whose lower case is k")]
    [TestCase("b7kq2mx%0d%0a")]
    [TestCase("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [TestCase("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-t")]
    public void A_malformed_path_is_no_code(string path) => Assert.That(ShareCode.Parse(path), Is.Null);

    [Test]
    public void The_longest_alias_has_room_for_a_suffix()
    {
        var alias = new string('a', 40);
        Assert.That(ShareCode.Parse(alias + "-T/"), Is.EqualTo(new ShareCodeParts(alias, ShareChannel.Telegram)));
    }
}
