using System.Text.Json.Serialization;

namespace NewsApi.ShareLinks.Embeds;

/// <summary>The oEmbed 1.0 answer for an article (oembed.com), of type <c>rich</c>.</summary>
/// <param name="Type">Always <c>rich</c>.</param>
/// <param name="Version">Always <c>1.0</c>.</param>
/// <param name="Title">The headline, plain text.</param>
/// <param name="AuthorName">The article's authors, separated by commas; left out if the article names none.</param>
/// <param name="ProviderName">The site's name.</param>
/// <param name="ProviderUrl">The site's front page, or this API where the site has no pages.</param>
/// <param name="CacheAge">For how many seconds the answer may be cached.</param>
/// <param name="ThumbnailUrl">
/// Address of the article's picture. Address, width and height are left out if the size is unknown or larger than requested.
/// </param>
/// <param name="ThumbnailWidth">The picture's width in pixels.</param>
/// <param name="ThumbnailHeight">The picture's height in pixels.</param>
/// <param name="Html">
/// A <c>blockquote</c> with headline, summary and the site's name. It links to the article, has no scripts, and every text is encoded.
/// </param>
/// <param name="Width">The maximum width of <c>html</c> in pixels; never more than <c>maxwidth</c>.</param>
/// <param name="Height">The maximum height of <c>html</c> in pixels; never more than <c>maxheight</c>.</param>
public sealed record OEmbedResponse(
    string Type,
    string Version,
    string Title,
    [property: JsonPropertyName("author_name"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AuthorName,
    [property: JsonPropertyName("provider_name")] string ProviderName,
    [property: JsonPropertyName("provider_url")] string ProviderUrl,
    [property: JsonPropertyName("cache_age")] int CacheAge,
    [property: JsonPropertyName("thumbnail_url"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ThumbnailUrl,
    [property: JsonPropertyName("thumbnail_width"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? ThumbnailWidth,
    [property: JsonPropertyName("thumbnail_height"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? ThumbnailHeight,
    string Html,
    int Width,
    int Height);
