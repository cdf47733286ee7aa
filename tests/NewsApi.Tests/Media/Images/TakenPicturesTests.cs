using System.Buffers.Binary;
using System.IO.Hashing;
using System.Net;
using System.Text;
using NetVips;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Media.Images;

/// <summary>Which files are taken, as what, and which are refused with which words.</summary>
public class TakenPicturesTests(Database database) : DatabaseFixture(database)
{
    private static readonly byte[] Heic = [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, .. new byte[100]];

    private static readonly byte[] Mp4 =
    [
        0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 2, 0, .. "isommp42"u8,
        0, 0, 0, 116, .. "moov"u8, 0, 0, 0, 108, .. "mvhd"u8, .. new byte[12], 0, 0, 3, 232, 0, 0, 9, 196, .. new byte[80],
    ];

    private static readonly (string Name, Func<byte[]> Make, string Type)[] Taken =
    [
        ("JPEG", () => TestPictures.Jpeg(), "image/jpeg"),
        ("PNG", () => TestPictures.Png(), "image/png"),
        ("interlaced PNG", () => TestPictures.Quarters().PngsaveBuffer(interlace: true), "image/png"),
        ("palette PNG", () => TestPictures.Quarters().PngsaveBuffer(palette: true), "image/png"),
        ("WebP", () => TestPictures.Quarters().WebpsaveBuffer(), "image/webp"),
        ("lossless WebP", () => TestPictures.Quarters().WebpsaveBuffer(lossless: true), "image/webp"),
        ("AVIF", () => TestPictures.Quarters().HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1), "image/avif"),
        ("GIF", () => TestPictures.Quarters().GifsaveBuffer(), "image/gif"),
        ("animated GIF", () => TestPictures.Frames(5).GifsaveBuffer(), "image/gif"),
        ("animated WebP", () => TestPictures.Frames(5).WebpsaveBuffer(), "image/webp"),
        ("TIFF", () => TestPictures.Quarters().TiffsaveBuffer(), "image/tiff"),
        ("CMYK JPEG", () => TestPictures.Cmyk(), "image/jpeg"),
        ("16-bit PNG", () => TestPictures.SixteenBit(), "image/png"),
        ("grey PNG with alpha", () => TestPictures.GreyWithAlpha(), "image/png"),
        ("wide gamut JPEG", () => TestPictures.WideGamut(), "image/jpeg"),
        ("progressive JPEG", () => TestPictures.Quarters().JpegsaveBuffer(interlace: true), "image/jpeg"),
        ("grey JPEG", () => TestPictures.Quarters().Colourspace(Enums.Interpretation.Bw).JpegsaveBuffer(), "image/jpeg"),
        ("one pixel", () => TestPictures.Plain(1, 1, [1, 2, 3]).PngsaveBuffer(), "image/png"),
        ("a strip", () => TestPictures.Plain(3_000, 2, [9, 9, 9]).PngsaveBuffer(), "image/png"),
        ("deep XMP", () => TestPictures.WithMetadata(TestPictures.DeepPacket(3_000)), "image/jpeg"),
        ("polyglot of GIF and script", () => [.. TestPictures.Quarters().GifsaveBuffer(), .. "<script>alert(1)</script>"u8], "image/gif"),
        ("MP3", () => [.. "ID3"u8, .. new byte[200]], "audio/mpeg"),
        ("MP4", () => Mp4, "video/mp4"),
        ("PDF", () => [.. "%PDF-1.7\n"u8, .. new byte[100]], "application/pdf"),
        ("Ogg", () => [.. "OggS"u8, .. new byte[100]], "audio/ogg"),
        ("FLAC", () => [.. "fLaC"u8, .. new byte[100]], "audio/flac"),
        ("WAV", () => [.. "RIFF"u8, 0, 0, 0, 0, .. "WAVEfmt "u8, .. new byte[100]], "audio/wav"),
    ];

    private static readonly (string Name, Func<byte[]> Make, string Code)[] Refused =
    [
        ("nothing", () => [], "empty_file"),
        ("HEIC", () => Heic, "unsupported_file"),
        ("SVG", () => Encoding.UTF8.GetBytes("\uFEFF <svg xmlns='http://www.w3.org/2000/svg'><a/></svg>"), "unsupported_file"),
        ("SVG behind a declaration", () => Encoding.UTF8.GetBytes("<?xml version='1.0'?><!-- x --><svg/>"), "unsupported_file"),
        ("HTML", () => Encoding.UTF8.GetBytes("<html><script>alert(1)</script>"), "unsupported_file"),
        ("text", () => Encoding.UTF8.GetBytes("hello"), "unsupported_file"),
        ("a ZIP", () => [0x50, 0x4B, 3, 4, .. new byte[100]], "unsupported_file"),
        ("a cut JPEG", () => TestPictures.Jpeg(1_600, 1_200)[..4_000], "damaged_file"),
        ("a cut PNG", () => TestPictures.Png(800, 600)[..300], "damaged_file"),
        ("a cut WebP", () => TestPictures.Quarters(800, 600).WebpsaveBuffer(lossless: true)[..100], "damaged_file"),
        ("a header alone", () => [0xFF, 0xD8, 0xFF, 0xE0], "damaged_file"),
        ("a PNG of 40,000 x 40,000", () => TestPictures.PngBomb(40_000), "too_many_pixels"),
        ("a header that lies", () => Lying(), "damaged_file"),
        ("a GIF of 1,100 frames", () => TestPictures.Frames(1_100, 4, 4).GifsaveBuffer(), "too_many_pixels"),
        ("a GIF of 2,000 large frames", () => LargeFrames(), "too_many_pixels"),
    ];

    [TestCaseSource(nameof(NamesOfTaken))]
    public async Task Is_taken(string name)
    {
        var (_, make, type) = Taken.First(one => one.Name == name);
        var bytes = make();
        var answer = (await Editor.PostRaw("/v1/editorial/media", bytes, "text/html")).Expect(HttpStatusCode.Created);
        Assert.That(answer.Value<string>("type"), Is.EqualTo(type));
        Assert.That(answer.Value<long>("bytes"), Is.EqualTo(bytes.Length));
        var original = await Editor.Get($"/v1/editorial/media/{answer.Id}/original");
        Assert.That(original.Body, Is.EqualTo(bytes), "the original is kept byte for byte");
        if (answer.Json["picture"] is not { } picture)
        {
            var file = (await Anonymous.Get(new Uri(answer.Value<string>("url")).AbsolutePath)).Expect(HttpStatusCode.OK);
            Assert.That(file.Headers["Content-Type"], Is.EqualTo(type));
            Assert.That(file.Headers["Content-Security-Policy"], Does.StartWith("sandbox"));
            return;
        }

        foreach (var size in picture["renditions"]!.AsArray())
            foreach (var end in (string[])["jpg", "webp"])
            {
                var address = Path.ChangeExtension(new Uri(size!["url"]!.GetValue<string>()).AbsolutePath, end);
                var made = (await Anonymous.Get(address)).Expect(HttpStatusCode.OK);
                using var image = Image.NewFromBuffer(made.Body, failOn: Enums.FailOn.Truncated);
                Assert.That(
                    (image.Width, image.Height), Is.EqualTo((size["width"]!.GetValue<int>(), size["height"]!.GetValue<int>())), address);
                Assert.That(made.Headers["X-Content-Type-Options"], Is.EqualTo("nosniff"));
            }
    }

    [TestCaseSource(nameof(NamesOfRefused))]
    public async Task Is_refused(string name)
    {
        var (_, make, code) = Refused.First(one => one.Name == name);
        var answer = (await Editor.PostRaw("/v1/editorial/media", make(), "image/jpeg")).Expect(HttpStatusCode.UnprocessableEntity);
        Assert.That(answer.Code, Is.EqualTo(code));
    }

    private static IEnumerable<string> NamesOfTaken() => Taken.Select(one => one.Name);

    private static IEnumerable<string> NamesOfRefused() => Refused.Select(one => one.Name);

    // The header of a small PNG says that it has 9,000 rows.
    private static byte[] Lying()
    {
        var png = TestPictures.PngBomb(100);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 9_000);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc32.HashToUInt32(png.AsSpan(12, 17)));
        return png;
    }

    // The canvas of each frame is large, and its pixels are one.
    private static byte[] LargeFrames()
    {
        using var gif = new MemoryStream();
        gif.Write([.. "GIF89a"u8, 0xA0, 0x0F, 0xA0, 0x0F, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]);
        for (var frame = 0; frame < 2_000; frame++)
            gif.Write([0x21, 0xF9, 4, 0, 0, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]);
        gif.WriteByte(0x3B);
        return gif.ToArray();
    }
}
