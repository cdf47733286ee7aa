using System.Globalization;
using System.Xml;
using NewsApi.Usage;

namespace NewsApi.Formats.Feeds;

/// <summary>RSS for MSN: adds the times of first publication and last change, a short title, and whether MSN may use the picture.</summary>
internal sealed class MsnProfile : RssProfile
{
    /// <summary>The maximum length of a short title in characters.</summary>
    public const int MostShortTitle = 54;

    private const string Ingestion = "http://schemas.ingestion.microsoft.com/common/", Terms = "http://purl.org/dc/terms/";

    public override string Name => "msn";

    public override IReadOnlyList<(string Prefix, string Namespace)> Namespaces => [("mi", Ingestion), ("dcterms", Terms)];

    public override void WriteItem(XmlWriter xml, FeedItem item)
    {
        xml.WriteElementString("dcterms", "modified", Terms, Time(item.Updated));
        xml.WriteElementString("mi", "dateTimeWritten", Ingestion, Time(item.Published));
        if (item.ShortTitle is { } title && Graphemes(title) <= MostShortTitle)
            xml.WriteElementString("mi", "shortTitle", Ingestion, title);
    }

    // If the usage policy has no rule for syndication, the element for the rights of the picture is left out.
    public override void WritePictures(XmlWriter xml, FeedItem item)
    {
        if (item.Picture is not { } picture)
            return;
        xml.Picture(picture, () =>
        {
            if (item.Terms?.Policy.Syndication is { } syndication)
                xml.WriteElementString("mi", "hasSyndicationRights", Ingestion, syndication == UsageRule.Allowed ? "1" : "0");
        });
    }

    private static int Graphemes(string text) => new StringInfo(text).LengthInTextElements;

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
