using CsCheck;
using NewsApi.Tests.Support;
using NewsApi.Text.Names;

namespace NewsApi.Tests.Text.Names;

public sealed class LanguagesTests
{
    [TestCase("en")]
    [TestCase("hy")]
    [TestCase("az-Latn")]
    [TestCase("PT-br")]
    [TestCase("sr-Cyrl-RS")]
    [TestCase("es-419")]
    [TestCase("hy-arevela")]
    [TestCase("sl-rozaj-1994")]
    public void A_well_formed_tag_is_one(string tag) => Assert.That(Languages.IsTag(tag), Is.True);

    [TestCase("")]
    [TestCase("e")]
    [TestCase("english")]
    [TestCase("en_US")]
    [TestCase("en-")]
    [TestCase("en-US-GB")]
    [TestCase("en--US")]
    [TestCase("en\n")]
    [TestCase("ру")]
    [TestCase("x-private")]
    [TestCase("sl-rozaj-biske-1994-alalc97-abcdefgh1")]
    [TestCase("sl-variant1-variant2-variant3-varian4")]
    public void Anything_else_is_not_a_tag(string tag) => Assert.That(Languages.IsTag(tag), Is.False);

    [TestCase("EN", "en")]
    [TestCase("az-latn", "az-Latn")]
    [TestCase("pt-br", "pt-BR")]
    [TestCase("SR-CYRL-rs", "sr-Cyrl-RS")]
    [TestCase("sl-ROZAJ-1994", "sl-rozaj-1994")]
    public void A_tag_is_written_in_the_usual_case(string tag, string canonical) =>
        Assert.That(Languages.Canonical(tag), Is.EqualTo(canonical));

    [TestCase("ru-RU", "ru")]
    [TestCase("de, ru;q=0.5, en;q=0.8", "en")]
    [TestCase("en;q=0.8, RU;q=0.8", "en")]
    [TestCase("az", "az-Latn")]
    [TestCase("az-Latn-x-foo", "az-Latn")]
    [TestCase("de, *;q=0.1", "hy")]
    [TestCase("*, hy;q=0", "ru")]
    [TestCase("ru;q=0, ru-RU", null)]
    [TestCase("hy;q=0", null)]
    [TestCase("*;q=0", null)]
    [TestCase("de", null)]
    [TestCase("", null)]
    [TestCase(null, null)]
    [TestCase("en;q=high", null)]
    [TestCase("en ru", null)]
    public void The_reader_gets_what_suits_best(string? header, string? expected) =>
        Assert.That(Languages.Negotiate(header, ["hy", "ru", "en", "az-Latn"]), Is.EqualTo(expected));

    [Test]
    public void A_range_that_names_the_region_overrules_a_refusal_of_the_language() =>
        Assert.That(Languages.Negotiate("en;q=0, en-GB", ["en", "en-GB"]), Is.EqualTo("en-GB"));

    [Test]
    public void No_header_makes_it_throw_or_answer_what_was_not_offered() =>
        Gen.String[Gen.Char["en-ru*;q=0.1, \t\"x-"], 0, 40].Same().Sample(
            header => Languages.Negotiate(header, ["ru", "en"]) is null or "ru" or "en", iter: 5000);
}
