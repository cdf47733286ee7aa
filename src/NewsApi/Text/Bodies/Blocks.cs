using System.Text.Json.Serialization;

namespace NewsApi.Text.Bodies;

/// <summary>
/// A part of an article's body, for applications that render it themselves instead of showing HTML. <c>kind</c> is its type; new kinds
/// may be added, so skip those you don't know. Texts are plain: no markup, white space collapsed, <c>\n</c> for a forced line break.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ParagraphBlock), "paragraph")]
[JsonDerivedType(typeof(HeadingBlock), "heading")]
[JsonDerivedType(typeof(QuoteBlock), "quote")]
[JsonDerivedType(typeof(ListBlock), "list")]
[JsonDerivedType(typeof(ImageBlock), "image")]
[JsonDerivedType(typeof(EmbedBlock), "embed")]
[JsonDerivedType(typeof(TableBlock), "table")]
public abstract record Block;

/// <summary>A paragraph. Preformatted text is a paragraph under one code mark, with its white space kept.</summary>
/// <param name="Text">The text, never empty.</param>
/// <param name="Marks">How stretches of the text are shown.</param>
public sealed record ParagraphBlock(string Text, IReadOnlyList<TextMark> Marks) : Block;

/// <summary>A heading within the body.</summary>
/// <param name="Level">2 to 6; level 1 is the article's title.</param>
/// <param name="Text">The text, never empty.</param>
/// <param name="Marks">How stretches of the text are shown.</param>
public sealed record HeadingBlock(int Level, string Text, IReadOnlyList<TextMark> Marks) : Block;

/// <summary>A quotation. Quotes within quotes follow as blocks of their own.</summary>
/// <param name="Text">The text, its paragraphs on lines of their own; empty where only the attribution is known.</param>
/// <param name="Marks">How stretches of the text are shown.</param>
/// <param name="Attribution">Who is quoted or where from, or null.</param>
public sealed record QuoteBlock(string Text, IReadOnlyList<TextMark> Marks, string? Attribution) : Block;

/// <summary>A list. Lists within it are flattened; each item has its depth.</summary>
/// <param name="Ordered">Whether the outermost items are numbered.</param>
/// <param name="Items">The items in reading order, at least one.</param>
public sealed record ListBlock(bool Ordered, IReadOnlyList<ListItem> Items) : Block;

/// <summary>One item of a list.</summary>
/// <param name="Text">The text, its paragraphs on lines of their own.</param>
/// <param name="Marks">How stretches of the text are shown.</param>
/// <param name="Depth">0 for the outermost list, 1 for a list within an item of it, and so on.</param>
public sealed record ListItem(string Text, IReadOnlyList<TextMark> Marks, int Depth);

/// <summary>An image.</summary>
/// <param name="Url">Its absolute address, http or https.</param>
/// <param name="Alt">A description for readers who can't see it; empty for decoration; null where the author gave none.</param>
/// <param name="Caption">The line shown with it, or null.</param>
/// <param name="Width">Width in pixels as the author stated it, or null.</param>
/// <param name="Height">Height in pixels as the author stated it, or null.</param>
public sealed record ImageBlock(string Url, string? Alt, string? Caption, int? Width, int? Height) : Block;

/// <summary>A video, post, track or map of another site, shown in a frame.</summary>
/// <param name="Url">The frame's absolute address, always https and on a host that the server allows.</param>
/// <param name="Provider">The other site's name, such as <c>YouTube</c>, or null.</param>
/// <param name="Title">A description of the content for assistive technology, or null.</param>
/// <param name="Caption">The line shown with it, or null.</param>
public sealed record EmbedBlock(string Url, string? Provider, string? Title, string? Caption) : Block;

/// <summary>A table. Images and tables within a cell follow the table as blocks of their own.</summary>
/// <param name="Rows">The rows from top to bottom, at least one.</param>
/// <param name="Caption">The line shown with it, or null.</param>
public sealed record TableBlock(IReadOnlyList<TableRow> Rows, string? Caption) : Block;

/// <summary>One row of a table.</summary>
/// <param name="Header">Whether every cell of the row is a heading.</param>
/// <param name="Cells">The cells in reading order. Rows may differ in length: cells that span others are not repeated.</param>
public sealed record TableRow(bool Header, IReadOnlyList<TableCell> Cells);

/// <summary>One cell of a table.</summary>
/// <param name="Text">The text, its paragraphs and list items on lines of their own; may be empty.</param>
/// <param name="Marks">How stretches of the text are shown.</param>
public sealed record TableCell(string Text, IReadOnlyList<TextMark> Marks);
