using NewsApi.ShareLinks.Kit;
using QRCoder;

namespace NewsApi.Tests.ShareLinks.Kit;

/// <summary>Reads a symbol's own words back from its modules (ISO/IEC 18004), without a decoder.</summary>
public class QrCodeTests
{
    private const int QuietZone = 4, LevelM = 0b00, Alphanumeric = 0b0010;

    [Test]
    public void A_scan_opens_the_short_link_with_a_suffix_of_its_own() =>
        Assert.That(QrCode.Content("https://news.example/s/b7kq2mx"), Is.EqualTo("HTTPS://NEWS.EXAMPLE/S/B7KQ2MX-Q"));

    [TestCase("https://nws.am/s/b7kq2mx", 2, 2)]
    [TestCase("https://news.example/s/b7kq2mx", 2, 3)]
    [TestCase("https://xn--lsa-fja.example:8443/api/s/spring-sale-2026", 3, 4)]
    public void The_symbol_is_alphanumeric_small_and_corrects_15_per_cent(string shortUrl, int version, int inLowerCase)
    {
        var content = QrCode.Content(shortUrl);
        using var symbol = QrCode.Symbol(content);
        var modules = Modules(symbol);
        Assert.That((modules.Length - 17) / 4, Is.EqualTo(version));
        var (level, mask) = Format(modules);
        Assert.That(level, Is.EqualTo(LevelM));
        Assert.That(Bits(modules, mask, 0, 4), Is.EqualTo(Alphanumeric));
        Assert.That(Bits(modules, mask, 4, 9), Is.EqualTo(content.Length));

        using var bytes = QRCodeGenerator.GenerateQrCode(content.ToLowerInvariant(), QRCodeGenerator.ECCLevel.M);
        Assert.That(bytes.Version, Is.EqualTo(inLowerCase), "In lower case it takes the mode of bytes.");
    }

    [Test]
    public void Four_modules_of_white_stand_around_it()
    {
        using var symbol = QrCode.Symbol("HTTPS://NEWS.EXAMPLE/S/B7KQ2MX-Q");
        var rows = symbol.ModuleMatrix.Select(row => row.Cast<bool>().ToArray()).ToArray();
        var inside = rows[QuietZone..^QuietZone].Select(row => row[QuietZone..^QuietZone]).ToArray();
        Assert.That(rows.Sum(row => row.Count(dark => dark)), Is.EqualTo(inside.Sum(row => row.Count(dark => dark))));
        Assert.That(inside[0][..7], Is.All.True, "The finder pattern begins right behind it.");
    }

    [TestCase(128)]
    [TestCase(500)]
    [TestCase(2_048)]
    public void A_PNG_is_as_large_as_whole_modules_allow_and_an_SVG_is_exact(int size)
    {
        const string Content = "HTTPS://NEWS.EXAMPLE/S/B7KQ2MX-Q";
        var png = QrCode.Png(Content, size);
        Assert.That(png[..8], Is.EqualTo(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }));
        var width = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));
        Assert.That(width, Is.GreaterThan(size - 33).And.LessThanOrEqualTo(size));
        Assert.That(width % 33, Is.Zero);
        Assert.That(QrCode.Svg(Content, size), Does.Contain($"width=\"{size}\" height=\"{size}\"").And.Contain("viewBox=\"0 0 33 33\""));
    }

    private static bool[][] Modules(QRCodeData symbol) =>
        [.. symbol.ModuleMatrix.Select(row => row.Cast<bool>().ToArray()[QuietZone..^QuietZone]).ToArray()[QuietZone..^QuietZone]];

    // The first five of the fifteen format bits, along row 8 from the left, under the standard's mask.
    private static (int Level, int Mask) Format(bool[][] modules)
    {
        var bits = Enumerable.Range(0, 5).Aggregate(0, (value, column) => (value << 1) | (modules[8][column] ? 1 : 0)) ^ 0b10101;
        return (bits >> 3, bits & 0b111);
    }

    // The first bits of the data run upwards in the two rightmost columns, where nothing else stands for these few.
    private static int Bits(bool[][] modules, int mask, int from, int count)
    {
        var last = modules.Length - 1;
        return Enumerable.Range(from, count).Aggregate(0, (value, at) =>
        {
            var (row, column) = (last - (at / 2), last - (at % 2));
            return (value << 1) | (modules[row][column] != IsMasked(mask, row, column) ? 1 : 0);
        });
    }

    private static bool IsMasked(int mask, int row, int column) => 0 == mask switch
    {
        0 => (row + column) % 2,
        1 => row % 2,
        2 => column % 3,
        3 => (row + column) % 3,
        4 => ((row / 2) + (column / 3)) % 2,
        5 => (row * column % 2) + (row * column % 3),
        6 => ((row * column % 2) + (row * column % 3)) % 2,
        _ => (((row + column) % 2) + (row * column % 3)) % 2,
    };
}
