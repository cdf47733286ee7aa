using System.Text.Json.Serialization;

namespace NewsApi.Text.Bodies.Blocks;

/// <summary>An image.</summary>
/// <param name="Url">The image's absolute address, http or https.</param>
/// <param name="Alt">
/// A description for readers who can't see the image; empty for a decorative image; null if the author wrote none.
/// </param>
/// <param name="Caption">The caption, or null.</param>
/// <param name="Width">Width in pixels as the author stated it, or null.</param>
/// <param name="Height">Height in pixels as the author stated it, or null.</param>
public sealed record ImageBlock(string Url, string? Alt, string? Caption, int? Width, int? Height) : Block
{
    /// <summary>The formatted ranges of the caption. Absent when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TextMark>? CaptionMarks { get; init; }

    /// <summary>Address that the image links to. Absent when the image is not a link.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Href { get; init; }

    /// <summary>Further information about the image. Absent when there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init; }

    /// <summary>Other sizes and formats of the image; use the first source that fits. Absent when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ImageSource>? Sources { get; init; }

    /// <summary>The id of the uploaded file. Absent for an image that was not uploaded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? MediaId { get; init; }

    /// <summary>The credit line of an uploaded image. Absent where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Credit { get; init; }

    /// <summary>The main colour of an uploaded image, as <c>#rrggbb</c>. Absent for other images.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DominantColour { get; init; }

    /// <summary>A 24-pixel version of an uploaded image, as a data URI. Absent for other images.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Placeholder { get; init; }
}

/// <summary>An image in several sizes of one format.</summary>
/// <param name="Files">The files, at least one.</param>
/// <param name="Sizes">The width at which the image is shown, as in the HTML attribute <c>sizes</c>; null when not stated.</param>
/// <param name="Type">Media type of the files, such as <c>image/webp</c>; null when not stated.</param>
/// <param name="Media">CSS media query that says when to use these files; null if they may always be used.</param>
public sealed record ImageSource(IReadOnlyList<ImageFile> Files, string? Sizes, string? Type, string? Media);

/// <summary>One file of an image.</summary>
/// <param name="Url">The file's absolute address, http or https.</param>
/// <param name="Width">The file's width in pixels; null when not stated.</param>
/// <param name="Density">Pixels of the file for each pixel of the page; null when not stated.</param>
public sealed record ImageFile(string Url, int? Width, double? Density);

/// <summary>A video, post, track or map of another site.</summary>
/// <param name="Url">
/// The absolute https address to show in an iframe, on a host that the server allows. If the other site has no address for iframes, this
/// is the address of the page, as in <c>pageUrl</c>.
/// </param>
/// <param name="Provider">The other site's name, such as <c>YouTube</c>, or null.</param>
/// <param name="Title">A description of the content for assistive technology, or null.</param>
/// <param name="Caption">The caption, or null.</param>
public sealed record EmbedBlock(string Url, string? Provider, string? Title, string? Caption) : Block
{
    /// <summary>The formatted ranges of the caption. Absent when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TextMark>? CaptionMarks { get; init; }

    /// <summary>
    /// Address of the web page of the post or video. Absent when not known, or when it is the same as <c>url</c> of an iframe.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PageUrl { get; init; }

    /// <summary>The text of the post at the time when it was embedded. Absent when there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    /// <summary>Width of the frame in pixels. Absent when not stated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Width { get; init; }

    /// <summary>Height of the frame in pixels. Absent when not stated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Height { get; init; }
}

/// <summary>A film file, shown by a player of the application.</summary>
/// <param name="Sources">The film in one or more formats; use the first that can be played.</param>
/// <param name="Poster">Address of a picture to show before the film starts, or null.</param>
/// <param name="Tracks">Subtitles, captions, descriptions and chapters.</param>
/// <param name="Title">A description for assistive technology, or null.</param>
/// <param name="Caption">The caption, or null.</param>
/// <param name="Width">Width in pixels as the author stated it, or null.</param>
/// <param name="Height">Height in pixels as the author stated it, or null.</param>
public sealed record VideoBlock(
    IReadOnlyList<MediaSource> Sources, string? Poster, IReadOnlyList<MediaTrack> Tracks, string? Title, string? Caption, int? Width,
    int? Height) : Block
{
    /// <summary>The formatted ranges of the caption. Absent when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TextMark>? CaptionMarks { get; init; }
}

/// <summary>A sound file, played by a player of the application.</summary>
/// <param name="Sources">The sound in one or more formats; use the first that can be played.</param>
/// <param name="Tracks">Captions and chapters.</param>
/// <param name="Title">A description for assistive technology, or null.</param>
/// <param name="Caption">The caption, or null.</param>
public sealed record AudioBlock(
    IReadOnlyList<MediaSource> Sources, IReadOnlyList<MediaTrack> Tracks, string? Title, string? Caption) : Block
{
    /// <summary>The formatted ranges of the caption. Absent when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TextMark>? CaptionMarks { get; init; }
}

/// <summary>One file of a film or sound.</summary>
/// <param name="Url">The file's absolute address, http or https.</param>
/// <param name="Type">The file's media type, or null when not stated.</param>
public sealed record MediaSource(string Url, string? Type);

/// <summary>A file with timed text for a film or sound (WebVTT), such as subtitles.</summary>
/// <param name="Url">The file's absolute address, http or https.</param>
/// <param name="Kind"><c>subtitles</c>, <c>captions</c>, <c>descriptions</c> or <c>chapters</c>; null means subtitles.</param>
/// <param name="Language">BCP 47 tag of the track's language, or null.</param>
/// <param name="Label">The name that a player shows for the track, or null.</param>
/// <param name="IsDefault">Whether a player shows the track by default.</param>
public sealed record MediaTrack(string Url, string? Kind, string? Language, string? Label, bool IsDefault);

/// <summary>
/// Several blocks under one caption, such as a gallery. The same blocks are repeated after the figure, with <c>inContent</c>.
/// </summary>
/// <param name="Content">The blocks of the figure, without the caption.</param>
/// <param name="Caption">The caption, or null.</param>
public sealed record FigureBlock(IReadOnlyList<Block> Content, string? Caption) : Block
{
    /// <summary>The formatted ranges of the caption. Absent when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TextMark>? CaptionMarks { get; init; }
}
