using System.Text.Json.Serialization;

namespace NewsApi.Text.Bodies.Blocks;

/// <summary>How a mark formats its range of text. New kinds may be added; show text with an unknown kind without formatting.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TextMarkKind>))]
public enum TextMarkKind
{
    /// <summary>Strong importance, shown bold.</summary>
    [JsonStringEnumMemberName("bold")] Bold,
    /// <summary>Stress or a title, shown italic.</summary>
    [JsonStringEnumMemberName("italic")] Italic,
    /// <summary>Underlined.</summary>
    [JsonStringEnumMemberName("underline")] Underline,
    /// <summary>Text that is no longer correct, shown struck through. Leave the text out if you can't strike it through.</summary>
    [JsonStringEnumMemberName("strike")] Strike,
    /// <summary>Computer code, shown in a fixed-width font; white space counts.</summary>
    [JsonStringEnumMemberName("code")] Code,
    /// <summary>A link; <see cref="TextMark.Href"/> is its target.</summary>
    [JsonStringEnumMemberName("link")] Link,
    /// <summary>Subscript, shown below the line.</summary>
    [JsonStringEnumMemberName("subscript")] Subscript,
    /// <summary>Superscript, shown above the line.</summary>
    [JsonStringEnumMemberName("superscript")] Superscript,
    /// <summary>Text that was inserted after publication, often in place of struck text before it.</summary>
    [JsonStringEnumMemberName("inserted")] Inserted,
    /// <summary>Highlighted.</summary>
    [JsonStringEnumMemberName("highlight")] Highlight,
    /// <summary>Side comment, shown small.</summary>
    [JsonStringEnumMemberName("small")] Small,
    /// <summary>Keys to press.</summary>
    [JsonStringEnumMemberName("keyboard")] Keyboard,
    /// <summary>A quotation within the line; its quotation marks are part of the text.</summary>
    [JsonStringEnumMemberName("quotation")] Quotation,
    /// <summary>An abbreviation; <see cref="TextMark.Title"/> is its long form.</summary>
    [JsonStringEnumMemberName("abbreviation")] Abbreviation,
    /// <summary>A time; <see cref="TextMark.Time"/> has its machine-readable form.</summary>
    [JsonStringEnumMemberName("time")] Time,
    /// <summary>Text of another direction, isolated from the text around it (HTML <c>bdi</c>).</summary>
    [JsonStringEnumMemberName("isolate")] Isolate,
    /// <summary>Text whose direction is forced (HTML <c>bdo</c>).</summary>
    [JsonStringEnumMemberName("override")] Override,
    /// <summary>Text with a language, direction or anchor of its own and nothing else.</summary>
    [JsonStringEnumMemberName("span")] Span,
}

/// <summary>
/// A formatted range of a text. Marks may overlap; each lies within its text and is never empty.
/// </summary>
/// <param name="Kind">How the range is formatted.</param>
/// <param name="Start">Offset of the first character of the range, in UTF-16 code units from the start of the text.</param>
/// <param name="Length">Length of the range in UTF-16 code units, at least 1.</param>
/// <param name="Href">
/// The target of a link; null for every other kind. It is an absolute address (http, https, mailto, tel, sms, geo, tg, whatsapp, viber), an
/// address within the site (starts with <c>/</c>) or an address within the text (starts with <c>#</c>).
/// </param>
public sealed record TextMark(TextMarkKind Kind, int Start, int Length, string? Href)
{
    /// <summary>The long form of an abbreviation, or further information about a link. Absent when there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init; }

    /// <summary>For links, <c>nofollow</c>, <c>sponsored</c> or <c>ugc</c>, as in HTML. Absent when not stated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Rel { get; init; }

    /// <summary>For times and insertions, the time as in the HTML attribute <c>datetime</c>. Absent when not stated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Time { get; init; }

    /// <summary>For quotations, address of the page that is quoted. Absent when not stated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SourceUrl { get; init; }

    /// <summary>
    /// The range's id, the target of links within this body (<c>#</c> and the id). Absent when no link leads to the range.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Id { get; init; }

    /// <summary>BCP 47 tag of the range's language. Absent when not stated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Language { get; init; }

    /// <summary>The range's text direction: <c>ltr</c>, <c>rtl</c> or <c>auto</c>. Absent when not stated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Direction { get; init; }
}
