using CsCheck;

namespace NewsApi.Tests.Text;

/// <summary>Random HTML: well formed for reading, and soup for the sanitiser.</summary>
internal static class HtmlSoup
{
    private static readonly Gen<string> Tag = Gen.OneOf("p", "b", "i", "a", "div", "span", "ul", "ol", "li", "table", "tr", "td", "th",
        "tbody", "caption", "blockquote", "cite", "footer", "h1", "h2", "figure", "figcaption", "pre", "code", "script", "style", "svg",
        "math",
        "mtext", "mglyph", "foreignObject", "title", "textarea", "select", "option", "button", "form", "iframe", "template", "noscript",
        "dl", "dt", "dd", "q", "section", "br", "hr", "img", "input", "nobr", "font", "body", "html", "plaintext", "xmp");

    private static readonly Gen<string> Attribute = Gen.OneOf("", " href=javascript:alert(1)", " href='/x'", " onclick=alert(1)",
        " src=https://www.youtube.com/embed/x", " src='https://e.com/a.png'", " style='color:red'", " class=a", " title='</p><script>'",
        " id=x", " src=\"x\" onerror=\"alert(1)\"", " alt=\"`<b>\"", " data-x=1", " width=10");

    /// <summary>Tags, text and fragments of tags in any order.</summary>
    public static Gen<string> Any { get; } = Gen.OneOf(
        Gen.Select(Tag, Attribute, (tag, attribute) => $"<{tag}{attribute}>"),
        Gen.Select(Tag, Attribute, (tag, attribute) => $"<{tag}{attribute}>"),
        Tag.Select(tag => $"</{tag}>"),
        Gen.OneOf(
            "text", " ", "\n", "&lt;script&gt;", "&amp;", "<!--", "-->", "<![CDATA[", "]]>", "<", ">", "&#x3c;", "'", "\"", "\0", "\uFEFF"))
        .Array[0, 25].Select(string.Concat);

    /// <summary>Balanced HTML whose words are all different, and those words in reading order of the source.</summary>
    public static Gen<(string Html, string[] Words)> WithWords { get; } = Gen.Int[0, int.MaxValue].Select(seed =>
    {
        var random = new Random(seed);
        var words = new List<string>();
        return (Content(random, words, 4), words.ToArray());
    });

    private static readonly string[] Nesting =
    [
        "p", "div", "b", "a href='/x'", "ul", "ol", "li", "blockquote", "cite", "h1", "h3", "figure", "figcaption",
        "pre", "span", "q", "section", "dl", "dt", "dd", "table", "tr", "td", "th", "caption", "tbody", "footer", "i", "code",
    ];

    private static string Content(Random random, List<string> words, int depth)
    {
        var parts = Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(depth == 0 ? 2 : 6) switch
        {
            0 => Word(words),
            1 => random.Next(3) switch { 0 => "<img src='https://e.com/a.png'>", 1 => "<br>", _ => " " + Word(words) + "\n" },
            _ => Element(random, words, depth - 1),
        });
        return string.Concat(parts);
    }

    private static string Element(Random random, List<string> words, int depth)
    {
        var tag = Nesting[random.Next(Nesting.Length)];
        return $"<{tag}>{Content(random, words, depth)}</{tag.Split(' ')[0]}>";
    }

    private static string Word(List<string> words)
    {
        words.Add($"w{words.Count}x");
        return words[^1];
    }
}
