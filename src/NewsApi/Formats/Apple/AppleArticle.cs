using System.Text.Json.Serialization;

namespace NewsApi.Formats.Apple;

/// <summary>A story as a document of Apple News Format, for the Apple News API. Properties without a value are left out.</summary>
/// <param name="Version">The version of the format: 1.7.</param>
/// <param name="Identifier">The article's id.</param>
/// <param name="Language">BCP 47 tag of its language.</param>
/// <param name="Title">The headline.</param>
/// <param name="Subtitle">The standfirst.</param>
/// <param name="Layout">The column layout of the document.</param>
/// <param name="Components">The parts of the story in their order.</param>
/// <param name="ComponentTextStyles">Text styles by role. They set only sizes; the channel's theme can set the rest.</param>
/// <param name="Metadata">The metadata of the story.</param>
public sealed record AppleArticle(
    string Version,
    string Identifier,
    string Language,
    string Title,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Subtitle,
    AppleLayout Layout,
    IReadOnlyList<AppleComponent> Components,
    IReadOnlyDictionary<string, AppleTextStyle> ComponentTextStyles,
    AppleMetadata Metadata);

/// <summary>The column layout of an article.</summary>
/// <param name="Columns">The number of columns.</param>
/// <param name="Width">The width in points.</param>
/// <param name="Margin">The margin at each side in points.</param>
/// <param name="Gutter">The space between columns in points.</param>
public sealed record AppleLayout(int Columns, int Width, int Margin, int Gutter);

/// <summary>A style of text.</summary>
/// <param name="FontSize">The font size in points.</param>
/// <param name="LineHeight">The line height in points.</param>
public sealed record AppleTextStyle(int FontSize, int LineHeight);

/// <summary>A part of a story.</summary>
/// <param name="Role">
/// The kind: <c>title</c>, <c>intro</c>, <c>author</c>, <c>photo</c>, <c>body</c>, <c>heading2</c> to <c>heading6</c>, <c>quote</c>,
/// <c>htmltable</c>, <c>divider</c>, <c>video</c> or <c>audio</c>. More may be added.
/// </param>
/// <param name="Text">The text; only for roles that have text.</param>
/// <param name="Format"><c>html</c> where the text is HTML; absent where it is plain text.</param>
/// <param name="Html">The table as HTML; only for <c>htmltable</c>.</param>
/// <param name="Url">The address of the file; only for <c>photo</c>, <c>video</c> and <c>audio</c>.</param>
/// <param name="Caption">The caption of a photo, video or audio.</param>
/// <param name="AccessibilityCaption">The text alternative of a photo, for people who can't see it.</param>
public sealed record AppleComponent(
    string Role,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Text = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Format = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Html = null,
    [property: JsonPropertyName("URL"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Url = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Caption = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AccessibilityCaption = null)
{
    internal static AppleComponent Plain(string role, string text) => new(role, text);

    internal static AppleComponent OfHtml(string role, string html) => new(role, html, "html");
}

/// <summary>The metadata of a story.</summary>
/// <param name="Authors">The byline or, without a byline, the names of the authors.</param>
/// <param name="CanonicalUrl">The address of the story's page.</param>
/// <param name="DatePublished">When it was first published.</param>
/// <param name="DateModified">When an editor last changed what readers see.</param>
/// <param name="Excerpt">The standfirst.</param>
/// <param name="ThumbnailUrl">The address of the picture above the story.</param>
/// <param name="Keywords">The names of the story's section and tags.</param>
/// <param name="GeneratorName">The program that made the document: <c>NewsApi</c>.</param>
public sealed record AppleMetadata(
    IReadOnlyList<string> Authors,
    [property: JsonPropertyName("canonicalURL")] string CanonicalUrl,
    DateTimeOffset DatePublished,
    DateTimeOffset DateModified,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Excerpt,
    [property: JsonPropertyName("thumbnailURL"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ThumbnailUrl,
    IReadOnlyList<string> Keywords,
    string GeneratorName);
