using System.Xml;

namespace NewsApi.Formats.Feeds;

/// <summary>The requirements of one feed reader beyond standard RSS. This base class is standard RSS, without such requirements.</summary>
internal class RssProfile
{
    public static readonly RssProfile Standard = new();

    /// <summary>The profiles that clients can choose with the parameter <c>profile</c>.</summary>
    public static readonly IReadOnlyList<RssProfile> All =
        [new FlipboardProfile(), new SmartNewsProfile(), new MsnProfile(), new DzenProfile()];

    /// <summary>The value of the parameter <c>profile</c>: a <see cref="FeedProfileName"/> in lower case; empty for standard RSS.</summary>
    public virtual string Name => "";

    /// <summary>The maximum number of stories on a page if the request has no <c>limit</c>.</summary>
    public virtual int Limit => 20;

    /// <summary>Whether withdrawn stories stay in the feed as items.</summary>
    public virtual bool ShowsDeleted => false;

    /// <summary>The namespaces of the profile's own elements, with their usual prefixes.</summary>
    public virtual IReadOnlyList<(string Prefix, string Namespace)> Namespaces => [];

    /// <summary>Writes the profile's own elements of the channel.</summary>
    public virtual void WriteChannel(XmlWriter xml, Feed feed)
    {
    }

    /// <summary>Writes the profile's own elements of an item.</summary>
    public virtual void WriteItem(XmlWriter xml, FeedItem item)
    {
    }

    /// <summary>Writes the item of a withdrawn story.</summary>
    public virtual void WriteDeleted(XmlWriter xml, DeletedItem item)
    {
    }

    /// <summary>Writes the categories of an item.</summary>
    public virtual void WriteCategories(XmlWriter xml, FeedItem item)
    {
        foreach (var category in item.Categories)
        {
            xml.WriteStartElement("category");
            xml.WriteAttributeString("domain", category.Domain);
            xml.WriteString(category.Name);
            xml.WriteEndElement();
        }
    }

    /// <summary>Writes the pictures of an item.</summary>
    public virtual void WritePictures(XmlWriter xml, FeedItem item)
    {
        if (item.Picture is not { } picture)
            return;
        Enclosure(xml, picture.Url, picture.MediaType);
        xml.Picture(picture);
    }

    // RSS requires a length. It is not known unless the file is fetched, and feed readers expect 0 in this case.
    protected static void Enclosure(XmlWriter xml, string url, string? mediaType)
    {
        if (mediaType is null)
            return;
        xml.WriteStartElement("enclosure");
        xml.WriteAttributeString("url", url);
        xml.WriteAttributeString("length", "0");
        xml.WriteAttributeString("type", mediaType);
        xml.WriteEndElement();
    }
}
