using System.Text.Json.Serialization;

namespace NewsApi.Text.Bodies.Blocks;

/// <summary>An image.</summary>
/// <param name="Url">Its absolute address, http or https.</param>
/// <param name="Alt">A description for readers who can't see it; empty for decoration; null where the author gave none.</param>
/// <param name="Caption">The line shown with it, or null.</param>
/// <param name="Width">Width in pixels as the author stated it, or null.</param>
/// <param name="Height">Height in pixels as the author stated it, or null.</param>
public sealed record ImageBlock(string Url, string? Alt, string? Caption, int? Width, int? Height) : Block
{
    /// <summary>How stretches of the caption are shown. Absent when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TextMark>? CaptionMarks { get; init; }

    /// <summary>Address that the image links to. Absent when it is no link.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Href { get; init; }

    /// <summary>Further information about the image. Absent when there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init; }

    /// <summary>The same image in other sizes and formats; use the first that fits. Absent when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ImageSource>? Sources { get; init; }

    /// <summary>Its id among the uploaded files. Absent for an image that was not uploaded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? MediaId { get; init; }

    /// <summary>The credit line of an uploaded image. Absent where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Credit { get; init; }

    /// <summary>The main colour of an uploaded image, as <c>#rrggbb</c>. Absent for others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DominantColour { get; init; }

    /// <summary>An uploaded image at 24 pixels, as a data URI. Absent for others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Placeholder { get; init; }
}

/// <summary>An image in several sizes of one format.</summary>
/// <param name="Files">The files, at least one.</param>
/// <param name="Sizes">The width at which it is shown, as in the HTML attribute <c>sizes</c>; null when not stated.</param>
/// <param name="Type">Media type of the files, such as <c>image/webp</c>; null when not stated.</param>
/// <param name="Media">CSS media query for which to use it; null for all.</param>
public sealed record ImageSource(IReadOnlyList<ImageFile> Files, string? Sizes, string? Type, string? Media);

/// <summary>One file of an image.</summary>
/// <param name="Url">Its absolute address, http or https.</param>
/// <param name="Width">Its width in pixels; null when not stated.</param>
/// <param name="Density">Pixels of the file for each pixel of the page; null when not stated.</param>
public sealed record ImageFile(string Url, int? Width, double? Density);

/// <summary>A video, post, track or map of another site.</summary>
/// <param name="Url">
/// The absolute https address for a frame, on a host that the server allows. Without frames on that site, the page; see <c>pageUrl</c>.
/// </param>
/// <param name="Provider">The other site's name, such as <c>YouTube</c>, or null.</param>
/// <param name="Title">A description of the content for assistive technology, or null.</param>
/// <param name="Caption">The line shown with it, or null.</param>
public sealed record EmbedBlock(string Url, string? Provider, string? Title, string? Caption) : Block
{
    /// <summary>How stretches of the caption are shown. Absent when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TextMark>? CaptionMarks { get; init; }

    /// <summary>Address of the page that shows people the post or video. Absent when not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PageUrl { get; init; }

    /// <summary>The words of the post, as they were when it was embedded. Absent when there are none.</summary>
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
/// <param name="Poster">Address of a picture shown before it starts, or null.</param>
/// <param name="Tracks">Subtitles, captions, descriptions and chapters.</param>
/// <param name="Title">A description for assistive technology, or null.</param>
/// <param name="Caption">The line shown with it, or null.</param>
/// <param name="Width">Width in pixels as the author stated it, or null.</param>
/// <param name="Height">Height in pixels as the author stated it, or null.</param>
public sealed record VideoBlock(
    IReadOnlyList<MediaSource> Sources, string? Poster, IReadOnlyList<MediaTrack> Tracks, string? Title, string? Caption, int? Width,
    int? Height) : Block
{
    /// <summary>How stretches of the caption are shown. Absent when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TextMark>? CaptionMarks { get; init; }
}

/// <summary>A sound file, played by a player of the application.</summary>
/// <param name="Sources">The sound in one or more formats; use the first that can be played.</param>
/// <param name="Tracks">Captions and chapters.</param>
/// <param name="Title">A description for assistive technology, or null.</param>
/// <param name="Caption">The line shown with it, or null.</param>
public sealed record AudioBlock(
    IReadOnlyList<MediaSource> Sources, IReadOnlyList<MediaTrack> Tracks, string? Title, string? Caption) : Block
{
    /// <summary>How stretches of the caption are shown. Absent when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TextMark>? CaptionMarks { get; init; }
}

/// <summary>One file of a film or sound.</summary>
/// <param name="Url">Its absolute address, http or https.</param>
/// <param name="Type">Its media type, or null.</param>
public sealed record MediaSource(string Url, string? Type);

/// <summary>A timed text of a film or sound (WebVTT).</summary>
/// <param name="Url">Its absolute address, http or https.</param>
/// <param name="Kind"><c>subtitles</c>, <c>captions</c>, <c>descriptions</c> or <c>chapters</c>; null means subtitles.</param>
/// <param name="Language">BCP 47 tag of its language, or null.</param>
/// <param name="Label">Its name for people, or null.</param>
/// <param name="IsDefault">Whether it is shown by default.</param>
public sealed record MediaTrack(string Url, string? Kind, string? Language, string? Label, bool IsDefault);

/// <summary>Several things under one caption, such as a gallery. Its blocks are repeated after it, with <c>inContent</c>.</summary>
/// <param name="Content">What the figure shows.</param>
/// <param name="Caption">The line shown with it, or null.</param>
public sealed record FigureBlock(IReadOnlyList<Block> Content, string? Caption) : Block
{
    /// <summary>How stretches of the caption are shown. Absent when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TextMark>? CaptionMarks { get; init; }
}
