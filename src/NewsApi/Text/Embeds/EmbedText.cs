using System.Text;
using AngleSharp.Dom;

namespace NewsApi.Text.Embeds;

/// <summary>The text of an element that is an embed: one line for each paragraph, white space collapsed, no empty lines.</summary>
internal static class EmbedText
{
    private static readonly HashSet<string> Breaks =
        ["p", "div", "br", "li", "ul", "ol", "blockquote", "section", "figure", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6"];

    private static readonly HashSet<string> Hidden = ["script", "style", "svg", "template", "noscript", "iframe", "img"];

    public static string? Of(IElement element)
    {
        var text = new StringBuilder();
        Append(element, text);
        var lines = text.ToString().Split('\n')
            .Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Where(line => line.Length > 0);
        return string.Join('\n', lines) is { Length: > 0 } words ? words : null;
    }

    // The recursion is as deep as the tree. The caller limits this depth.
    private static void Append(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words)
                text.Append(words.Data.Replace('\n', ' '));
            if (child is not IElement element || Hidden.Contains(element.LocalName))
                continue;
            var breaks = Breaks.Contains(element.LocalName);
            text.Append(breaks ? "\n" : "");
            Append(element, text);
            text.Append(breaks ? "\n" : "");
        }
    }
}
