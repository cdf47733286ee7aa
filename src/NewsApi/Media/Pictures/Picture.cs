using System.Text.Json.Serialization;
using NewsApi.Media.Images;

namespace NewsApi.Media.Pictures;

/// <summary>A picture with its data. The optional fields are absent for a picture that is named only by its address.</summary>
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

    /// <summary>The colour that most of the picture has, as <c>#rrggbb</c>. Absent for a picture that was not uploaded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DominantColour { get; init; }

    /// <summary>The picture at 24 pixels as a data URI, to show while it loads. Absent for a picture that was not uploaded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Placeholder { get; init; }

    /// <summary>
    /// The picture's sizes as JPEG. Each size is also offered as WebP, at the same address with the extension <c>.webp</c>. Absent for a
    /// picture that was not uploaded.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Rendition>? Renditions { get; init; }

    /// <summary>
    /// Value for <c>srcset</c> of <c>img</c>: the sizes of the whole picture as JPEG. Absent for a picture that was not uploaded.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Srcset { get; init; }

    /// <summary>
    /// Values for the <c>source</c> elements of <c>picture</c>; the format with the smallest files comes first. Absent for a picture that
    /// was not uploaded.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PictureSource>? Sources { get; init; }

    /// <summary>Returns a size of the picture by its name, or the picture itself if there is no such size.</summary>
    internal Picture As(string preset) => Renditions?.FirstOrDefault(one => one.Preset == preset) is { } size
        ? new Picture(size.Url, Alt, Credit, size.Width, size.Height)
        : this;
}

/// <summary>A size of an uploaded picture.</summary>
/// <param name="Preset" example="large">The name of the size.</param>
/// <param name="Type" example="image/jpeg">Its media type.</param>
/// <param name="Width">Width in pixels; less than the width set for this size if the original is smaller.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Url">Absolute address; its content never changes.</param>
public sealed record Rendition(string Preset, string Type, int Width, int Height, string Url);

/// <summary>The sizes of the whole picture in one media type.</summary>
/// <param name="Type" example="image/webp">Media type.</param>
/// <param name="Srcset">The value for <c>srcset</c>.</param>
public sealed record PictureSource(string Type, string Srcset);
