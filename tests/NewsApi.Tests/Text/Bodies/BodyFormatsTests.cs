using CsCheck;
using NewsApi.Tests.Support;
using NewsApi.Text.Bodies;
using NewsApi.Text.Bodies.Blocks;
using NewsApi.Text.Bodies.Cleaning;

namespace NewsApi.Tests.Text.Bodies;

public sealed class BodyFormatsTests
{
    private const int LongestBody = 200_000;

    [Test]
    public void Markdown_becomes_clean_html_text_and_blocks()
    {
        var body =
            Read(
                BodyFormat.Markdown,
                "# Title\n\nOne **two** ~~three~~ https://e.com <script>x</script>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n");
        Assert.That(
            body.Html,
            Does.StartWith("<h2>Title</h2>\n<p>One <strong>two</strong> <s>three</s> <a href=\"https://e.com\">https://e.com</a> </p>"));
        Assert.That(body.Text, Is.EqualTo("Title\n\nOne two https://e.com\n\na b\n1 2"));
        Assert.That(body.Blocks.Select(block => block.GetType()),
            Is.EqualTo((Type[])[typeof(HeadingBlock), typeof(ParagraphBlock), typeof(TableBlock)]));
    }

    [Test]
    public void A_link_in_markdown_can_not_run_code() =>
        Assert.That(Read(BodyFormat.Markdown, "[x](javascript:alert(1))").Html, Is.EqualTo("<p><a>x</a></p>\n"));

    [TestCase("<p>one <b>two</b></p><ul><li>three<li>four</ul>", "one two\n\nthree\nfour")]
    [TestCase("<div>a</div><div>b</div>", "a\n\nb")]
    [TestCase("a<br>b<br><br><br>c", "a\nb\n\nc")]
    [TestCase("<blockquote><p>a</p><p>b</p><footer>— C</footer></blockquote>", "a\nb\nC")]
    public void Text_is_plain_with_a_blank_line_between_blocks(string html, string text) =>
        Assert.That(Read(BodyFormat.Html, html).Text, Is.EqualTo(text));

    [TestCase("", 0)]
    [TestCase("— … 😀", 0)]
    [TestCase("Don't split well-known words, l’été -dash- 3.14", 8)]
    [TestCase("Ինչո՞ւ ոչ", 3)]
    [TestCase("हिन्दी में", 2)]
    public void Words_are_runs_of_letters_and_digits(string html, int words) =>
        Assert.That(Read(BodyFormat.Html, html).WordCount, Is.EqualTo(words));

    [TestCase(0, 0)]
    [TestCase(1, 1)]
    [TestCase(200, 1)]
    [TestCase(201, 2)]
    public void Reading_time_is_rounded_up(int words, int minutes) =>
        Assert.That(Read(BodyFormat.Html, string.Concat(Enumerable.Repeat("word ", words))).ReadingMinutes, Is.EqualTo(minutes));

    [Test]
    public void An_empty_body_is_empty_in_every_form()
    {
        var body = Read(BodyFormat.Markdown, "");
        Assert.That((body.Html, body.Text, body.Blocks.Count, body.WordCount), Is.EqualTo(("", "", 0, 0)));
    }

    [Test]
    public void Ten_thousand_nested_tags_are_refused_with_words()
    {
        Assert.That(
            BodyFormats.TryRead(
                BodyFormat.Html, string.Concat(Enumerable.Repeat("<div>", 10_000)), BodyContext.Empty, out var body, out var error),
            Is.False);
        Assert.That(
            (body, error),
            Is.EqualTo(((Body?)null, "The text is nested 201 elements deep, at the start of the text; at most 200 are allowed.")));
    }

    [Test]
    public void A_tree_as_deep_as_is_allowed_is_read()
    {
        var deep = string.Concat(Enumerable.Repeat("<blockquote><ul><li>", 90)) + "x";
        Assert.That(Read(BodyFormat.Html, deep).Text, Does.Contain("x"));
    }

    [TestCaseSource(nameof(Pathological))]
    public async Task Input_made_to_be_slow_is_read_or_refused_soon(BodyFormat format, string part)
    {
        var content = string.Concat(Enumerable.Repeat(part, LongestBody / part.Length));
        // A generous bound: what is quadratic takes minutes at this length.
        var read = Task.Run(() => BodyFormats.TryRead(format, content, BodyContext.Empty, out _, out _));
        Assert.That(await Task.WhenAny(read, Task.Delay(TimeSpan.FromSeconds(20))), Is.SameAs(read));
    }

    [TestCase(" *x", 4000, true)]
    [TestCase(" *x", 4001, false)]
    [TestCase("[a](b)\n\n", 1000, true)]
    [TestCase("[a](b)\n\n", 1001, false)]
    public void Markdown_made_of_signs_is_refused(string part, int times, bool taken) =>
        Assert.That(
            BodyFormats.TryRead(BodyFormat.Markdown, string.Concat(Enumerable.Repeat(part, times)), BodyContext.Empty, out _, out _),
            Is.EqualTo(taken));

    [Test]
    public void A_long_honest_article_is_taken()
    {
        var paragraph = "Some **bold** and _stressed_ words, [a link](https://e.com/a_b_c), and `code` with more of the same. ";
        var article = string.Concat(Enumerable.Repeat(paragraph + paragraph + "\n\n", 400));
        Assert.That(BodyFormats.TryRead(BodyFormat.Markdown, article, BodyContext.Empty, out _, out _), Is.True);
    }

    [Test]
    public void Any_soup_is_read_in_either_format() => HtmlSoup.Any.Same().Sample(
        html => BodyFormats.TryRead(BodyFormat.Html, html, BodyContext.Empty, out _, out _)
            && BodyFormats.TryRead(BodyFormat.Markdown, html, BodyContext.Empty, out _, out _),
        iter: 2000);

    private static IEnumerable<TestCaseData> Pathological()
    {
        string[] markdown =
        [
            ">", "[", "*", "_", "`", "<", "![", "[a](", "![](", "](", "](\n\n", " *x", " _a", "*a_", "~~a ", "[a]:\n", "[a]: x\n\n", "1. ",
            "> ",
            "|", "|-", "a|\n", "<a", "- a\n", "    a\n", "^^^\n", "[a][b]\n\n", "`a``", "&", "www.a.b ", " *x *x\n\n", "#\n", "a\n\n",
        ];
        string[] html =
        [
            "<b>", "<div>", "<p>", "<p>x</p>", "</p>", "</b>", "<br>", "<b><i></b>", "<svg>", "<table>", "<table><td>", "<b a=1><p>",
            "<!---->", "&lt;",
            "<li><dd>", "<svg><td>", "<span></x>", "<a href=x>", "<template>", "<select><option>", "<ul><li>x", "<p title=", "<iframe>",
            "<", "<!--", "<div>x</div>",
        ];
        return markdown.Select(part => new TestCaseData(BodyFormat.Markdown, part))
            .Concat(html.Select(part => new TestCaseData(BodyFormat.Html, part)));
    }

    private static Body Read(BodyFormat format, string content)
    {
        Assert.That(BodyFormats.TryRead(format, content, BodyContext.Empty, out var body, out _), Is.True);
        return body!;
    }
}
