using System.Text.Json.Serialization;

namespace NewsApi.Formats.JsonLd;

/// <summary>
/// A story as a <c>NewsArticle</c> of schema.org. These properties are always present. Other properties are present if they have a value.
/// </summary>
/// <param name="Context">Always <c>https://schema.org</c>.</param>
/// <param name="Type">Always <c>NewsArticle</c>.</param>
/// <param name="Url">The canonical URL of its page.</param>
/// <param name="Headline">The headline.</param>
/// <param name="DatePublished">When it was first published.</param>
/// <param name="DateModified">When an editor last changed what readers see.</param>
/// <param name="InLanguage">BCP 47 tag of its language.</param>
public sealed record NewsArticleData(
    [property: JsonPropertyName("@context")] string Context,
    [property: JsonPropertyName("@type")] string Type,
    string Url,
    string Headline,
    DateTimeOffset DatePublished,
    DateTimeOffset DateModified,
    string InLanguage);
