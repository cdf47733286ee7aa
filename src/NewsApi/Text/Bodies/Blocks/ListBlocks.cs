using System.Text.Json.Serialization;

namespace NewsApi.Text.Bodies.Blocks;

/// <summary>A list. Lists within it are flattened; each item has its depth.</summary>
/// <param name="Ordered">Whether the outermost items are numbered.</param>
/// <param name="Items">The items in reading order, at least one.</param>
public sealed record ListBlock(bool Ordered, IReadOnlyList<ListItem> Items) : Block
{
    /// <summary>True for a list of terms (depth 0) and their descriptions (depth 1). Else absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Description { get; init; }

    /// <summary>
    /// Number of the first item. Absent when not stated; the first number is then 1, or the number of items if the list is reversed.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Start { get; init; }

    /// <summary>True when the numbers go down. Else absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Reversed { get; init; }

    /// <summary>Form of the numbers: <c>a</c>, <c>A</c>, <c>i</c> or <c>I</c>, as in HTML. Absent for digits.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Numbering { get; init; }
}

/// <summary>One item of a list.</summary>
/// <param name="Text">The text, each paragraph on a line of its own; empty when the item does not begin with text.</param>
/// <param name="Marks">The formatted ranges of the text.</param>
/// <param name="Depth">0 for an item of the outermost list, 1 for an item of a list within it, and so on.</param>
public sealed record ListItem(string Text, IReadOnlyList<TextMark> Marks, int Depth)
{
    /// <summary>For an item of an inner list, whether that list is numbered. Absent at depth 0.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Ordered { get; init; }

    /// <summary>
    /// The item's number, if the author states one; the items after it continue from this number. Absent when not stated.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Value { get; init; }

    /// <summary>The blocks of the item, inner lists included. Absent when text and depth describe the item completely.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Block>? Content { get; init; }

    /// <summary>True when this item repeats a part of the <c>content</c> of an earlier item. Else absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? InContent { get; init; }

    /// <summary>The item's id, the target of links within this body (<c>#</c> and the id). Absent when no link leads to the item.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Id { get; init; }

    /// <summary>BCP 47 tag of the item's language. Absent when not stated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Language { get; init; }

    /// <summary>The item's text direction: <c>ltr</c>, <c>rtl</c> or <c>auto</c>. Absent when not stated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Direction { get; init; }
}
