using System.Drawing;
using QRCoder;

namespace NewsApi.ShareLinks.Kit;

/// <summary>
/// A short link as a QR code of error correction M, with the four modules of white around it that readers need. The URL is in upper
/// case, which host and code don't mind, so that the code's alphanumeric mode takes it: fewer and larger modules.
/// </summary>
internal static class QrCode
{
    private const string Dark = "#000000", Light = "#ffffff";

    /// <summary>What a scan opens.</summary>
    public static string Content(string shortUrl) =>
        $"{AbsoluteUrl.Ascii(shortUrl)}-{ShareChannels.All.Single(row => row.Channel == ShareChannel.Qr).Suffix}".ToUpperInvariant();

    public static QRCodeData Symbol(string content) => QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);

    /// <summary>A drawing without loss at any size.</summary>
    /// <param name="content">What a scan opens.</param>
    /// <param name="size">Width and height in pixels.</param>
    public static string Svg(string content, int size)
    {
        using var symbol = Symbol(content);
        using var drawing = new SvgQRCode(symbol);
        return drawing.GetGraphic(new Size(size, size), Dark, Light, drawQuietZones: true, SvgQRCode.SizingMode.WidthHeightAttribute);
    }

    /// <summary>An image of black and white.</summary>
    /// <param name="content">What a scan opens.</param>
    /// <param name="size">Most pixels each way: it is as large as whole pixels for each module allow.</param>
    public static byte[] Png(string content, int size)
    {
        using var symbol = Symbol(content);
        using var drawing = new PngByteQRCode(symbol);
        return drawing.GetGraphic(Math.Max(1, size / symbol.ModuleMatrix.Count), drawQuietZones: true);
    }
}
