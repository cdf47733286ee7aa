using NewsApi.Data.Statements;
using NewsApi.Json;

namespace NewsApi.Articles.Published.Stories;

/// <summary>
/// The columns that a revision and its public row share. The statements that store, read, publish and check articles take their
/// columns from this type.
/// </summary>
internal abstract record ContentColumns
{
    /// <summary>The names of these columns, for use in statements.</summary>
    public static readonly SqlColumns All = SqlColumns.Of<ContentColumns>();

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

    /// <summary>The id of the uploaded picture above the story. If it is set, <see cref="ImageUrl"/> is null in the database.</summary>
    public long? ImageMedia { get; init; }

    /// <summary>JSON array of the ids of uploaded files in the body; null where there are none.</summary>
    public string? BodyMedia { get; init; }

    /// <summary>The ids of the uploaded files in the lead image and the body.</summary>
    public IEnumerable<long> AllMedia =>
        [.. (ImageMedia is { } lead ? [lead] : (long[])[]).Concat(BodyMedia is null ? [] : ApiJson.Read<long[]>(BodyMedia)).Distinct()];

    public int? ImageWidth { get; init; }

    public int? ImageHeight { get; init; }

    public string? CanonicalUrl { get; init; }

    public string? Licence { get; init; }

    public string? Attribution { get; init; }

    public bool Syndicatable { get; init; }

    public string? SeoTitle { get; init; }

    public string? SeoDescription { get; init; }

    /// <summary>The article's own usage policy as JSON; null if it has none.</summary>
    public string? Usage { get; init; }

    /// <summary>A name of <see cref="NewsApi.Usage.AiUseKind"/>; null if nothing is stated.</summary>
    public string? AiUse { get; init; }

    public string? AiNote { get; init; }

    public string? Responsible { get; init; }
}
