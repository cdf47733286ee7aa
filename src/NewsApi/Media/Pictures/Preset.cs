using System.Globalization;
using NewsApi.Media.Images;

namespace NewsApi.Media.Pictures;

/// <summary>A size in which pictures can be requested.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Height">Its height in pixels; null keeps the picture's own ratio.</param>
/// <param name="Quality">Quality of the encoder.</param>
internal sealed record Preset(string Name, int Width, int? Height, int Quality)
{
    /// <summary>Its ratio, such as <c>16:9</c>; null if the size keeps the picture's own ratio.</summary>
    public string? Ratio { get; } = Height is { } height
        ? string.Create(CultureInfo.InvariantCulture, $"{Width / Divisor(Width, height)}:{height / Divisor(Width, height)}")
        : null;

    /// <summary>Computes the part of a picture that this size shows, and the width and height of the result.</summary>
    public Framing Frame(int width, int height, FocalPoint? focal, IReadOnlyDictionary<string, CropArea>? crops) => Framing.Of(
        width, height, Width, Height, focal ?? FocalPoint.Middle,
        Ratio is null ? null : crops?.GetValueOrDefault(Name) ?? crops?.GetValueOrDefault(Ratio));

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);
}
