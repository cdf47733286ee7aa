using NewsApi.Text;

namespace NewsApi.Tests.Text;

public sealed class WordCountTests
{
    [TestCase("", 0)]
    [TestCase("Don't re-read it", 3)]
    [TestCase("北京欢迎你", 3)]
    [TestCase("今日、東京でニュース", 5)]
    [TestCase("กรุงเทพมหานคร", 3)]
    [TestCase("Apple 発売 2026年", 4)]
    [TestCase("서울 소식", 2)]
    public void Words_are_counted(string text, int words) => Assert.That(WordCount.Of(text), Is.EqualTo(words));
}
