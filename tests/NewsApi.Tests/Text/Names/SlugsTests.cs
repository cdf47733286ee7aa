using CsCheck;
using NewsApi.Tests.Support;
using NewsApi.Text.Names;

namespace NewsApi.Tests.Text.Names;

public sealed class SlugsTests
{
    [TestCase("Հայաստան", "hy", "hayastan")]
    [TestCase("Երևան", "hy", "yerevan")]
    [TestCase("Ոստիկանություն", "hy", "vostikanutyun")]
    [TestCase("Թագավոր, փոքր քաղաք՝ ցուրտ և չոր", "hy", "tagavor-pokr-kaghak-tsurt-yev-chor")]
    [TestCase("Ինչո՞ւ օրենքը ռազմ ով", "hy", "inchu-orenky-razm-ov")]
    [TestCase("Подъезд", "ru", "podezd")]
    [TestCase("июль", "ru", "iyul")]
    [TestCase("Щука", "ru", "shchuka")]
    [TestCase("Ёлка — 2026!", "ru", "elka-2026")]
    [TestCase("Київ", "uk", "kyiv")]
    [TestCase("Згорани, гривня, її єдність, щастя п'ять", "uk-UA", "zghorany-hryvnia-yii-yednist-shchastia-piat")]
    [TestCase("İşıq gələcək ÇÖÜ", "az", "isiq-gelecek-cou")]
    [TestCase("Syria's “new” day – don’t & won't", "en", "syrias-new-day-dont-wont")]
    [TestCase("Straße Øl Łódź", "de", "strasse-ol-lodz")]
    [TestCase("中国", "zh", "zhongguo")]
    [TestCase("Win 😀 100 € 🇦🇲", "en", "win-100")]
    public void A_title_reads_as_its_language_is_romanised(string title, string language, string slug) =>
        Assert.That(Slugs.From(title, language), Is.EqualTo(slug));

    [TestCase("😀 🎉")]
    [TestCase("—?!")]
    [TestCase("\uD800")]
    [TestCase("")]
    public void A_title_with_nothing_to_read_gives_an_empty_slug(string title) =>
        Assert.That(Slugs.From(title, "en"), Is.Empty);

    [Test]
    public void A_long_title_is_cut_between_words()
    {
        var slug = Slugs.From(string.Join(' ', Enumerable.Repeat("seventeen", 20)), "en");
        Assert.That(slug, Is.EqualTo(string.Join('-', Enumerable.Repeat("seventeen", 12))));
    }

    [Test]
    public void A_long_title_without_spaces_keeps_as_much_as_fits() =>
        Assert.That(Slugs.From("a " + new string('b', 300), "en"), Has.Length.EqualTo(Slugs.MaxLength));

    [Test]
    public void Any_title_in_any_language_gives_a_valid_slug_or_none() =>
        Gen.Select(Gen.String, Gen.OneOf("en", "hy", "uk", "ru", "az"), (title, language) => (title, language))
            .Same().Sample(t => Slugs.From(t.title, t.language) is var slug && (slug.Length == 0 || Slugs.IsValid(slug)), iter: 3000);

    [Test]
    public void Any_title_in_letters_of_the_rules_gives_a_valid_slug() =>
        Gen.String[Gen.Char["աեոևւօթչՈՒԵїйєгзъьщəıİğ'’-  😀ab1"], 0, 200]
            .Same().Sample(title => Slugs.From(title, "uk") is var slug && (slug.Length == 0 || Slugs.IsValid(slug)), iter: 3000);

    [TestCase("a", true)]
    [TestCase("a-1", true)]
    [TestCase("", false)]
    [TestCase("-a", false)]
    [TestCase("a--b", false)]
    [TestCase("a-", false)]
    [TestCase("A", false)]
    [TestCase("a\n", false)]
    [TestCase("é", false)]
    public void Only_words_of_letters_and_digits_are_valid(string slug, bool valid) =>
        Assert.That(Slugs.IsValid(slug), Is.EqualTo(valid));

    [Test]
    public void A_slug_longer_than_the_limit_is_not_valid()
    {
        Assert.That(Slugs.IsValid(new string('a', Slugs.MaxLength)), Is.True);
        Assert.That(Slugs.IsValid(new string('a', Slugs.MaxLength + 1)), Is.False);
    }

    [Test]
    public void A_suffix_always_fits()
    {
        Assert.That(Slugs.WithSuffix("slug", 2), Is.EqualTo("slug-2"));
        Assert.That(Slugs.WithSuffix(new string('a', 116) + "-bcd", 12), Is.EqualTo(new string('a', 116) + "-12"));
        Assert.That(Slugs.WithSuffix("", 2), Is.EqualTo("2"));
    }
}
