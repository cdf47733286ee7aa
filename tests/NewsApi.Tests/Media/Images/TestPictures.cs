using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using NetVips;
using NewsApi.Media.Images;

namespace NewsApi.Tests.Media.Images;

/// <summary>Pictures that tests make themselves, so that each shows what it is for.</summary>
internal static class TestPictures
{
    /// <summary>Red, green, blue and white, from the upper left corner to the lower right.</summary>
    public static readonly int[][] Corners = [[220, 20, 20], [20, 200, 20], [20, 20, 220], [250, 250, 250]];

    /// <summary>A picture whose four quarters have the colours of <see cref="Corners"/>.</summary>
    public static Image Quarters(int width = 400, int height = 200)
    {
        Vips.Start();
        var quarters = Corners.Select(colour => Plain(width / 2, height / 2, colour)).ToArray();
        return Image.Arrayjoin(quarters, across: 2);
    }

    public static Image Plain(int width, int height, int[] colour)
    {
        Vips.Start();
        return Image.Black(width, height).NewFromImage(colour).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
    }

    public static byte[] Jpeg(int width = 400, int height = 200) => Quarters(width, height).JpegsaveBuffer(q: 90);

    public static byte[] Png(int width = 400, int height = 200) => Quarters(width, height).PngsaveBuffer();

    public static byte[] Turned(int orientation) => Quarters()
        .Mutate(image => image.Set(GValue.GIntType, "orientation", orientation)).JpegsaveBuffer(q: 95);

    public static byte[] GreyWithAlpha()
    {
        Vips.Start();
        var grey = Image.Black(300, 200).NewFromImage(120).Cast(Enums.BandFormat.Uchar);
        return grey.Bandjoin(Image.Black(300, 200).NewFromImage(200).Cast(Enums.BandFormat.Uchar))
            .Copy(interpretation: Enums.Interpretation.Bw).PngsaveBuffer();
    }

    public static byte[] Cmyk() => Quarters().Colourspace(Enums.Interpretation.Cmyk).JpegsaveBuffer();

    public static byte[] SixteenBit() => Quarters().Colourspace(Enums.Interpretation.Rgb16).PngsaveBuffer();

    public static byte[] WideGamut() => Quarters().IccTransform("p3", inputProfile: "srgb").JpegsaveBuffer(keep: Enums.ForeignKeep.Icc);

    /// <summary>An animation whose frames are plain: red, then blue, in turn.</summary>
    public static Image Frames(int count, int width = 60, int height = 40)
    {
        Vips.Start();
        var frames = Enumerable.Range(0, count).Select(at => Plain(width, height, Corners[at % 2 * 2])).ToArray();
        return Image.Arrayjoin(frames, across: 1).Mutate(image =>
        {
            image.Set(GValue.GIntType, "page-height", height);
            image.Set(GValue.ArrayIntType, "delay", Enumerable.Repeat(100, count).ToArray());
        });
    }

    /// <summary>A PNG whose header says how large it is, and which has the rows of zeros for it, packed to almost nothing.</summary>
    public static byte[] PngBomb(int side)
    {
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), side);
        header[8] = 1;
        Chunk(png, "IHDR", header);
        using var data = new MemoryStream();
        using (var packed = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
            for (var row = 0; row < side; row++)
                packed.Write(new byte[1 + (side + 7) / 8]);
        Chunk(png, "IDAT", data.ToArray());
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    /// <summary>A JPEG with credit, rights and a place in EXIF, IPTC and XMP, a serial number and a thumbnail.</summary>
    public static byte[] WithMetadata(string? packet = null)
    {
        var xmp = packet ?? """
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
              xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
              xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"
              xmlns:exif="http://ns.adobe.com/exif/1.0/" photoshop:Credit="Agency X" photoshop:Source="Agency"
              xmpRights:WebStatement="https://agency.example/licence" plus:DataMining="http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED"
              Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
              exif:GPSLatitude="40,24.5N" exif:GPSLongitude="49,52.1E">
              <dc:creator><rdf:Seq><rdf:li>Leyla Quliyeva</rdf:li></rdf:Seq></dc:creator>
              <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© 2026 Agency X</rdf:li></rdf:Alt></dc:rights>
              <dc:description><rdf:Alt><rdf:li xml:lang="x-default">A bridge over the Kura.</rdf:li></rdf:Alt></dc:description>
              <Iptc4xmpCore:AltTextAccessibility>
                <rdf:Alt><rdf:li xml:lang="x-default">A steel bridge at dusk</rdf:li></rdf:Alt>
              </Iptc4xmpCore:AltTextAccessibility>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            """;
        return Quarters().Mutate(image =>
        {
            image.Set(GValue.BlobType, "xmp-data", Encoding.UTF8.GetBytes(xmp));
            image.Set(GValue.GStrType, "exif-ifd0-Artist", "Exif Artist (Exif Artist, ASCII, 12 components, 12 bytes)");
            image.Set(GValue.GStrType, "exif-ifd0-Copyright", "Exif Rights (Exif Rights, ASCII, 12 components, 12 bytes)");
            image.Set(
                GValue.GStrType, "exif-ifd2-DateTimeOriginal",
                "2026:11:28 09:57:00 (2026:11:28 09:57:00, ASCII, 20 components, 20 bytes)");
            image.Set(GValue.GStrType, "exif-ifd2-BodySerialNumber", "SN123456 (SN123456, ASCII, 9 components, 9 bytes)");
            image.Set(GValue.BlobType, "jpeg-thumbnail-data", Jpeg(160, 80));
            image.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "40/1 24/1 30/1 (40, 24, 30, Rational, 3 components, 24 bytes)");
        }).JpegsaveBuffer(q: 90, keep: Enums.ForeignKeep.All);
    }

    /// <summary>An XMP packet that is nested so deeply that a parser which calls itself would overflow its stack.</summary>
    public static string DeepPacket(int depth) =>
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        + "<rdf:Description rdf:about='' xmlns:a='a:a'>" + string.Concat(Enumerable.Repeat("<a:b rdf:parseType='Resource'>", depth))
        + string.Concat(Enumerable.Repeat("</a:b>", depth)) + "</rdf:Description></rdf:RDF></x:xmpmeta>";

    /// <summary>The mean colours of the four corners of a picture.</summary>
    public static int[][] CornersOf(byte[] picture)
    {
        Vips.Start();
        using var image = Image.NewFromBuffer(picture).Colourspace(Enums.Interpretation.Srgb);
        int w = image.Width, h = image.Height, side = Math.Max(2, Math.Min(w, h) / 8);
        (int X, int Y)[] places = [(1, 1), (w - side - 1, 1), (1, h - side - 1), (w - side - 1, h - side - 1)];
        return [.. places
            .Select(at => image.ExtractArea(at.X, at.Y, side, side))
            .Select(part => Enumerable.Range(0, 3).Select(band => (int)part.ExtractBand(Math.Min(band, part.Bands - 1)).Avg()).ToArray())];
    }

    public static bool AreClose(int[] one, int[] other) => one.Zip(other).All(pair => Math.Abs(pair.First - pair.Second) < 40);

    private static void Chunk(MemoryStream png, string name, byte[] data)
    {
        var content = Encoding.ASCII.GetBytes(name).Concat(data).ToArray();
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(content);
        var check = Crc32.HashToUInt32(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, check);
        png.Write(number);
    }
}
