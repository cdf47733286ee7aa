using System.Globalization;
using NetVips;

namespace NewsApi.Media.Images;

/// <summary>Finds the colour that most of a picture has.</summary>
internal static class DominantColour
{
    private const int Steps = 8;

    /// <summary>Sorts the pixels into 512 boxes of similar colours, and returns the mean of the fullest box as <c>#rrggbb</c>.</summary>
    /// <param name="block">A small picture.</param>
    public static string Of(Image block)
    {
        using var opaque = block.HasAlpha() ? block.Flatten(background: [255.0, 255.0, 255.0]) : block.Copy();
        using var colours = opaque.Colourspace(Enums.Interpretation.Srgb).Cast(Enums.BandFormat.Uchar);
        var (bands, pixels) = (colours.Bands, colours.WriteToMemory<byte>());
        var boxes = new (int Count, int Red, int Green, int Blue)[Steps * Steps * Steps];
        for (var at = 0; at + bands <= pixels.Length; at += bands)
        {
            int red = pixels[at], green = pixels[at + (bands > 2 ? 1 : 0)], blue = pixels[at + (bands > 2 ? 2 : 0)];
            ref var box = ref boxes[red * Steps / 256 * Steps * Steps + green * Steps / 256 * Steps + blue * Steps / 256];
            box = (box.Count + 1, box.Red + red, box.Green + green, box.Blue + blue);
        }

        var fullest = boxes.MaxBy(box => box.Count);
        return fullest.Count == 0 ? "#808080" : string.Create(
            CultureInfo.InvariantCulture,
            $"#{fullest.Red / fullest.Count:x2}{fullest.Green / fullest.Count:x2}{fullest.Blue / fullest.Count:x2}");
    }
}
