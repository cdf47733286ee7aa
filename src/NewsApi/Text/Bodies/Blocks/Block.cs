using System.Text.Json.Serialization;

namespace NewsApi.Text.Bodies.Blocks;

/// <summary>
/// A part of an article's body, for applications that render it themselves instead of showing HTML. <c>kind</c> is its type; new kinds
/// may be added, so skip those you don't know. Texts are plain: no markup, white space collapsed, <c>\n</c> for a forced line break.
/// A field whose description says "absent" is left out when it has no value. To show a quotation, an item or a cell exactly, render its
/// <c>content</c>; if that is absent, render its text. Then skip everything that has <c>inContent</c>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ParagraphBlock), "paragraph")]
[JsonDerivedType(typeof(HeadingBlock), "heading")]
[JsonDerivedType(typeof(QuoteBlock), "quote")]
[JsonDerivedType(typeof(ListBlock), "list")]
[JsonDerivedType(typeof(ImageBlock), "image")]
[JsonDerivedType(typeof(EmbedBlock), "embed")]
[JsonDerivedType(typeof(TableBlock), "table")]
[JsonDerivedType(typeof(VideoBlock), "video")]
[JsonDerivedType(typeof(AudioBlock), "audio")]
[JsonDerivedType(typeof(DividerBlock), "divider")]
[JsonDerivedType(typeof(FigureBlock), "figure")]
public abstract record Block
{
    /// <summary>
    /// The block's id, the target of links within this body (<c>#</c> and the id). Absent when no link leads to the block.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Id { get; init; }

    /// <summary>BCP 47 tag of the block's language. Absent when the author states none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Language { get; init; }

    /// <summary>The block's text direction: <c>ltr</c>, <c>rtl</c> or <c>auto</c>. Absent when not stated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Direction { get; init; }

    /// <summary>
    /// True when this block and the block before it are parts of one paragraph, or when this block continues a list that was interrupted
    /// by the blocks of one of its items. Else absent.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Continues { get; init; }

    /// <summary>
    /// True when this block repeats a part of the <c>content</c> of an earlier block, for applications that do not read <c>content</c>.
    /// Else absent.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? InContent { get; init; }
}

/// <summary>A paragraph. Preformatted text is a paragraph under one code mark, with its white space kept.</summary>
/// <param name="Text">The text, never empty.</param>
/// <param name="Marks">The formatted ranges of the text.</param>
public sealed record ParagraphBlock(string Text, IReadOnlyList<TextMark> Marks) : Block
{
    /// <summary>True when the text is preformatted. Else absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Preformatted { get; init; }
}

/// <summary>A heading within the body.</summary>
/// <param name="Level">2 to 6; level 1 is the article's title.</param>
/// <param name="Text">The text, never empty.</param>
/// <param name="Marks">The formatted ranges of the text.</param>
public sealed record HeadingBlock(int Level, string Text, IReadOnlyList<TextMark> Marks) : Block;

/// <summary>A dividing line between two parts of the text.</summary>
public sealed record DividerBlock : Block;

/// <summary>A quotation. Quotes within quotes follow as blocks of their own.</summary>
/// <param name="Text">The text, each paragraph on a line of its own; empty when the quotation does not begin with text.</param>
/// <param name="Marks">The formatted ranges of the text.</param>
/// <param name="Attribution">The person or source that is quoted, or null.</param>
public sealed record QuoteBlock(string Text, IReadOnlyList<TextMark> Marks, string? Attribution) : Block
{
    /// <summary>The formatted ranges of the attribution. Absent when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TextMark>? AttributionMarks { get; init; }

    /// <summary>Address of the page that is quoted. Absent when not stated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SourceUrl { get; init; }

    /// <summary>The blocks of the quotation, without the attribution. Absent when the quotation is empty or one plain paragraph.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Block>? Content { get; init; }
}
