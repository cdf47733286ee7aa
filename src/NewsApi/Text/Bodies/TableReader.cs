using AngleSharp.Dom;

namespace NewsApi.Text.Bodies;

/// <summary>Converts a table to a block; images, embeds and tables inside its cells follow it as blocks of their own.</summary>
internal static class TableReader
{
    public static List<Block> Read(IElement table)
    {
        var rows = new List<TableRow>();
        var captions = new List<string>();
        var others = new List<Block>();
        ReadParts(table, rows, captions, others);
        var caption = captions.Count > 0 ? string.Join('\n', captions) : null;
        if (rows.Count > 0)
            others.Insert(0, new TableBlock(rows, caption));
        else if (caption is not null)
            others.Insert(0, new ParagraphBlock(caption, []));
        return others;
    }

    private static void ReadParts(IElement parent, List<TableRow> rows, List<string> captions, List<Block> others)
    {
        foreach (var part in parent.ChildNodes)
        {
            switch (part)
            {
                case IElement { LocalName: "thead" or "tbody" or "tfoot" } section:
                    ReadParts(section, rows, captions, others);
                    break;
                case IElement { LocalName: "tr" } row:
                    ReadRow(row, rows, others);
                    break;
                case IElement { LocalName: "caption" } caption:
                    if (JoinedText.Of(BlockReader.Read(caption.ChildNodes), others) is { IsEmpty: false } text)
                        captions.Add(text.Text);
                    break;
                default:
                    others.AddRange(BlockReader.Read([part]));
                    break;
            }
        }
    }

    private static void ReadRow(IElement row, List<TableRow> rows, List<Block> others)
    {
        var cells = new List<TableCell>();
        foreach (var cell in row.Children)
        {
            var text = JoinedText.Of(BlockReader.Read(cell.ChildNodes), others);
            cells.Add(new TableCell(text.Text, text.Marks));
        }
        if (cells.Any(cell => cell.Text.Length > 0))
            rows.Add(new TableRow(row.Children.All(cell => cell.LocalName == "th"), cells));
    }
}
