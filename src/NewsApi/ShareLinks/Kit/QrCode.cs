using System.Drawing;
using QRCoder;

namespace NewsApi.ShareLinks.Kit;

/// <summary>
/// A short link as a QR code of error correction M, with the white margin of four modules that scanners need. The URL is in upper case,
/// for the alphanumeric mode of QR codes, which needs fewer and larger modules. Host and code ignore case.
/// </summary>
internal static class QrCode
{
    private const string Dark = "#000000", Light = "#ffffff";

    /// <summary>The address that a scan opens.</summary>
    public static string Content(string shortUrl) =>
        $"{AbsoluteUrl.Ascii(shortUrl)}-{ShareChannels.All.Single(row => row.Channel == ShareChannel.Qr).Suffix}".ToUpperInvariant();

    public static QRCodeData Symbol(string content) => QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);

    /// <summary>Draws the code as an SVG, which can be scaled without loss.</summary>
    /// <param name="content">The address that a scan opens.</param>
    /// <param name="size">Width and height in pixels.</param>
    public static string Svg(string content, int size)
    {
        using var symbol = Symbol(content);
        using var drawing = new SvgQRCode(symbol);
        return drawing.GetGraphic(new Size(size, size), Dark, Light, drawQuietZones: true, SvgQRCode.SizingMode.WidthHeightAttribute);
    }

    /// <summary>Draws the code as a PNG in black and white.</summary>
    /// <param name="content">The address that a scan opens.</param>
    /// <param name="size">Maximum width and height in pixels. Modules have whole numbers of pixels, so the image may be smaller.</param>
    public static byte[] Png(string content, int size)
    {
        using var symbol = Symbol(content);
        using var drawing = new PngByteQRCode(symbol);
        return drawing.GetGraphic(Math.Max(1, size / symbol.ModuleMatrix.Count), drawQuietZones: true);
    }
}
