using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsApi.ShareLinks.Kit;

namespace NewsApi.ShareLinks.Cards;

/// <summary>
/// A card as a page. Its meta tags and a few lines for people take at most <see cref="MostBytes"/>: some programs read no further. The most
/// important pieces come first; pieces that do not fit are left out. The story as JSON-LD, for search engines, follows the meta tags and
/// does not count towards the limit.
/// </summary>
internal static class SocialCardPage
{
    public const int MostBytes = 8_000;

    private const int MostBody = 1_600, MostTitle = 360, MostText = 400, MostName = 200, MostTags = 12, MostWriters = 6;

    // If the picture is smaller than this, X shows the small card.
    private const int LeastLargeWidth = 300, LeastLargeHeight = 157;

    private const string Viewport = "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";

    private const string Style =
        "body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}"
        + "img{max-width:100%;height:auto}";

    /// <summary>Allows the page's own style and images only. JSON-LD is data and needs no permission.</summary>
    public static string ContentSecurityPolicy { get; } =
        "default-src 'none'; img-src https: http:; "
        + $"style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static byte[] Write(LinkCard card, CardOverrides? overrides = null)
    {
        var said = overrides ?? new CardOverrides();
        var title = CardText.Cut(said.Title ?? card.Title, MostTitle);
        var text = CardText.Cut(said.Description ?? card.Description, MostText);
        var image = AbsoluteUrl.TryAscii(said.ImageUrl, out var other) ? new CardImage(other) : card.Image;
        var opening = Opening(card);
        var data = Data(card);
        var style = $"<style>{Style}</style>\n{Viewport}</head>\n<body>\n";
        var body = Body(card, title, text, image);
        var head = new SizeLimitedHtml(MostBytes - Encoding.UTF8.GetByteCount(opening + style + body));
        AddHead(head, card, said, title, text, image);
        return Encoding.UTF8.GetBytes(opening + head + data + style + body);
    }

    /// <summary>
    /// The head without its style, for the page of a whole story: at most <see cref="MostBytes"/>, not counting the JSON-LD.
    /// </summary>
    /// <param name="attributes">Further attributes of the element <c>html</c>, to be written after <c>lang</c>.</param>
    public static string HeadOf(LinkCard card, string attributes)
    {
        var (opening, data) = (Opening(card, attributes), Data(card));
        var head = new SizeLimitedHtml(MostBytes - Encoding.UTF8.GetByteCount(opening + Viewport));
        AddHead(
            head, card, new CardOverrides(), CardText.Cut(card.Title, MostTitle), CardText.Cut(card.Description, MostText), card.Image);
        return opening + head + data + Viewport;
    }

    public static string Instant(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Opening(LinkCard card, string attributes = "") =>
        $"<!doctype html>\n<html lang=\"{CardText.Html(card.Language)}\"{attributes} "
        + "prefix=\"og: https://ogp.me/ns# article: https://ogp.me/ns/article#\">\n<head>\n<meta charset=\"utf-8\">\n";

    private static string Data(LinkCard card) => $"<script type=\"application/ld+json\">{card.Data}</script>\n";

    private static void AddHead(SizeLimitedHtml head, LinkCard card, CardOverrides said, string title, string text, CardImage? image)
    {
        head.Add($"<title>{CardText.Html(CardText.Cut(said.Title ?? card.SeoTitle ?? card.Title, MostTitle))}</title>\n");
        head.Link("canonical", card.Url);
        head.Property("og:type", "article");
        head.Property("og:title", title);
        AddImage(head, image, title);
        head.Property("og:description", text);
        head.Property("og:url", said.Url ?? card.Url);
        head.Property("og:site_name", CardText.Cut(card.Site.Name, MostName));
        head.Property("og:locale", CardText.Locale(card.Language));
        head.Name("twitter:card", IsLarge(image) ? "summary_large_image" : "summary");
        head.Name("twitter:site", card.Site.XHandle is { } handle ? "@" + handle : null);
        head.Link("alternate", card.OEmbedUrl + "&format=json", " type=\"application/json+oembed\"");
        head.Link("alternate", card.OEmbedUrl + "&format=xml", " type=\"text/xml+oembed\"");
        head.Name("description", CardText.Cut(said.Description ?? card.SeoDescription ?? card.Description, MostText));
        head.Property("article:published_time", Instant(card.PublishedAt));
        head.Property("article:modified_time", Instant(card.UpdatedAt));
        head.Property("article:section", CardText.Cut(card.Section?.Name, MostName));
        head.Name("author", CardText.Cut(string.Join(", ", card.Writers), MostText));
        foreach (var writer in card.Writers.Take(MostWriters))
            head.Property("article:author", CardText.Cut(writer, MostName));
        AddLanguages(head, card);
        foreach (var tag in card.Tags.Take(MostTags))
            head.Property("article:tag", CardText.Cut(tag.Name, MostName));
    }

    private static void AddImage(SizeLimitedHtml head, CardImage? image, string title)
    {
        if (image is null || !head.Property("og:image", image.Url))
            return;
        head.Property("og:image:type", CardText.ImageType(image.Url));
        head.Property("og:image:width", image.Width?.ToString(CultureInfo.InvariantCulture));
        head.Property("og:image:height", image.Height?.ToString(CultureInfo.InvariantCulture));
        var alt = CardText.Cut(image.Alt, MostName);
        head.Property("og:image:alt", alt.Length > 0 ? alt : title);
    }

    private static void AddLanguages(SizeLimitedHtml head, LinkCard card)
    {
        if (card.Translations.Count < 2)
            return;
        var siteDefault = card.Site.DefaultLanguage;
        var fallback = card.Translations.FirstOrDefault(one => one.Language.Equals(siteDefault, StringComparison.OrdinalIgnoreCase))
            ?? card.Translations[0];
        head.Link("alternate", fallback.Url, " hreflang=\"x-default\"");
        // The page's own language comes first. If it is missing, search engines ignore the other languages.
        foreach (var one in card.Translations.OrderBy(one => one.Language != card.Language))
            head.Link("alternate", one.Url, $" hreflang=\"{CardText.Html(one.Language)}\"");
        foreach (var one in card.Translations.Where(one => one.Language != card.Language))
            head.Property("og:locale:alternate", CardText.Locale(one.Language));
    }

    private static string Body(LinkCard card, string title, string text, CardImage? image)
    {
        var body = new SizeLimitedHtml(MostBody);
        body.Add($"<p>{CardText.Html(CardText.Cut(card.Site.Name, MostName))}</p>\n");
        if (!body.Add($"<h1><a href=\"{CardText.Html(card.Url)}\">{CardText.Html(title)}</a></h1>\n"))
            body.Add($"<h1>{CardText.Html(title)}</h1>\n");
        if (text.Length > 0)
            body.Add($"<p>{CardText.Html(text)}</p>\n");
        if (image is not null)
            body.Add($"<p><img src=\"{CardText.Html(image.Url)}\" alt=\"{CardText.Html(CardText.Cut(image.Alt, MostName))}\"></p>\n");
        body.Add("</body>\n</html>\n");
        return body.ToString();
    }

    private static bool IsLarge(CardImage? image) =>
        image is not null && (image.Width is null || (image.Width >= LeastLargeWidth && image.Height >= LeastLargeHeight));
}
