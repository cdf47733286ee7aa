using System.Xml;

namespace NewsApi.Formats.Feeds;

/// <summary>RSS for SmartNews (SmartFormat 2.1). Withdrawn stories stay in the feed as items with the state <c>deleted</c>.</summary>
internal sealed class SmartNewsProfile : RssProfile
{
    private const string Smart = "http://www.smartnews.be/snf";

    // For how many minutes the feed may be cached.
    private const string TimeToLive = "15";

    public override string Name => "smartnews";

    public override bool ShowsDeleted => true;

    public override IReadOnlyList<(string Prefix, string Namespace)> Namespaces => [("snf", Smart)];

    public override void WriteChannel(XmlWriter xml, Feed feed)
    {
        xml.WriteElementString("pubDate", FeedXml.Time(feed.Updated));
        xml.WriteElementString("ttl", TimeToLive);
        if (feed.Site.Logo is not { } logo)
            return;
        xml.WriteStartElement("snf", "logo", Smart);
        xml.WriteElementString("url", logo.Url);
        xml.WriteEndElement();
    }

    public override void WriteItem(XmlWriter xml, FeedItem item)
    {
        if (item.Picture is { } picture)
        {
            xml.WriteStartElement("media", "thumbnail", FeedXml.Media);
            xml.WriteAttributeString("url", picture.Url);
            xml.WriteEndElement();
        }

        Status(xml, "active");
    }

    public override void WriteDeleted(XmlWriter xml, DeletedItem item)
    {
        xml.WriteStartElement("item");
        // An item must have a title. The title of the story is no longer public, so the note or the address replaces it.
        xml.WriteElementString("title", item.Note ?? item.Url);
        xml.WriteElementString("link", item.Url);
        xml.Guid(item.Id);
        xml.WriteElementString("pubDate", FeedXml.Time(item.At));
        Status(xml, "deleted");
        xml.WriteEndElement();
    }

    private static void Status(XmlWriter xml, string state)
    {
        xml.WriteStartElement("media", "status", FeedXml.Media);
        xml.WriteAttributeString("state", state);
        xml.WriteEndElement();
    }
}
