using NewsApi.Text;

namespace NewsApi.Tests.Text;

public class VisibleTextTests
{
    [TestCase("")]
    [TestCase(" \t\u00A0\u3000")]
    [TestCase("\u200B\u200C\u200D\u2060\uFEFF")]
    [TestCase("\u200E\u200F\u202A\u202C\u2066\u2069\u061C")]
    [TestCase("\u3164\u115F\u1160\uFFA0\u2800")]
    [TestCase("\u00AD\u034F\uFE0F")]
    [TestCase("\U000E0041\U000E007F\U0001D173\uFFFE")]
    [TestCase("\u2028\u2029\u0085")]
    public void A_text_of_invisible_characters_is_empty(string text) => Assert.That(VisibleText.IsEmpty(text), Is.True);

    [TestCase("x")]
    [TestCase("\u200Fשלום")]
    [TestCase("می\u200Cخواهم")]
    [TestCase("👩\u200D🚀")]
    [TestCase("\u0301")]
    [TestCase("―")]
    [TestCase("。")]
    public void A_text_with_one_visible_character_is_not(string text) => Assert.That(VisibleText.IsEmpty(text), Is.False);
}
