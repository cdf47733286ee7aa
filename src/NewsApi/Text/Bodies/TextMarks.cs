using System.Text.Json.Serialization;

namespace NewsApi.Text.Bodies;

/// <summary>How a mark formats its range of text.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TextMarkKind>))]
public enum TextMarkKind
{
    /// <summary>Strong importance, shown bold.</summary>
    [JsonStringEnumMemberName("bold")] Bold,
    /// <summary>Stress or a title, shown italic.</summary>
    [JsonStringEnumMemberName("italic")] Italic,
    /// <summary>Underlined.</summary>
    [JsonStringEnumMemberName("underline")] Underline,
    /// <summary>No longer right, shown struck through.</summary>
    [JsonStringEnumMemberName("strike")] Strike,
    /// <summary>Computer code, shown in a fixed-width font; white space counts.</summary>
    [JsonStringEnumMemberName("code")] Code,
    /// <summary>A link; <see cref="TextMark.Href"/> says where to.</summary>
    [JsonStringEnumMemberName("link")] Link,
    /// <summary>Set below the line.</summary>
    [JsonStringEnumMemberName("subscript")] Subscript,
    /// <summary>Set above the line.</summary>
    [JsonStringEnumMemberName("superscript")] Superscript,
}

/// <summary>
/// A formatted range of a text. Marks may overlap; each lies within its text and is never empty.
/// </summary>
/// <param name="Kind">How the range is formatted.</param>
/// <param name="Start">Offset of its first character, in UTF-16 code units from the start of the text.</param>
/// <param name="Length">Its length in UTF-16 code units, at least 1.</param>
/// <param name="Href">
/// For links, an absolute address (http, https, mailto, tel), an address within the site (from <c>/</c>) or within the page
/// (from <c>#</c>); null for every other kind.
/// </param>
public sealed record TextMark(TextMarkKind Kind, int Start, int Length, string? Href);
