using CsCheck;
using NewsApi.Formats.Markdown;
using NewsApi.Tests.Support;
using NewsApi.Text.Bodies;
using NewsApi.Text.Bodies.Cleaning;

namespace NewsApi.Tests.Formats.Markdown;

/// <summary>Bodies written as Markdown, and read again by Markdig.</summary>
public sealed class BlockMarkdownTests
{
    private static readonly Gen<string> Piece = Gen.OneOf(
        "word", "слово", "բառ", "שלום", "مرحبا", "söz", " ", " ", " ", "*", "**", "_", "__", "`", "```", "~~", "~", "[", "]", "](",
        "[x](http://y)", "![", "&lt;b&gt;", "&lt;", "&gt;", "&amp;lt;", "&amp;", "&amp;#35;", "#", "# ", "- ", "+ ", "1. ", "2) ", "---",
        "===", "|", "| a |", "|---|", ":-:", "\\", "\\*", "http://a_b.example/c_d", "www.a_b.example", "mailto:a_b", "<br>", "<br>", "😀",
        "\u0001", "\u200F", "«", "»", "!", "(", ")", "a_b_c", "$x$", "^x^", "==x==", "++x++", "[^1]", "[^1]: ", ":::",
        "<img src='https://e.com/a.png' alt='*]('>");

    private static readonly Gen<string> Inline = Piece.Array[0, 8].Select(string.Concat);

    private static readonly Gen<string> Marked = Gen.Select(
        Gen.OneOf("b", "i", "s", "code", "a href='https://e.com/a_(b)?c=1&amp;lt;=2'", "sup", "sub", "u", "q", "span"), Inline, Inline,
        (tag, before, inner) => $"{before}<{tag}>{inner}</{tag.Split(' ')[0]}>");

    private static readonly Gen<string> Nested = Gen.Select(
        Gen.OneOf("b", "i", "s", "a href='/x'"), Marked, Marked, (tag, one, two) => $"<{tag}>{one}{two}</{tag.Split(' ')[0]}>");

    private static readonly Gen<string> Line = Gen.OneOf(Inline, Marked, Nested).Array[1, 3].Select(string.Concat);

    private static readonly Gen<string> Simple = Gen.OneOf(
        Line.Select(line => $"<p>{line}</p>"), Line.Select(line => $"<h3>{line}</h3>"), Inline.Select(code => $"<pre>{code}</pre>"),
        Gen.Const("<hr>"));

    private static readonly Gen<string> Block = Gen.OneOf(
        Simple,
        Simple.Array[1, 3].Select(inner => $"<blockquote>{string.Concat(inner)}</blockquote>"),
        Gen.Select(
            Gen.OneOf("ul", "ol", "ol start='7'", "ol reversed"), Gen.OneOf(Line, Simple).Array[1, 3], Line,
            (tag, items, inner) =>
                $"<{tag}>{string.Concat(items.Select(item => $"<li>{item}"))}<ul><li>{inner}</ul></{tag.Split(' ')[0]}>"),
        Gen.Select(Line, Line, Line, Line, (a, b, c, d) => $"<table><tr><td>{a}<td>{b}<tr><td>{c}<td>{d}</table>"));

    [TestCase(300)]
    [TestCase(4_000, Category = "Slow")]
    public void Text_that_looks_like_markdown_stays_text(int texts) =>
        Block.Array[1, 4].Select(string.Concat).Same().Sample(AssertSame, iter: texts);

    [TestCase("<p>One <b>two</b> <i>three</i> <s>four</s> <code>f(`x`)</code></p>", "One **two** _three_ ~~four~~ ``f(`x`)``")]
    [TestCase("<p>un<b>believ</b>able</p>", "un<strong>believ</strong>able")]
    [TestCase("<p><b>bold <i>both</i></b></p>", "**bold _both_**")]
    [TestCase("<p>10<sup>6</sup> H<sub>2</sub>O</p>", "10<sup>6</sup> H<sub>2</sub>O")]
    [TestCase("<p><a href='/en/x'>here</a> <a href='https://e.com/a'>https://e.com/a</a></p>",
        "[here](https://news.example/en/x) <https://e.com/a>")]
    [TestCase("<p><a href='https://e.com/a(b) c'>x</a></p>", "[x](https://e.com/a%28b%29%20c)")]
    [TestCase("<p>one<br>- two<br>1986. three</p>", "one\\\n\\- two\\\n1986\\. three")]
    [TestCase("<p>a*b_c [d] &lt;e&gt; AT&amp;T &amp;copy;</p>", "a\\*b\\_c \\[d\\] \\<e\\> AT&T \\&copy;")]
    [TestCase("<h2>Head</h2><hr><pre>a ``` b\n  c</pre>", "## Head\n\n---\n\n````\na ``` b\n  c\n````")]
    [TestCase("<blockquote><p>One</p><p>Two</p><footer>Who</footer></blockquote>", "> One\n>\n> Two\n>\n> — Who")]
    [TestCase("<ul><li>a<ol start='3'><li>b<li>c</ol><li>d</ul>", "- a\n\n  3. b\n  4. c\n- d")]
    [TestCase("<ol reversed><li>a<li>b</ol><ol><li>c</ol>", "2. a\n1. b\n\n1) c")]
    [TestCase("<table><tr><th>A<th>B|C<tr><td colspan=2>d</table>", "| A | B\\|C |\n| --- | --- |\n| d |  |")]
    [TestCase("<table><tr><td rowspan=2>a<td>b<br>c<tr><td>d</table>", "|  |  |\n| --- | --- |\n| a | b<br>c |\n|  | d |")]
    [TestCase("<figure><img src='https://e.com/a.png' alt='The [bridge]'><figcaption>By <b>Ani</b></figcaption></figure>",
        "![The \\[bridge\\]](https://e.com/a.png)\\\nBy **Ani**")]
    [TestCase("<video src='https://e.com/a.mp4' title='A film'></video>", "[A film](https://e.com/a.mp4)")]
    [TestCase("<audio src='https://e.com/a.mp3'></audio>", "[https\\://e.com/a.mp3](https://e.com/a.mp3)")]
    public void Every_kind_of_block_has_its_form(string html, string markdown) => Assert.That(Write(html), Is.EqualTo(markdown));

    private static void AssertSame(string html)
    {
        var body = Read(BodyFormat.Html, html);
        var markdown = Write(html);
        var again = Read(BodyFormat.Markdown, markdown);
        if (Letters(body.Text) != Letters(again.Text))
            throw new AssertionException($"{html}\n--- Markdown:\n{markdown}\n--- text:\n{body.Text}\n--- read again:\n{again.Text}");
    }

    private static string Write(string html) => new BlockMarkdown(
        address => address.StartsWith('#') ? null : address.StartsWith('/') ? "https://news.example" + address : address)
        .Write(Read(BodyFormat.Html, html).Blocks);

    private static Body Read(BodyFormat format, string content)
    {
        Assert.That(BodyFormats.TryRead(format, content, BodyContext.Empty, out var body, out var error), Is.True, error);
        return body!;
    }

    // White space is a matter of form.
    private static string Letters(string text) =>
        string.Concat(text.Where(letter => !char.IsWhiteSpace(letter) && !char.IsControl(letter)));
}
