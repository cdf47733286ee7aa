using System.Text.Json.Serialization;
using NewsApi.Media.Images;

namespace NewsApi.Media.Pictures;

/// <summary>A picture with its data. A picture that is only named by its address lacks the fields that can be absent.</summary>
/// <param name="Url">Absolute address of the image; for an uploaded picture, the JPEG of its size <c>large</c>.</param>
/// <param name="Alt">Text alternative; empty for a decorative picture, and null if nobody wrote one.</param>
/// <param name="Credit">The credit line.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
public sealed record Picture(string Url, string? Alt, string? Credit, int? Width, int? Height)
{
    /// <summary>Its id among the uploaded files. Absent for a picture that was not uploaded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Id { get; init; }

    /// <summary>The caption: what the picture shows. Absent if nobody wrote one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Caption { get; init; }

    /// <summary>The point that must stay visible when the picture is cut. Absent if nobody set one; then it is the middle.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FocalPoint? FocalPoint { get; init; }

    /// <summary>The colour that most of it has, as <c>#rrggbb</c>. Absent where it was not uploaded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DominantColour { get; init; }

    /// <summary>The picture at 24 pixels as a data URI, to show while it loads. Absent where it was not uploaded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Placeholder { get; init; }

    /// <summary>
    /// Its sizes as JPEG. Each is also offered as WebP, at the same address with the extension <c>.webp</c>. Absent if it was not uploaded.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Rendition>? Renditions { get; init; }

    /// <summary>For <c>srcset</c> of <c>img</c>: the sizes of the whole picture as JPEG. Absent where it was not uploaded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Srcset { get; init; }

    /// <summary>For <c>source</c> of <c>picture</c>, the format with the smallest files first. Absent where it was not uploaded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PictureSource>? Sources { get; init; }

    /// <summary>A size by its name, else the picture itself.</summary>
    internal Picture As(string preset) => Renditions?.FirstOrDefault(one => one.Preset == preset) is { } size
        ? new Picture(size.Url, Alt, Credit, size.Width, size.Height)
        : this;
}

/// <summary>A size of an uploaded picture.</summary>
/// <param name="Preset" example="large">The name of the size.</param>
/// <param name="Type" example="image/jpeg">Its media type.</param>
/// <param name="Width">Width in pixels; smaller than that of the size where the original is smaller.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Url">Absolute address; its content never changes.</param>
public sealed record Rendition(string Preset, string Type, int Width, int Height, string Url);

/// <summary>The sizes of the whole picture in one media type.</summary>
/// <param name="Type" example="image/webp">Media type.</param>
/// <param name="Srcset">For <c>srcset</c>.</param>
public sealed record PictureSource(string Type, string Srcset);
