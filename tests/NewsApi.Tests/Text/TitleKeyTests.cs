using NewsApi.Text;

namespace NewsApi.Tests.Text;

public sealed class TitleKeyTests
{
    [TestCase("ru", "Ель", "Ёлка")]
    [TestCase("de", "Apfelbaum", "Äpfel")]
    [TestCase("sv", "Ärlig", "Zorn")]
    [TestCase("az", "Qala", "Kitab")]
    [TestCase("az", "İdman", "Xəbər")]
    [TestCase("xx-nowhere", "b", "A")]
    public void One_title_comes_after_another(string language, string later, string earlier) =>
        Assert.That(TitleKey.Of(language, later), Is.GreaterThan(TitleKey.Of(language, earlier)).Using<string>(string.CompareOrdinal));

    [Test]
    public void Case_and_spaces_at_the_ends_do_not_matter() =>
        Assert.That(TitleKey.Of("ru", " Арбуз "), Is.EqualTo(TitleKey.Of("ru", "арбуз")));

    [Test]
    public void A_key_fits_the_index_whatever_the_title() => Assert.Multiple(() =>
    {
        Assert.That(TitleKey.Of("zh", new string('鬱', 300)), Has.Length.LessThanOrEqualTo(2 * TitleKey.MostBytes));
        Assert.That(() => TitleKey.Of("en", "\uD800\uFFFE"), Throws.Nothing);
    });
}
