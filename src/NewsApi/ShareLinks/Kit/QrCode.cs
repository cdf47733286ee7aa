using System.Drawing;
using QRCoder;

namespace NewsApi.ShareLinks.Kit;

/// <summary>
/// A short link as a QR code of error correction M, with the white margin of four modules that scanners need. The URL is in upper case,
/// because host and code ignore case. So the alphanumeric mode of QR codes can be used, which has fewer and larger modules.
/// </summary>
internal static class QrCode
{
    private const string Dark = "#000000", Light = "#ffffff";

    /// <summary>What a scan opens.</summary>
    public static string Content(string shortUrl) =>
        $"{AbsoluteUrl.Ascii(shortUrl)}-{ShareChannels.All.Single(row => row.Channel == ShareChannel.Qr).Suffix}".ToUpperInvariant();

    public static QRCodeData Symbol(string content) => QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);

    /// <summary>A drawing that can be scaled without loss.</summary>
    /// <param name="content">What a scan opens.</param>
    /// <param name="size">Width and height in pixels.</param>
    public static string Svg(string content, int size)
    {
        using var symbol = Symbol(content);
        using var drawing = new SvgQRCode(symbol);
        return drawing.GetGraphic(new Size(size, size), Dark, Light, drawQuietZones: true, SvgQRCode.SizingMode.WidthHeightAttribute);
    }

    /// <summary>An image in black and white.</summary>
    /// <param name="content">What a scan opens.</param>
    /// <param name="size">Maximum width and height in pixels. Modules have whole numbers of pixels, so the image may be smaller.</param>
    public static byte[] Png(string content, int size)
    {
        using var symbol = Symbol(content);
        using var drawing = new PngByteQRCode(symbol);
        return drawing.GetGraphic(Math.Max(1, size / symbol.ModuleMatrix.Count), drawQuietZones: true);
    }
}
