using NewsApi.Site;

namespace NewsApi.Articles.Published.Lists;

/// <summary>A public article of a range of ids: its address, times and picture.</summary>
internal sealed record RangedArticle : IAddressable
{
    public long Id { get; init; }

    public string Language { get; init; } = "";

    public string Slug { get; init; } = "";

    public string? CanonicalUrl { get; init; }

    public string Title { get; init; } = "";

    public string? ImageUrl { get; init; }

    /// <summary>The id of the uploaded picture above the story; null if there is none.</summary>
    public long? ImageMedia { get; init; }

    public DateTimeOffset PublishedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public long TranslationGroup { get; init; }

    /// <summary>For an alternate: the id of the article that it is a translation of.</summary>
    public long OfId { get; init; }
}

/// <summary>The number of articles in a range of ids, and their last update.</summary>
internal sealed record ArticleRange
{
    public long Articles { get; init; }

    /// <summary>The time of the last update of an article in the range; null if the range has no articles.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}
