namespace NewsApi.Articles.Published.Stories;

/// <summary>What a revision and its public rows have in common, column by column.</summary>
internal abstract record StoredFields
{
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
}
