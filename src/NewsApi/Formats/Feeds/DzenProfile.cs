using System.Xml;
using NewsApi.ShareLinks.Cards;

namespace NewsApi.Formats.Feeds;

/// <summary>
/// RSS for Dzen: each item has three fixed words in <c>category</c>, and an <c>enclosure</c> for every picture with a known media type.
/// The lead image comes first.
/// </summary>
internal sealed class DzenProfile : RssProfile
{
    // With these words, Dzen publishes the whole text as an article, and search engines may index it.
    private static readonly string[] Words = ["native-yes", "format-article", "index"];

    public override string Name => "dzen";

    public override void WriteItem(XmlWriter xml, FeedItem item) => xml.WriteElementString("pdalink", item.Url);

    public override void WriteCategories(XmlWriter xml, FeedItem item)
    {
        foreach (var word in Words)
            xml.WriteElementString("category", word);
    }

    public override void WritePictures(XmlWriter xml, FeedItem item)
    {
        var urls = FeedTexts.Pictures(item.Html ?? "");
        if (item.Picture is { } picture)
            urls = [picture.Url, .. urls];
        foreach (var url in urls.Distinct())
            Enclosure(xml, url, Uri.IsWellFormedUriString(url, UriKind.Absolute) ? CardText.ImageType(url) : null);
        xml.Picture(item.Picture);
    }
}
