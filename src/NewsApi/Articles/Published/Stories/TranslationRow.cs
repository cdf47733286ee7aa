using System.Text.Json.Serialization;
using NewsApi.Site;

namespace NewsApi.Articles.Published.Stories;

/// <summary>A public translation of a story, with the columns that an answer shows.</summary>
internal sealed record TranslationRow : IAddressable
{
    public long Id { get; init; }

    public string Language { get; init; } = "";

    public string Slug { get; init; } = "";

    public string Title { get; init; } = "";

    [JsonPropertyName("canonical_url")]
    public string? CanonicalUrl { get; init; }
}
