using System.Globalization;
using Microsoft.Extensions.Options;
using NetVips;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Media.Files;

namespace NewsApi.Media.Images;

/// <summary>
/// Checks pictures. It reads the size from the header, before it decodes a pixel. Then it decodes the whole picture once, so that a
/// truncated or damaged file is refused.
/// </summary>
internal sealed class ImageInspector(IOptions<MediaOptions> options)
{
    private const int PlaceholderSize = 24, ColourSize = 48;

    /// <summary>Reads a picture; takes up to some seconds of one processor.</summary>
    /// <param name="path">The file.</param>
    public Outcome<ImageProperties> Inspect(string path)
    {
        Vips.Start();
        try
        {
            using var header = Image.NewFromFile(path, access: Enums.Access.Sequential);
            var frames = header.Contains("n-pages") ? Math.Max(1, (int)header.Get("n-pages")) : 1;
            if (TooLarge(header.Width, header.Height, frames) is { } refused)
                return refused;
            // The frames of an animation are decoded as one column. Of a TIFF, only the first page is read.
            var isAnimation = frames > 1 && IsAnimated(header);
            Decode(path, isAnimation);
            return Facts(path, header, isAnimation ? frames : 1);
        }
        catch (VipsException e)
        {
            return new Problem(
                StatusCodes.Status422UnprocessableEntity, "damaged_file", $"The picture can't be read to its end: {FirstLine(e)}.");
        }
    }

    /// <summary>Whether the file's pages are the frames of an animation.</summary>
    internal static bool IsAnimated(Image header) =>
        header.Get("vips-loader") is string loader
        && (loader.StartsWith("gif", StringComparison.Ordinal) || loader.StartsWith("webp", StringComparison.Ordinal));

    private Problem? TooLarge(int width, int height, int frames)
    {
        var limits = options.Value;
        if (frames > limits.MaxFrames)
            return TooLarge(string.Create(
                CultureInfo.InvariantCulture, $"The picture has {frames:N0} frames; at most {limits.MaxFrames:N0} are accepted."));
        return (long)width * height * frames > limits.MaxPixels
            ? TooLarge(string.Create(
                CultureInfo.InvariantCulture,
                $"The picture has {width:N0} x {height:N0} pixels in {frames:N0} frames; at most {limits.MaxMegapixels:N0} million pixels "
                + $"are accepted in all."))
            : null;
    }

    private static Problem TooLarge(string detail) =>
        new(StatusCodes.Status422UnprocessableEntity, "too_many_pixels", detail);

    // The mean forces libvips to decode every pixel, and keeps none of them in memory.
    private static void Decode(string path, bool allFrames)
    {
        using var whole = Image.NewFromFile(
            path, access: Enums.Access.Sequential, failOn: Enums.FailOn.Truncated, kwargs: allFrames ? new VOption { { "n", -1 } } : null);
        _ = whole.Avg();
    }

    private static ImageProperties Facts(string path, Image header, int frames)
    {
        using var small = Image.Thumbnail(path, PlaceholderSize, height: PlaceholderSize, size: Enums.Size.Down, outputProfile: "srgb");
        using var block = Image.Thumbnail(path, ColourSize, height: ColourSize, size: Enums.Size.Force, outputProfile: "srgb");
        var isTurned = header.Contains("orientation") && (int)header.Get("orientation") is >= 5 and <= 8;
        var (width, height) = (header.Width, header.Height);
        return new ImageProperties
        {
            Width = isTurned ? height : width,
            Height = isTurned ? width : height,
            Frames = frames,
            Colour = DominantColour.Of(block),
            Placeholder = "data:image/webp;base64,"
                + Convert.ToBase64String(small.WebpsaveBuffer(q: 20, alphaQ: 20, keep: Enums.ForeignKeep.None)),
        };
    }

    private static string FirstLine(VipsException e) =>
        e.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [_, var line, ..]
            ? line.TrimEnd('.')
            : "the format is damaged";
}
