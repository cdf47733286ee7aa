using System.Text.Json.Serialization;

namespace NewsApi.Text.Bodies.Blocks;

/// <summary>A table. Images and tables within a cell follow the table as blocks of their own.</summary>
/// <param name="Rows">The rows from top to bottom, at least one.</param>
/// <param name="Caption">The line shown with it, or null.</param>
public sealed record TableBlock(IReadOnlyList<TableRow> Rows, string? Caption) : Block
{
    /// <summary>How stretches of the caption are shown. Absent when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TextMark>? CaptionMarks { get; init; }
}

/// <summary>One row of a table.</summary>
/// <param name="Header">Whether every cell of the row is a heading.</param>
/// <param name="Cells">The cells in reading order. Rows may differ in length: cells that span others are not repeated.</param>
public sealed record TableRow(bool Header, IReadOnlyList<TableCell> Cells)
{
    /// <summary><c>head</c> or <c>foot</c>. Absent for the rows of the body.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Part { get; init; }
}

/// <summary>One cell of a table.</summary>
/// <param name="Text">The text, its paragraphs and list items on lines of their own; may be empty.</param>
/// <param name="Marks">How stretches of the text are shown.</param>
public sealed record TableCell(string Text, IReadOnlyList<TextMark> Marks)
{
    /// <summary>True when it is a heading. Else absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Header { get; init; }

    /// <summary>What a heading is for: <c>col</c>, <c>row</c>, <c>colgroup</c> or <c>rowgroup</c>. Absent when not stated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Scope { get; init; }

    /// <summary>Columns that it spans, 2 to 1,000. Absent for one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ColumnSpan { get; init; }

    /// <summary>Rows that it spans, 2 to 65,534. Absent for one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? RowSpan { get; init; }

    /// <summary><c>left</c>, <c>center</c>, <c>right</c> or <c>justify</c>. Absent when not stated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Align { get; init; }

    /// <summary>The blocks of the cell. Absent when it is empty or one paragraph.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Block>? Content { get; init; }

    /// <summary>Its id, for links within this body to <c>#</c> and this id. Absent when there is no such link.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Id { get; init; }

    /// <summary>BCP 47 tag of its language. Absent when not stated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Language { get; init; }

    /// <summary>Its direction: <c>ltr</c>, <c>rtl</c> or <c>auto</c>. Absent when not stated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Direction { get; init; }
}
