using AngleSharp.Dom;

namespace NewsApi.Text.Bodies.Blocks;

/// <summary>Converts elements within a line to marks, and copies the anchor, language and direction of an element to its block.</summary>
internal static class InlineMarks
{
    private static readonly Dictionary<string, TextMarkKind> Kinds = new(StringComparer.Ordinal)
    {
        ["b"] = TextMarkKind.Bold, ["strong"] = TextMarkKind.Bold,
        ["i"] = TextMarkKind.Italic, ["em"] = TextMarkKind.Italic, ["cite"] = TextMarkKind.Italic,
        ["u"] = TextMarkKind.Underline, ["s"] = TextMarkKind.Strike, ["ins"] = TextMarkKind.Inserted,
        ["code"] = TextMarkKind.Code, ["kbd"] = TextMarkKind.Keyboard,
        ["sub"] = TextMarkKind.Subscript, ["sup"] = TextMarkKind.Superscript,
        ["mark"] = TextMarkKind.Highlight, ["small"] = TextMarkKind.Small,
        ["q"] = TextMarkKind.Quotation, ["abbr"] = TextMarkKind.Abbreviation, ["time"] = TextMarkKind.Time,
        ["bdi"] = TextMarkKind.Isolate, ["bdo"] = TextMarkKind.Override, ["span"] = TextMarkKind.Span,
    };

    /// <summary>The mark of an element, with start and length 0; null for an element that formats nothing.</summary>
    public static TextMark? Of(IElement element)
    {
        var isAnchor = element.HasAttribute("id") || element.HasAttribute("lang") || element.HasAttribute("dir");
        if (element.LocalName == "a")
            return element.GetAttribute("href") is { } href
                ? Complete(new TextMark(TextMarkKind.Link, 0, 0, href), element)
                : isAnchor ? Complete(new TextMark(TextMarkKind.Span, 0, 0, null), element) : null;
        return Kinds.TryGetValue(element.LocalName, out var kind) ? Complete(new TextMark(kind, 0, 0, null), element) : null;
    }

    /// <summary>Copies the anchor, language and direction of an element to its block, unless the block has its own.</summary>
    public static Block WithAttributes(this Block block, IElement element) =>
        element.HasAttribute("id") || element.HasAttribute("lang") || element.HasAttribute("dir")
            ? block with
            {
                Id = block.Id ?? element.GetAttribute("id"),
                Language = block.Language ?? element.GetAttribute("lang"),
                Direction = block.Direction ?? element.GetAttribute("dir"),
            }
            : block;

    private static TextMark Complete(TextMark mark, IElement element) => mark with
    {
        Title = element.GetAttribute("title"),
        Rel = element.GetAttribute("rel"),
        Time = element.GetAttribute("datetime"),
        SourceUrl = element.GetAttribute("cite"),
        Id = element.GetAttribute("id"),
        Language = element.GetAttribute("lang"),
        Direction = element.GetAttribute("dir"),
    };
}
