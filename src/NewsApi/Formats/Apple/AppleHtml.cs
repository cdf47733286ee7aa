using System.Text;
using AngleSharp.Dom;
using NewsApi.ShareLinks.Cards;

namespace NewsApi.Formats.Apple;

/// <summary>
/// Writes the subset of HTML that text components may contain. An element outside of this subset is left out, but its content is
/// written. The only attributes are <c>href</c>, <c>colspan</c> and <c>rowspan</c>.
/// </summary>
internal static class AppleHtml
{
    private static readonly HashSet<string> Inner =
        ["a", "b", "strong", "em", "i", "s", "del", "sub", "sup", "code", "samp", "small", "br"];

    private static readonly HashSet<string> Outer = ["p", "ul", "ol", "li", "pre"];

    private static readonly HashSet<string> OfTables = ["table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"];

    private static readonly string[] Spans = ["colspan", "rowspan"];

    /// <summary>The content of an element with inline elements only.</summary>
    public static string Inline(IElement element) => Children(element, Inner.Contains).Trim();

    /// <summary>The content of an element with inline elements, paragraphs and lists.</summary>
    public static string Inside(IElement element) => Children(element, name => Inner.Contains(name) || Outer.Contains(name)).Trim();

    /// <summary>The element itself and its content with inline elements, paragraphs and lists.</summary>
    public static string Block(IElement element) => One(element, name => Inner.Contains(name) || Outer.Contains(name));

    /// <summary>A table with its caption and cells.</summary>
    public static string Table(IElement element) =>
        One(element, name => Inner.Contains(name) || Outer.Contains(name) || OfTables.Contains(name));

    private static string Children(IElement element, Func<string, bool> allows)
    {
        var text = new StringBuilder();
        Write(element.ChildNodes, allows, text);
        return text.ToString();
    }

    private static string One(IElement element, Func<string, bool> allows)
    {
        var text = new StringBuilder();
        Write([element], allows, text);
        return text.ToString();
    }

    private static void Write(IEnumerable<INode> nodes, Func<string, bool> allows, StringBuilder text)
    {
        foreach (var node in nodes)
            if (node is IText words)
                text.Append(CardText.Html(words.Data));
            else if (node is IElement element)
                Write(element, allows, text);
    }

    private static void Write(IElement element, Func<string, bool> allows, StringBuilder text)
    {
        var name = element.LocalName;
        var address = name == "a" ? element.GetAttribute("href") : null;
        // A link without an address and an element that is not allowed are left out, but their content is written.
        if (!allows(name) || (name == "a" && address is null))
        {
            Write(element.ChildNodes, allows, text);
            return;
        }

        text.Append('<').Append(name);
        if (address is not null)
            text.Append(" href=\"").Append(CardText.Html(address)).Append('"');
        foreach (var span in Spans)
            if (element.GetAttribute(span) is { } cells)
                text.Append(' ').Append(span).Append("=\"").Append(CardText.Html(cells)).Append('"');
        text.Append('>');
        if (name == "br")
            return;
        Write(element.ChildNodes, allows, text);
        text.Append("</").Append(name).Append('>');
    }
}
