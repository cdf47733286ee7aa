using System.Text;
using NewsApi.Text.Bodies.Blocks;

namespace NewsApi.Formats.Markdown;

/// <summary>Writes a table in GitHub's syntax. A cell that spans columns or rows is followed by empty cells.</summary>
internal sealed class TableMarkdown(InlineMarkdown inline)
{
    // Without this limit, a huge column span would make a small table very large.
    private const int WidestSpan = 100;

    /// <summary>Writes a table, with its caption below.</summary>
    public string Write(TableBlock table)
    {
        var rows = Grid(table);
        var width = rows.Max(row => row.Count);
        var hasHead = table.Rows[0].Header || table.Rows[0].Cells.All(cell => cell.Header is true);
        var written = new StringBuilder();
        if (!hasHead)
            Append(written, [], width, "");
        foreach (var (at, row) in rows.Index())
        {
            if (at == (hasHead ? 1 : 0))
                Append(written, [], width, "---");
            Append(written, row, width, "");
        }

        if (hasHead && rows.Count == 1)
            Append(written, [], width, "---");
        var caption = inline.Write(table.Caption, table.CaptionMarks);
        return caption.Length == 0 ? written.ToString().TrimEnd('\n') : $"{written}\n{caption}";
    }

    private List<List<string>> Grid(TableBlock table)
    {
        var rows = new List<List<string>>();
        // For each column, the number of further rows that the cell above covers.
        var held = new List<int>();
        foreach (var row in table.Rows)
        {
            var cells = new List<string>();
            foreach (var cell in row.Cells)
            {
                FillHeld(cells, held);
                var span = Math.Min(cell.ColumnSpan ?? 1, WidestSpan);
                for (var column = 0; column < span; column++)
                {
                    while (held.Count <= cells.Count)
                        held.Add(0);
                    held[cells.Count] = (cell.RowSpan ?? 1) - 1;
                    cells.Add(column == 0 ? inline.Write(cell.Text, cell.Marks, "<br>") : "");
                }
            }

            FillHeld(cells, held);
            rows.Add(cells);
        }

        return rows;
    }

    private static void FillHeld(List<string> cells, List<int> held)
    {
        while (cells.Count < held.Count && held[cells.Count] > 0)
        {
            held[cells.Count]--;
            cells.Add("");
        }
    }

    private static void Append(StringBuilder written, List<string> cells, int width, string whenEmpty)
    {
        written.Append('|');
        for (var column = 0; column < width; column++)
            written.Append(' ').Append(column < cells.Count ? cells[column] : whenEmpty).Append(" |");
        written.Append('\n');
    }
}
