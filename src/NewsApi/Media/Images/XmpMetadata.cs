using System.Globalization;
using System.Text;
using System.Xml;
using XmpCore;

namespace NewsApi.Media.Images;

/// <summary>Reads an XMP packet (ISO 16684).</summary>
internal static class XmpMetadata
{
    private const string Dc = "http://purl.org/dc/elements/1.1/";
    private const string Photoshop = "http://ns.adobe.com/photoshop/1.0/";
    private const string Rights = "http://ns.adobe.com/xap/1.0/rights/";
    private const string IptcCore = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/";
    private const string IptcExt = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
    private const string Plus = "http://ns.useplus.org/ldf/xmp/1.0/";

    private const int Deepest = 40;
    private const int MostNodes = 20_000;

    public static PhotoMetadata Read(byte[]? packet)
    {
        if (packet is null || !IsShallow(packet))
            return PhotoMetadata.None;
        try
        {
            var xmp = XmpMetaFactory.ParseFromBuffer(packet);
            return new PhotoMetadata
            {
                Credit = Text(xmp, Photoshop, "Credit"),
                Caption = Localised(xmp, Dc, "description"),
                Alt = Localised(xmp, IptcCore, "AltTextAccessibility"),
                Creator = Item(xmp, Dc, "creator"),
                Rights = Localised(xmp, Dc, "rights"),
                Source = Text(xmp, Photoshop, "Source"),
                Licence = Address(Text(xmp, Rights, "WebStatement")),
                DataMining = Text(xmp, Plus, "DataMining"),
                DigitalSourceType = Text(xmp, IptcExt, "DigitalSourceType"),
                TakenAt = DateTimeOffset.TryParse(
                    Text(xmp, Photoshop, "DateCreated"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                    ? at
                    : null,
            };
        }
        catch (Exception e) when (e is XmpException or XmlException or ArgumentException)
        {
            return PhotoMetadata.None;
        }
    }

    // The parser is recursive. Deep nesting would overflow the stack and end the program.
    private static bool IsShallow(byte[] packet)
    {
        try
        {
            using var reader = XmlReader.Create(
                new MemoryStream(packet), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            for (var nodes = 0; reader.Read(); nodes++)
                if (reader.Depth > Deepest || nodes > MostNodes)
                    return false;
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static string? Text(IXmpMeta xmp, string schema, string name) =>
        PhotoMetadataReader.Clean(xmp.DoesPropertyExist(schema, name) ? xmp.GetPropertyString(schema, name) : null);

    private static string? Item(IXmpMeta xmp, string schema, string name)
    {
        var all = new StringBuilder();
        for (var at = 1; at <= xmp.CountArrayItems(schema, name) && at <= 10; at++)
            all.Append(at == 1 ? "" : ", ").Append(xmp.GetArrayItem(schema, name, at).Value);
        return PhotoMetadataReader.Clean(all.ToString());
    }

    private static string? Localised(IXmpMeta xmp, string schema, string name) =>
        PhotoMetadataReader.Clean(
            xmp.DoesPropertyExist(schema, name) ? xmp.GetLocalizedText(schema, name, null, "x-default")?.Value : null);

    private static string? Address(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? text : null;
}
