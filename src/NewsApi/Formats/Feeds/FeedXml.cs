using System.Globalization;
using System.Text;
using System.Xml;

namespace NewsApi.Formats.Feeds;

/// <summary>The parts that RSS and Atom share: the writer, the namespaces and the media elements.</summary>
internal static class FeedXml
{
    public const string Atom = "http://www.w3.org/2005/Atom", Media = "http://search.yahoo.com/mrss/",
        Dublin = "http://purl.org/dc/elements/1.1/", History = "http://purl.org/syndication/history/1.0";

    // This size is enough for twenty whole texts. The buffer grows for a longer document.
    private const int UsualSize = 128 * 1_024;

    private static readonly XmlWriterSettings Writing = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    /// <summary>Writes a document to bytes in UTF-8.</summary>
    public static ReadOnlyMemory<byte> Document(Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream(UsualSize);
        using (var xml = XmlWriter.Create(bytes, Writing))
        {
            xml.WriteStartDocument();
            write(xml);
            xml.WriteEndDocument();
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    /// <summary>
    /// Declares a namespace prefix at the root. Many feed readers recognise extension elements by the usual prefix, not by the namespace.
    /// </summary>
    public static void Declare(this XmlWriter xml, string prefix, string name) => xml.WriteAttributeString("xmlns", prefix, null, name);

    public static void Element(this XmlWriter xml, string name, string? text)
    {
        if (text is not null)
            xml.WriteElementString(name, text);
    }

    public static void Attribute(this XmlWriter xml, string name, string? text)
    {
        if (text is not null)
            xml.WriteAttributeString(name, text);
    }

    /// <summary>A time in the format of RSS: RFC 822, with a year of four digits as RSS recommends.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("r", CultureInfo.InvariantCulture);

    /// <summary>Writes the <c>guid</c> of an RSS item, with <c>isPermaLink="false"</c>.</summary>
    public static void Guid(this XmlWriter xml, string id)
    {
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(id);
        xml.WriteEndElement();
    }

    /// <summary>Writes <c>media:content</c> with size, type, credit and description (Media RSS 1.5.1).</summary>
    /// <param name="xml">The writer.</param>
    /// <param name="picture">The picture; nothing is written for null.</param>
    /// <param name="more">Writes further elements into <c>media:content</c>; null for none.</param>
    public static void Picture(this XmlWriter xml, FeedPicture? picture, Action? more = null)
    {
        if (picture is null)
            return;
        xml.WriteStartElement("media", "content", Media);
        xml.WriteAttributeString("url", picture.Url);
        xml.WriteAttributeString("medium", "image");
        xml.Attribute("type", picture.MediaType);
        xml.Attribute("width", picture.Width?.ToString(CultureInfo.InvariantCulture));
        xml.Attribute("height", picture.Height?.ToString(CultureInfo.InvariantCulture));
        if (picture.Credit is { } credit)
            xml.WriteElementString("media", "credit", Media, credit);
        if (picture.Description is { } description)
            xml.WriteElementString("media", "description", Media, description);
        more?.Invoke();
        xml.WriteEndElement();
    }
}
