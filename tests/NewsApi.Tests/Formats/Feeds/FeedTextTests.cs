using NewsApi.Formats.Feeds;

namespace NewsApi.Tests.Formats.Feeds;

public sealed class FeedTextTests
{
    [TestCase("plain", "plain")]
    [TestCase("a\u0001b\u000bc\tд\n", "abc\tд\n")]
    [TestCase("\ufffe\uffff x \ud83d\ude00", " x \ud83d\ude00")]
    public void Characters_that_XML_forbids_are_left_out(string text, string allowed) =>
        Assert.That(FeedTexts.Allowed(text), Is.EqualTo(allowed));

    [Test]
    public void Halves_of_surrogate_pairs_are_left_out() =>
        Assert.That(FeedTexts.Allowed("\ud83d half " + '\ude00'), Is.EqualTo(" half "));

    [TestCase("<a href=\"/there?a=1&amp;b=2\">x</a>", "<a href=\"https://news.example/there?a=1&amp;b=2\">x</a>")]
    [TestCase("<a href=\"#note\">x</a>", "<a href=\"https://news.example/en/story#note\">x</a>")]
    [TestCase("<img alt=\"/x\" src=\"//img.example/a.jpg\">", "<img alt=\"/x\" src=\"https://img.example/a.jpg\">")]
    [TestCase("<a href=\"https://x.example/?a&amp;b\">x</a>", "<a href=\"https://x.example/?a&amp;b\">x</a>")]
    [TestCase("<a href=\"mailto:a@b.example\">href=\"/x\"</a>", "<a href=\"mailto:a@b.example\">href=\"/x\"</a>")]
    public void Addresses_become_absolute(string html, string absolute) =>
        Assert.That(FeedTexts.Html(html, "https://news.example/en/story", []), Is.EqualTo(absolute));
}
