using System.Globalization;
using System.Text;
using System.Xml;
using NewsApi.Articles.Published.Lists;
using NewsApi.ShareLinks.Kit;
using NewsApi.Site;

namespace NewsApi.Formats.Sitemaps;

/// <summary>Writes sitemaps (sitemaps.org 0.9, with Google's extensions for pictures and news).</summary>
/// <param name="site">The site's settings.</param>
/// <param name="addresses">Builds addresses of articles.</param>
internal sealed class SitemapXml(SiteSettings site, SiteUrls addresses)
{
    private const string Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9", Xhtml = "http://www.w3.org/1999/xhtml",
        Image = "http://www.google.com/schemas/sitemap-image/1.1", News = "http://www.google.com/schemas/sitemap-news/0.9";

    private static readonly XmlWriterSettings Writing = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    /// <param name="pages">The address of each page, with the time of the page's latest update.</param>
    public static byte[] Index(IEnumerable<(string Url, DateTimeOffset? UpdatedAt)> pages) => Document("sitemapindex", [], xml =>
    {
        foreach (var (url, updated) in pages)
        {
            xml.WriteStartElement("sitemap", Sitemap);
            xml.WriteElementString("loc", Sitemap, url);
            if (updated is { } time)
                xml.WriteElementString("lastmod", Sitemap, Time(time));
            xml.WriteEndElement();
        }
    });

    public byte[] Page(IReadOnlyList<RangedArticle> rows, ILookup<long, RangedArticle> alternates) =>
        Document("urlset", [("image", Image), ("xhtml", Xhtml)], xml =>
        {
            foreach (var row in rows.Where(IsOwn))
            {
                xml.WriteStartElement("url", Sitemap);
                xml.WriteElementString("loc", Sitemap, Address(row));
                xml.WriteElementString("lastmod", Sitemap, Time(row.UpdatedAt));
                Alternates(xml, row, alternates[row.Id]);
                Picture(xml, row);
                xml.WriteEndElement();
            }
        });

    public byte[] NewsPage(IReadOnlyList<RangedArticle> rows) => Document("urlset", [("image", Image), ("news", News)], xml =>
    {
        foreach (var row in rows.Where(IsOwn))
        {
            xml.WriteStartElement("url", Sitemap);
            xml.WriteElementString("loc", Sitemap, Address(row));
            xml.WriteStartElement("news", "news", News);
            xml.WriteStartElement("news", "publication", News);
            xml.WriteElementString("news", "name", News, site.Name);
            xml.WriteElementString("news", "language", News, NewsLanguage(row.Language));
            xml.WriteEndElement();
            xml.WriteElementString("news", "publication_date", News, Time(row.PublishedAt));
            xml.WriteElementString("news", "title", News, ShareText.Clean(row.Title));
            xml.WriteEndElement();
            Picture(xml, row);
            xml.WriteEndElement();
        }
    });

    // If the page of a story is on another site, it belongs to the sitemap of that site.
    private bool IsOwn(RangedArticle row) =>
        row.CanonicalUrl is not { } url
        || (site.BaseUrl is { } root && url.StartsWith(root + "/", StringComparison.OrdinalIgnoreCase));

    private string Address(RangedArticle row) => AbsoluteUrl.Ascii(addresses.Of(row));

    private void Alternates(XmlWriter xml, RangedArticle row, IEnumerable<RangedArticle> others)
    {
        var all = others.Where(IsOwn).Append(row).OrderBy(one => one.Language, StringComparer.Ordinal).ToList();
        if (all.Count == 1)
            return;
        // Each page lists all translations, including itself.
        foreach (var one in all)
        {
            xml.WriteStartElement("xhtml", "link", Xhtml);
            xml.WriteAttributeString("rel", "alternate");
            xml.WriteAttributeString("hreflang", one.Language);
            xml.WriteAttributeString("href", Address(one));
            xml.WriteEndElement();
        }
    }

    private void Picture(XmlWriter xml, RangedArticle row)
    {
        if (!AbsoluteUrl.TryAscii(row.ImageMedia is { } id ? addresses.OfPicture(id) : row.ImageUrl, out var url))
            return;
        xml.WriteStartElement("image", "image", Image);
        xml.WriteElementString("image", "loc", Image, url);
        xml.WriteEndElement();
    }

    // Google accepts ISO 639 codes. Only Chinese may have a script or country.
    private static string NewsLanguage(string language) => language.ToLowerInvariant() switch
    {
        "zh-cn" or "zh-hans" => "zh-cn",
        "zh-tw" or "zh-hant" => "zh-tw",
        var other => other.Split('-')[0],
    };

    private static byte[] Document(string root, IReadOnlyList<(string Prefix, string Name)> prefixes, Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Writing))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement(root, Sitemap);
            foreach (var (prefix, name) in prefixes)
                xml.WriteAttributeString("xmlns", prefix, null, name);
            write(xml);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
