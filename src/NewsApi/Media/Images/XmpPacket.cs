using System.Text;
using System.Xml;

namespace NewsApi.Media.Images;

/// <summary>The metadata that a rendition carries as XMP.</summary>
internal sealed record PictureCredits
{
    public string? Credit { get; init; }

    public string? Rights { get; init; }

    public string? Creator { get; init; }

    public string? Caption { get; init; }

    public string? Alt { get; init; }

    public string? Source { get; init; }

    /// <summary>Address of the licence: where a search engine finds the terms.</summary>
    public string? Licence { get; init; }

    public string? DataMining { get; init; }

    public string? DigitalSourceType { get; init; }
}

/// <summary>Writes a new XMP packet for a rendition. The packet of the original is never copied, since it can contain locations.</summary>
internal static class XmpPacket
{
    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    private static readonly (string Prefix, string Namespace)[] Namespaces =
    [
        ("dc", "http://purl.org/dc/elements/1.1/"),
        ("photoshop", "http://ns.adobe.com/photoshop/1.0/"),
        ("xmpRights", "http://ns.adobe.com/xap/1.0/rights/"),
        ("Iptc4xmpCore", "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"),
        ("Iptc4xmpExt", "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"),
        ("plus", "http://ns.useplus.org/ldf/xmp/1.0/"),
    ];

    public static string Write(PictureCredits credits)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, CheckCharacters = true }))
        {
            writer.WriteStartElement("x", "xmpmeta", "adobe:ns:meta/");
            writer.WriteStartElement("rdf", "RDF", Rdf);
            writer.WriteStartElement("rdf", "Description", Rdf);
            writer.WriteAttributeString("rdf", "about", Rdf, "");
            foreach (var (prefix, address) in Namespaces)
                writer.WriteAttributeString("xmlns", prefix, null, address);
            Property(writer, "photoshop", "Credit", credits.Credit);
            Property(writer, "photoshop", "Source", credits.Source);
            Property(writer, "xmpRights", "WebStatement", credits.Licence);
            Property(writer, "Iptc4xmpExt", "DigitalSourceType", credits.DigitalSourceType);
            Property(writer, "plus", "DataMining", credits.DataMining);
            List(writer, "dc", "creator", "Seq", credits.Creator);
            List(writer, "dc", "rights", "Alt", credits.Rights);
            List(writer, "dc", "description", "Alt", credits.Caption);
            List(writer, "Iptc4xmpCore", "AltTextAccessibility", "Alt", credits.Alt);
            if (credits.Licence is not null)
                Licensor(writer, credits.Licence);
            writer.WriteEndElement();
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        return text.ToString();
    }

    private static void Property(XmlWriter writer, string prefix, string name, string? value)
    {
        if (value is not null)
            writer.WriteElementString(prefix, name, NamespaceOf(prefix), Writable(value));
    }

    private static void List(XmlWriter writer, string prefix, string name, string form, string? value)
    {
        if (value is null)
            return;
        writer.WriteStartElement(prefix, name, NamespaceOf(prefix));
        writer.WriteStartElement("rdf", form, Rdf);
        writer.WriteStartElement("rdf", "li", Rdf);
        if (form == "Alt")
            writer.WriteAttributeString("xml", "lang", null, "x-default");
        writer.WriteString(Writable(value));
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Licensor(XmlWriter writer, string licence)
    {
        writer.WriteStartElement("plus", "Licensor", NamespaceOf("plus"));
        writer.WriteStartElement("rdf", "Seq", Rdf);
        writer.WriteStartElement("rdf", "li", Rdf);
        writer.WriteAttributeString("rdf", "parseType", Rdf, "Resource");
        writer.WriteElementString("plus", "LicensorURL", NamespaceOf("plus"), licence);
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    // JSON allows some characters that XML does not allow. They are removed.
    private static string Writable(string value) => value.All(XmlConvert.IsXmlChar)
        ? value
        : string.Concat(value.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));

    private static string NamespaceOf(string prefix) => Namespaces.First(one => one.Prefix == prefix).Namespace;
}
