using NewsApi.Http.Bodies;

namespace NewsApi.Tests.Http.Bodies;

public sealed class ControlCharactersTests
{
    [TestCase("a\u0008b", true, "Has the control character U+0008 at character 2 of line 1.")]
    [TestCase("one\ntwo\n\u0000", false, "Has the control character U+0000 at character 1 of line 3.")]
    [TestCase("a\nb", true, "Has the control character U+000A at character 2 of line 1.")]
    [TestCase("a\u2028b", true, "Has the control character U+2028 at character 2 of line 1.")]
    [TestCase("a\u2028b\r\n\tc", false, null)]
    [TestCase("слово", true, null)]
    [TestCase(null, true, null)]
    public void The_first_one_is_named_with_its_place(string? text, bool isLine, string? refusal) =>
        Assert.That(ControlCharacters.Refuse(text, isLine), Is.EqualTo(refusal));
}
