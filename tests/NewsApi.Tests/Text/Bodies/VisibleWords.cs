using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace NewsApi.Tests.Text.Bodies;

/// <summary>The words that a reader of an HTML source sees, read without the program's help.</summary>
internal static class VisibleWords
{
    private static readonly string[] Unseen = ["script", "style", "template", "head", "title", "noscript", "textarea", "select", "datalist",
        "del", "s", "strike", "iframe", "object", "svg", "video", "audio", "picture", "rp"];

    private static readonly string[] Inline = ["a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "dfn", "em", "font", "i", "ins",
        "kbd", "label", "mark", "q", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"];

    public static IReadOnlyList<string> Of(string html)
    {
        using var document = new HtmlParser().ParseDocument("<body>" + html);
        var text = new StringBuilder();
        Read(document.Body!, text);
        return Split(text.ToString());
    }

    public static IReadOnlyList<string> Split(string text) =>
        [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim(
                '“', '”', '«', '»', '"', '\u200B', '\uFEFF', '—', '–', '-')).Where(word => word.Length > 0)];

    private static void Read(INode parent, StringBuilder text)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText words)
                text.Append(words.Data);
            else if (node is IElement element && !IsHidden(element))
            {
                var apart = Inline.Contains(element.LocalName) ? "" : " ";
                text.Append(apart);
                Read(element, text);
                text.Append(apart);
            }
        }
    }

    private static bool IsHidden(IElement element) => Unseen.Contains(element.LocalName) || element.HasAttribute("hidden")
        || (element.GetAttribute("style") ?? "").Replace(" ", "", StringComparison.Ordinal) is var style
            && (style.Contains("display:none", StringComparison.OrdinalIgnoreCase)
                || style.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase)
                || style.Contains("line-through", StringComparison.OrdinalIgnoreCase));
}
