using System.Globalization;
using AngleSharp.Dom;

namespace NewsApi.Text.Bodies.Blocks;

/// <summary>
/// Converts a table. Images, embeds and tables inside its cells are repeated after the table, for applications that read only the
/// texts of cells.
/// </summary>
internal static class TableReader
{
    public static List<Block> Read(IElement table, IReadOnlyList<TextMark> around)
    {
        var rows = new List<TableRow>();
        var others = new List<Block>();
        foreach (var row in table.QuerySelectorAll(":scope > * > tr"))
            rows.Add(Row(row, others, around));
        var caption = table.Children.FirstOrDefault(child => child.LocalName == "caption") is { } element
            ? BlockReader.ReadLines(element, around)
            : null;
        if ((caption is not null && rows.Count > 0)
            || rows.Any(row => row.Cells.Any(cell => cell.Text.Length > 0 || cell.Content is not null)))
            others.Insert(0, new TableBlock(rows, caption?.Text) { CaptionMarks = Some(caption?.Marks) }.WithAttributes(table));
        else if (caption is not null)
            others.Insert(0, caption);
        return others;
    }

    /// <summary>The marks, or null if there are no marks.</summary>
    public static IReadOnlyList<TextMark>? Some(IReadOnlyList<TextMark>? marks) => marks is { Count: > 0 } ? marks : null;

    private static TableRow Row(IElement row, List<Block> others, IReadOnlyList<TextMark> around)
    {
        var cells = row.Children.Where(child => child.LocalName is "td" or "th").ToList();
        var part = row.ParentElement!.LocalName;
        return new TableRow(
            cells.Count > 0 && cells.All(cell => cell.LocalName == "th"), [.. cells.Select(cell => Cell(cell, others, around))])
        {
            Part = part == "thead" ? "head" : part == "tfoot" ? "foot" : null,
        };
    }

    private static TableCell Cell(IElement cell, List<Block> others, IReadOnlyList<TextMark> around)
    {
        var content = BlockReader.Read(cell.ChildNodes, around);
        var isPlain = BlockContent.IsPlain(content);
        var text = JoinedText.Of(isPlain ? content : BlockContent.Repeated(content), others);
        return new TableCell(text.Text, text.Marks)
        {
            Header = cell.LocalName == "th" ? true : null,
            Scope = cell.GetAttribute("scope"),
            ColumnSpan = Number(cell, "colspan"),
            RowSpan = Number(cell, "rowspan"),
            Align = cell.GetAttribute("align"),
            Content = isPlain ? null : BlockContent.Own(content),
            Id = cell.GetAttribute("id"),
            Language = cell.GetAttribute("lang"),
            Direction = cell.GetAttribute("dir"),
        };
    }

    private static int? Number(IElement element, string attribute) =>
        int.TryParse(element.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
