namespace NewsApi.Media.Images;

/// <summary>A point of a picture.</summary>
/// <param name="X" example="0.5">From 0, the left edge, to 1, the right edge.</param>
/// <param name="Y" example="0.33">From 0, the upper edge, to 1, the lower edge.</param>
public sealed record FocalPoint(double X, double Y)
{
    /// <summary>The middle of a picture, used if nobody set a focal point.</summary>
    internal static readonly FocalPoint Middle = new(0.5, 0.5);
}

/// <summary>A part of a picture, in fractions of the picture's width and height.</summary>
/// <param name="X" example="0.1">Left edge, 0 to 1.</param>
/// <param name="Y" example="0">Upper edge, 0 to 1.</param>
/// <param name="Width" example="0.8">Width, from 0.01 to 1.</param>
/// <param name="Height" example="0.45">Height, from 0.01 to 1.</param>
public sealed record CropArea(double X, double Y, double Width, double Height);

/// <summary>The part of the original that a rendition shows, and the size of the rendition, in pixels.</summary>
/// <param name="Left">Left edge of the part that is shown.</param>
/// <param name="Top">Upper edge of that part.</param>
/// <param name="Width">Width of that part.</param>
/// <param name="Height">Height of that part.</param>
/// <param name="ToWidth">Width of the rendition.</param>
/// <param name="ToHeight">Height of the rendition.</param>
internal readonly record struct Framing(int Left, int Top, int Width, int Height, int ToWidth, int ToHeight)
{
    /// <summary>
    /// Computes the part of a picture that a size shows. Without a wanted height, this is the whole picture. Otherwise it is the largest
    /// part of the wanted ratio: in the middle of the area that an editor chose, or else as near to the focal point as the edges allow.
    /// A picture is never enlarged.
    /// </summary>
    /// <param name="width">Width of the picture.</param>
    /// <param name="height">Height of the picture.</param>
    /// <param name="toWidth">Wanted width.</param>
    /// <param name="toHeight">Wanted height; null for the picture's own ratio.</param>
    /// <param name="focal">The focal point; used if <paramref name="area"/> is null.</param>
    /// <param name="area">The area that an editor chose; null for none.</param>
    public static Framing Of(int width, int height, int toWidth, int? toHeight, FocalPoint focal, CropArea? area)
    {
        if (toHeight is not { } tall)
        {
            var scale = Math.Min(1.0, (double)toWidth / width);
            return new Framing(0, 0, width, height, Round(width * scale, width), Round(height * scale, height));
        }

        var (left, top, partWidth, partHeight) = area is null
            ? (0.0, 0.0, (double)width, (double)height)
            : (area.X * width, area.Y * height, area.Width * width, area.Height * height);
        var ratio = (double)toWidth / tall;
        var (cutWidth, cutHeight) = partWidth / partHeight > ratio ? (partHeight * ratio, partHeight) : (partWidth, partWidth / ratio);
        var (x, y) = area is null
            ? (focal.X * width - cutWidth / 2, focal.Y * height - cutHeight / 2)
            : (left + (partWidth - cutWidth) / 2, top + (partHeight - cutHeight) / 2);
        int wide = Round(cutWidth, width), high = Round(cutHeight, height);
        var shrink = Math.Min(1.0, toWidth / cutWidth);
        return new Framing(
            (int)Math.Clamp(Math.Round(x), 0, width - wide), (int)Math.Clamp(Math.Round(y), 0, height - high), wide, high,
            shrink < 1 ? toWidth : wide, shrink < 1 ? tall : high);
    }

    private static int Round(double length, int most) => Math.Clamp((int)Math.Round(length), 1, most);
}
