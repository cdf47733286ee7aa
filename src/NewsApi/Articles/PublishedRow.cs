namespace NewsApi.Articles;

/// <summary>The columns of <c>published_articles</c>: what a published revision looks like to public SQL.</summary>
internal sealed record PublishedRow
{
    public long Id { get; init; }

    public int Revision { get; init; }

    public string Language { get; init; } = "";

    public long TranslationGroup { get; init; }

    public string Slug { get; init; } = "";

    public string Title { get; init; } = "";

    public string? Summary { get; init; }

    public int WordCount { get; init; }

    public int ReadingMinutes { get; init; }

    public long? SectionId { get; init; }

    public string? Byline { get; init; }

    public string? SourceName { get; init; }

    public string? SourceUrl { get; init; }

    public string? PlaceLine { get; init; }

    public string? ImageUrl { get; init; }

    public string? ImageAlt { get; init; }

    public string? ImageCredit { get; init; }

    public int? ImageWidth { get; init; }

    public int? ImageHeight { get; init; }

    public string? CanonicalUrl { get; init; }

    public string? Licence { get; init; }

    public string? Attribution { get; init; }

    public bool Syndicatable { get; init; }

    public string? SeoTitle { get; init; }

    public string? SeoDescription { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public DateTimeOffset ModifiedAt { get; init; }

    public int Version { get; init; }

    public long Seq { get; init; }

    public static PublishedRow Of(Article article, ArticleRevision revision) => new()
    {
        Id = article.Id,
        Revision = revision.Number,
        Language = article.Language,
        TranslationGroup = revision.TranslationGroup,
        Slug = revision.Slug,
        Title = revision.Title,
        Summary = revision.Summary,
        WordCount = revision.WordCount,
        ReadingMinutes = revision.ReadingMinutes,
        SectionId = revision.SectionId,
        Byline = revision.Byline,
        SourceName = revision.SourceName,
        SourceUrl = revision.SourceUrl,
        PlaceLine = revision.PlaceLine,
        ImageUrl = revision.ImageUrl,
        ImageAlt = revision.ImageAlt,
        ImageCredit = revision.ImageCredit,
        ImageWidth = revision.ImageWidth,
        ImageHeight = revision.ImageHeight,
        CanonicalUrl = revision.CanonicalUrl,
        Licence = revision.Licence,
        Attribution = revision.Attribution,
        Syndicatable = revision.Syndicatable,
        SeoTitle = revision.SeoTitle,
        SeoDescription = revision.SeoDescription,
        CreatedAt = article.CreatedAt,
        PublishedAt = article.PublishedAt,
        UpdatedAt = article.UpdatedAt,
        ModifiedAt = article.ModifiedAt,
        Version = article.Version,
        Seq = article.Seq,
    };
}
