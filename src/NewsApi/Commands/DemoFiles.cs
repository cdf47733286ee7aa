using System.Globalization;
using System.Text;
using NetVips;
using NewsApi.Access;
using NewsApi.Media;
using NewsApi.Media.Images;
using NewsApi.Text.Names;

namespace NewsApi.Commands;

/// <summary>A drawn picture and a document of one line for the library of the demo site.</summary>
internal sealed class DemoFiles(MediaUpload upload, MediaRepository media)
{
    private const int Width = 1_200, Height = 800, Water = 560, Deck = 470;

    private static readonly Dictionary<string, string> Alt = new()
    {
        ["en"] = "A bridge of three arches at dusk, drawn in flat colours",
        ["ru"] = "Мост с тремя арками в сумерках, плоский рисунок",
    };

    public async Task Load(Caller by, CancellationToken ct)
    {
        var picture = await Add(Bridge(), "mtredi-bridge.png", by, ct);
        await media.Update(
            picture.Item.Id, picture.Item.Version,
            (before, _) => (before with
            {
                Alt = LocalisedText.From(Alt),
                Credit = "The Caspian Lantern",
                Focal = new FocalPoint(0.5, 0.6),
                Tags = ["bridge"],
            }).WithDerived(),
            by, ct);
        await Add(Document(), "press-note.pdf", by, ct);
    }

    private async Task<StoredMedia> Add(byte[] bytes, string name, Caller by, CancellationToken ct)
    {
        using var file = await upload.Receive(new MemoryStream(bytes), name, ct);
        return (await upload.Add(file, by, ct)).Value ?? throw new InvalidOperationException($"The demo site has no valid {name}.");
    }

    // A sky that gets lighter downwards, arches over water.
    private static byte[] Bridge()
    {
        Vips.Start();
        var pixels = new byte[Width * Height * 3];
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
            {
                var at = (y * Width + x) * 3;
                (pixels[at], pixels[at + 1], pixels[at + 2]) = IsBridge(x, y) ? ((byte)44, (byte)38, (byte)62)
                    : y >= Water ? ((byte)70, (byte)(92 + (y - Water) / 12), (byte)(140 - (y - Water) / 4))
                    : ((byte)(90 + y / 4), (byte)(70 + y / 5), (byte)(120 + y / 12));
            }

        using var image = Image.NewFromMemory(pixels, Width, Height, 3, Enums.BandFormat.Uchar);
        return image.Copy(interpretation: Enums.Interpretation.Srgb).PngsaveBuffer(compression: 9);
    }

    private static bool IsBridge(int x, int y)
    {
        const int Arch = Width / 3;
        if (y is < Deck or >= Water + 40)
            return false;
        var (across, down) = (x % Arch - Arch / 2.0, y - (Water + 40.0));
        return y < Deck + 24 || across * across / (160.0 * 160) + down * down / (100.0 * 100) > 1;
    }

    private static byte[] Document()
    {
        var (text, places) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        const string Line = "BT /F1 18 Tf 72 720 Td (The Mtredi bridge opens on Monday.) Tj ET";
        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            $"<</Length {Line.Length}>>stream\n{Line}\nendstream", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ];
        foreach (var (number, one) in objects.Index())
        {
            places.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{number + 1} 0 obj{one}endobj\n");
        }

        var start = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            text.Append(CultureInfo.InvariantCulture, $"{place:d10} 00000 n \n");
        text.Append(CultureInfo.InvariantCulture, $"trailer<</Size {places.Count + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
