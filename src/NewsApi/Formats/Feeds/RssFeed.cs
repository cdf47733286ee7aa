using System.Xml;
using NewsApi.Usage;

namespace NewsApi.Formats.Feeds;

/// <summary>Writes a feed as RSS 2.0 (RSS Advisory Board, 2.0.11) with the usual extensions and the elements of a profile.</summary>
internal static class RssFeed
{
    private const string Content = "http://purl.org/rss/1.0/modules/content/", Syndication = "http://purl.org/rss/1.0/modules/syndication/";

    public static ReadOnlyMemory<byte> Write(Feed feed, RssProfile profile) => FeedXml.Document(xml =>
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.Declare("atom", FeedXml.Atom);
        xml.Declare("content", Content);
        xml.Declare("dc", FeedXml.Dublin);
        xml.Declare("media", FeedXml.Media);
        xml.Declare("sy", Syndication);
        if (feed.IsArchive)
            xml.Declare("fh", FeedXml.History);
        if (feed.Items.Any(item => item.Terms is not null))
            xml.Declare("rsl", Rsl.Namespace);
        foreach (var (prefix, name) in profile.Namespaces)
            xml.Declare(prefix, name);
        xml.WriteStartElement("channel");
        xml.WriteElementString("title", feed.Title);
        xml.WriteElementString("link", feed.HomeUrl);
        xml.WriteElementString("description", feed.Description);
        xml.Element("language", feed.Language);
        xml.Element("copyright", feed.Rights);
        xml.WriteElementString("lastBuildDate", FeedXml.Time(feed.Updated));
        xml.WriteElementString("docs", "https://www.rssboard.org/rss-specification");
        foreach (var link in feed.Links)
        {
            xml.WriteStartElement("atom", "link", FeedXml.Atom);
            xml.WriteAttributeString("href", link.Url);
            xml.WriteAttributeString("rel", link.Relation);
            xml.Attribute("type", link.MediaType);
            xml.WriteEndElement();
        }

        if (feed.IsArchive)
            xml.WriteElementString("fh", "archive", FeedXml.History, "");
        xml.WriteElementString("sy", "updatePeriod", Syndication, "hourly");
        xml.WriteElementString("sy", "updateFrequency", Syndication, "4");
        profile.WriteChannel(xml, feed);
        foreach (var item in feed.Items)
            WriteItem(xml, item, profile);
        foreach (var item in feed.Deleted)
            profile.WriteDeleted(xml, item);
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static void WriteItem(XmlWriter xml, FeedItem item, RssProfile profile)
    {
        xml.WriteStartElement("item");
        xml.WriteElementString("title", item.Title);
        xml.WriteElementString("link", item.Url);
        xml.Guid(item.Id);
        xml.WriteElementString("pubDate", FeedXml.Time(item.Published));
        // If no text follows, the description includes the terms, because feed readers then show only the description.
        xml.Element("description", item.Html is null ? Summary(item) : item.Summary);
        if (item.Html is { } html)
            xml.WriteElementString("content", "encoded", Content, html);
        foreach (var author in item.Authors)
            xml.WriteElementString("dc", "creator", FeedXml.Dublin, author.Name);
        profile.WriteCategories(xml, item);
        profile.WritePictures(xml, item);
        if (item.Attribution is { } attribution)
            xml.WriteElementString("dc", "rights", FeedXml.Dublin, attribution);
        xml.WriteElementString("dc", "language", FeedXml.Dublin, item.Language);
        if (item.SourceUrl is { } source)
            xml.WriteElementString("dc", "source", FeedXml.Dublin, source);
        if (item.Terms is { } terms)
            Rsl.WriteContent(xml, "rsl", terms, item.Url);
        profile.WriteItem(xml, item);
        xml.WriteEndElement();
    }

    private static string? Summary(FeedItem item) =>
        item.Attribution is null ? item.Summary : item.Summary is null ? item.Attribution : $"{item.Summary} {item.Attribution}";
}
