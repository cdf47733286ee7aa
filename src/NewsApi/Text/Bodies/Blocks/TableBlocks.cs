using System.Text.Json.Serialization;

namespace NewsApi.Text.Bodies.Blocks;

/// <summary>A table. Images, embeds and tables within a cell are repeated after the table as separate blocks.</summary>
/// <param name="Rows">The rows from top to bottom, at least one.</param>
/// <param name="Caption">The caption, or null.</param>
public sealed record TableBlock(IReadOnlyList<TableRow> Rows, string? Caption) : Block
{
    /// <summary>The formatted ranges of the caption. Absent when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TextMark>? CaptionMarks { get; init; }
}

/// <summary>One row of a table.</summary>
/// <param name="Header">Whether every cell of the row is a heading cell.</param>
/// <param name="Cells">
/// The cells in reading order. Rows may differ in length, because a cell that spans several rows or columns occurs only once.
/// </param>
public sealed record TableRow(bool Header, IReadOnlyList<TableCell> Cells)
{
    /// <summary>The part of the table: <c>head</c> or <c>foot</c>. Absent for the rows of the body.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Part { get; init; }
}

/// <summary>One cell of a table.</summary>
/// <param name="Text">The text, each paragraph and list item on its own line; may be empty.</param>
/// <param name="Marks">The formatted ranges of the text.</param>
public sealed record TableCell(string Text, IReadOnlyList<TextMark> Marks)
{
    /// <summary>True when the cell is a heading. Else absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Header { get; init; }

    /// <summary>
    /// The cells that a heading cell describes, as in the HTML attribute <c>scope</c>: <c>col</c>, <c>row</c>, <c>colgroup</c> or
    /// <c>rowgroup</c>. Absent when not stated.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Scope { get; init; }

    /// <summary>Number of columns that the cell spans, 2 to 1,000. Absent for one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ColumnSpan { get; init; }

    /// <summary>Number of rows that the cell spans, 2 to 65,534. Absent for one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? RowSpan { get; init; }

    /// <summary>Alignment of the text: <c>left</c>, <c>center</c>, <c>right</c> or <c>justify</c>. Absent when not stated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Align { get; init; }

    /// <summary>The blocks of the cell. Absent when the cell is empty or one plain paragraph.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Block>? Content { get; init; }

    /// <summary>The cell's id, the target of links within this body (<c>#</c> and the id). Absent when no link leads to the cell.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Id { get; init; }

    /// <summary>BCP 47 tag of the cell's language. Absent when not stated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Language { get; init; }

    /// <summary>The cell's text direction: <c>ltr</c>, <c>rtl</c> or <c>auto</c>. Absent when not stated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Direction { get; init; }
}
