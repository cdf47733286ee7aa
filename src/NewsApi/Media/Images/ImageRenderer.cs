using System.Text;
using NetVips;

namespace NewsApi.Media.Images;

/// <summary>How a rendition is made.</summary>
/// <param name="Framing">The part of the original that the rendition shows, and its size.</param>
/// <param name="Quality">Quality of the encoder, 1 to 100.</param>
/// <param name="Effort">Effort of the AVIF encoder.</param>
/// <param name="Xmp">The XMP packet with the metadata of the rendition.</param>
/// <param name="IsAnimated">Whether the original is animated; only a WebP of the whole picture is animated, too.</param>
internal sealed record RenditionSpec(Framing Framing, int Quality, int Effort, string Xmp, bool IsAnimated);

/// <summary>
/// Makes renditions: upright and in the requested size. A rendition has the colour profile and our own XMP packet, and none of the
/// original's other metadata.
/// </summary>
internal static class ImageRenderer
{
    // The colour profile of a camera or phone has a few kilobytes. Pictures with a larger profile are converted to sRGB.
    private const int LongestProfile = 16_384;

    private const string Profile = "icc-profile-data", Packet = "xmp-data";

    /// <summary>Makes a rendition in one or more formats, with one decoding per kind (still, animated). Takes up to some seconds.</summary>
    /// <param name="original">The file of the original.</param>
    /// <param name="order">The rendition to make.</param>
    /// <param name="targets">The files to write: JPEG, WebP or AVIF.</param>
    public static void Render(string original, RenditionSpec order, IReadOnlyCollection<(FileFormat Form, string Path)> targets)
    {
        Vips.Start();
        foreach (var alike in targets.GroupBy(target => Moves(original, target.Form, order)))
        {
            using var shrunk = Shrink(original, order.Framing, allFrames: alike.Key);
            using var cut = alike.Key ? shrunk.Copy() : Cut(shrunk, order.Framing);
            using var packed = cut.Mutate(image => image.Set(GValue.BlobType, Packet, Encoding.UTF8.GetBytes(order.Xmp)));
            // libvips decodes the rows only once, so several files need a copy in memory.
            using var pixels = alike.Count() > 1 ? packed.CopyMemory() : packed.Copy();
            foreach (var (form, path) in alike)
                Save(pixels, path, form, order);
        }
    }

    private static bool Moves(string original, FileFormat form, RenditionSpec order) =>
        order.IsAnimated && form == FileFormat.Webp && order.Framing is { Left: 0, Top: 0 } && IsWhole(original, order.Framing);

    private static bool IsWhole(string original, Framing framing)
    {
        using var header = Image.NewFromFile(original, access: Enums.Access.Sequential);
        return framing.Width == header.Width && framing.Height == header.Height;
    }

    // The loader makes the picture smaller while it decodes. The scale is the one that gives the shown part the size of the
    // rendition.
    private static Image Shrink(string original, Framing framing, bool allFrames)
    {
        using var header = Image.NewFromFile(original, access: Enums.Access.Sequential);
        var isTurned = header.Contains("orientation") && (int)header.Get("orientation") is >= 5 and <= 8;
        var (width, height) = isTurned ? (header.Height, header.Width) : (header.Width, header.Height);
        var toWidth = (int)Math.Ceiling((double)width * framing.ToWidth / framing.Width);
        var toHeight = (int)Math.Ceiling((double)height * framing.ToHeight / framing.Height);
        // A picture without a profile has sRGB colours already, and a small profile is kept. A conversion takes longer than everything else
        // together.
        var keepsColours = header.Interpretation == Enums.Interpretation.Srgb
            && (!header.Contains(Profile) || header.Get(Profile) is byte[] { Length: <= LongestProfile });
        return Image.Thumbnail(
            allFrames ? original + "[n=-1]" : original, toWidth, height: toHeight, size: Enums.Size.Force,
            outputProfile: keepsColours ? null : "srgb", failOn: Enums.FailOn.Truncated);
    }

    private static Image Cut(Image shrunk, Framing framing)
    {
        if (shrunk.Width == framing.ToWidth && shrunk.Height == framing.ToHeight)
            return shrunk.Copy();
        var scale = (double)framing.ToWidth / framing.Width;
        var left = Math.Clamp((int)Math.Round(framing.Left * scale), 0, shrunk.Width - framing.ToWidth);
        var top = Math.Clamp((int)Math.Round(framing.Top * scale), 0, shrunk.Height - framing.ToHeight);
        // libvips reads rows in order from the top. The part may begin further down, so the picture is copied to memory first.
        using var memory = shrunk.CopyMemory();
        return memory.ExtractArea(left, top, framing.ToWidth, framing.ToHeight);
    }

    private static void Save(Image image, string target, FileFormat form, RenditionSpec order)
    {
        const Enums.ForeignKeep Kept = Enums.ForeignKeep.Icc | Enums.ForeignKeep.Xmp;
        if (form == FileFormat.Webp)
            image.Webpsave(target, q: order.Quality, keep: Kept);
        else if (form == FileFormat.Avif)
            image.Heifsave(
                target, q: Math.Max(1, order.Quality - 20), compression: Enums.ForeignHeifCompression.Av1, effort: order.Effort,
                keep: Kept);
        else
            image.Jpegsave(
                target, q: order.Quality, optimizeCoding: true, background: [255.0, 255.0, 255.0], keep: Kept);
    }
}
