using System.Globalization;
using AngleSharp.Dom;

namespace NewsApi.Text.Bodies.Cleaning;

/// <summary>Reads the few style properties that word processors use in place of elements.</summary>
internal static class TextStyles
{
    /// <summary>The elements with the same meaning as the style of an element.</summary>
    public static IEnumerable<string> Of(IElement element, string name)
    {
        if (name is not ("span" or "font") || element.GetAttribute("style") is not { } style)
            yield break;
        if (Weight(style) >= 600)
            yield return "strong";
        if (Property(style, "font-style") is "italic" or "oblique")
            yield return "em";
        var line = Property(style, "text-decoration") ?? Property(style, "text-decoration-line") ?? "";
        if (line.Contains("line-through", StringComparison.Ordinal))
            yield return "s";
        // Browsers underline links anyway, so a link needs no u element.
        if (line.Contains("underline", StringComparison.Ordinal) && element.Closest("a") is null)
            yield return "u";
        if (Property(style, "vertical-align") is "super" or "sub")
            yield return Property(style, "vertical-align") == "super" ? "sup" : "sub";
    }

    /// <summary>Whether the style of a bold or italic element cancels its effect. Google Docs puts all text into such an element.</summary>
    public static bool IsPlain(IElement element, string name) => element.GetAttribute("style") is { } style && name switch
    {
        "b" or "strong" => Weight(style) is > 0 and < 600,
        "i" or "em" => Property(style, "font-style") == "normal",
        _ => false,
    };

    /// <summary>Whether a <c>span</c> or <c>font</c> has a style that makes it a block.</summary>
    public static bool IsBlock(IElement element) => element.LocalName is "span" or "font"
        && element.GetAttribute("style") is { } style && Property(style, "display") is "block" or "flex" or "grid" or "list-item";

    /// <summary>Whether the style of an element cancels the bold weight of the element around it.</summary>
    public static bool IsLight(INode node) =>
        node is IElement { LocalName: "span" or "font" } element && Weight(element.GetAttribute("style") ?? "") is > 0 and < 600;

    public static bool IsHidden(IElement element) => element.HasAttribute("hidden")
        || (element.GetAttribute("style") is { } style
            && (Property(style, "display") == "none" || Property(style, "visibility") == "hidden"));

    /// <summary>The alignment of a cell: left, center, right or justify; null when it has none.</summary>
    public static string? Alignment(IElement cell)
    {
        var value = Property(cell.GetAttribute("style") ?? "", "text-align") ?? cell.GetAttribute("align")?.Trim().ToLowerInvariant();
        return value is "left" or "center" or "right" or "justify" ? value : null;
    }

    private static int Weight(string style) => Property(style, "font-weight") switch
    {
        "bold" or "bolder" => 700,
        "normal" or "lighter" => 400,
        { } number when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var weight) => weight,
        _ => 0,
    };

    // The last declaration of a property wins.
    private static string? Property(string style, string name)
    {
        string? value = null;
        foreach (var range in style.AsSpan().Split(';'))
        {
            var declaration = style.AsSpan(range);
            var colon = declaration.IndexOf(':');
            if (colon > 0 && declaration[..colon].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
                value =
                    declaration[(colon + 1)..].ToString().Replace("!important", "", StringComparison.OrdinalIgnoreCase).Trim()
                        .ToLowerInvariant();
        }

        return value;
    }
}
