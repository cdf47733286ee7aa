using CsCheck;
using NewsApi.Tests.Support;
using NewsApi.Text.Bodies;
using NewsApi.Text.Bodies.Cleaning;

namespace NewsApi.Tests.Text.Bodies.Blocks;

/// <summary>Blocks say all that the clean HTML says: rendered again, they give the same text in the same places.</summary>
public sealed class RoundTripTests
{
    [TestCase(300)]
    [TestCase(3_000, Category = "Slow")]
    public void Blocks_lose_nothing_of_what_html_says(int texts) => AllowedHtml.Any.Same().Sample(AssertSame, iter: texts);

    [TestCase(200)]
    [TestCase(2_000, Category = "Slow")]
    public void Blocks_lose_nothing_of_soup(int texts) => HtmlSoup.Any.Same().Sample(AssertSame, iter: texts);

    private static void AssertSame(string html)
    {
        Assert.That(BodyFormats.TryRead(BodyFormat.Html, html, BodyContext.Empty, out var body, out var error), Is.True, error);
        var rendered = HtmlRenderer.Render(body!.Blocks);
        var (expected, actual) = (BodyFacts.Of(body.Html), BodyFacts.Of(rendered));
        if (!expected.SequenceEqual(actual))
            throw new AssertionException(
                $"{body.Html}\n{rendered}\nwith blocks: {string.Join('|', actual.Except(expected))}\n"
                + $"with HTML: {string.Join('|', expected.Except(actual))}");
    }
}
