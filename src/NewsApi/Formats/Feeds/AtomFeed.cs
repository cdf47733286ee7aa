using System.Globalization;
using System.Xml;
using NewsApi.Usage;

namespace NewsApi.Formats.Feeds;

/// <summary>Writes a feed as Atom 1.0 (RFC 4287), with archives (RFC 5005) and deleted entries (RFC 6721).</summary>
internal static class AtomFeed
{
    private const string Tombstones = "http://purl.org/atompub/tombstones/1.0";

    public static ReadOnlyMemory<byte> Write(Feed feed) => FeedXml.Document(xml =>
    {
        xml.WriteStartElement("feed", FeedXml.Atom);
        xml.Declare("dc", FeedXml.Dublin);
        xml.Declare("media", FeedXml.Media);
        if (feed.Deleted.Count > 0)
            xml.Declare("at", Tombstones);
        if (feed.IsArchive)
            xml.Declare("fh", FeedXml.History);
        xml.Language(feed.Language);
        Element(xml, "id", feed.Id);
        Element(xml, "title", feed.Title);
        Element(xml, "subtitle", feed.Description);
        Element(xml, "updated", Time(feed.Updated));
        Element(xml, "rights", feed.Rights);
        // Atom requires an author of the feed if some items have no author.
        Person(xml, "author", feed.Site.Name);
        Link(xml, new FeedLink("alternate", feed.HomeUrl, "text/html"));
        foreach (var link in feed.Links)
            Link(xml, link);
        if (feed.Site.Logo is { } logo)
            Element(xml, "logo", logo.Url);
        if (feed.IsArchive)
            xml.WriteElementString("fh", "archive", FeedXml.History, "");
        foreach (var item in feed.Items)
            WriteItem(xml, item);
        foreach (var item in feed.Deleted)
            WriteDeleted(xml, item);
        xml.WriteEndElement();
    });

    private static void WriteItem(XmlWriter xml, FeedItem item)
    {
        xml.WriteStartElement("entry", FeedXml.Atom);
        xml.Language(item.Language);
        Element(xml, "id", item.Id);
        Element(xml, "title", item.Title);
        Element(xml, "published", Time(item.Published));
        Element(xml, "updated", Time(item.Updated));
        Link(xml, new FeedLink("alternate", item.Url, "text/html"));
        if (item.SourceUrl is { } source)
            Link(xml, new FeedLink("via", source));
        // RFC 4946 defines this relation.
        if (item.LicenceUrl is { } licence)
            Link(xml, new FeedLink("license", licence, Rsl.MediaType));
        foreach (var author in item.Authors)
            Person(xml, "author", author.Name);
        foreach (var author in item.Authors)
            xml.WriteElementString("dc", "creator", FeedXml.Dublin, author.Name);
        foreach (var category in item.Categories)
        {
            xml.WriteStartElement("category", FeedXml.Atom);
            xml.WriteAttributeString("term", category.Slug);
            xml.WriteAttributeString("scheme", category.Domain);
            xml.WriteAttributeString("label", category.Name);
            xml.WriteEndElement();
        }

        Element(xml, "summary", item.Summary);
        if (item.Html is { } html)
        {
            xml.WriteStartElement("content", FeedXml.Atom);
            xml.WriteAttributeString("type", "html");
            xml.WriteString(html);
            xml.WriteEndElement();
        }

        Element(xml, "rights", item.Attribution);
        xml.Picture(item.Picture);
        xml.WriteEndElement();
    }

    private static void WriteDeleted(XmlWriter xml, DeletedItem item)
    {
        xml.WriteStartElement("at", "deleted-entry", Tombstones);
        xml.WriteAttributeString("ref", item.Id);
        xml.WriteAttributeString("when", Time(item.At));
        if (item.Note is { } note)
            xml.WriteElementString("at", "comment", Tombstones, note);
        xml.WriteEndElement();
    }

    private static void Language(this XmlWriter xml, string? language)
    {
        if (language is not null)
            xml.WriteAttributeString("xml", "lang", null, language);
    }

    private static void Element(XmlWriter xml, string name, string? text)
    {
        if (text is not null)
            xml.WriteElementString(name, FeedXml.Atom, text);
    }

    private static void Person(XmlWriter xml, string element, string name)
    {
        xml.WriteStartElement(element, FeedXml.Atom);
        Element(xml, "name", name);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, FeedLink link)
    {
        xml.WriteStartElement("link", FeedXml.Atom);
        xml.WriteAttributeString("rel", link.Relation);
        xml.Attribute("type", link.MediaType);
        xml.WriteAttributeString("href", link.Url);
        xml.WriteEndElement();
    }

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
