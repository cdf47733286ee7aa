using System.Runtime.CompilerServices;
using Dapper;
using NewsApi.Data;

namespace NewsApi.Articles;

/// <summary>One state of all that an edit can change. Rows are added, never changed.</summary>
internal sealed record ArticleRevision
{
    public long ArticleId { get; init; }

    public int Number { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string CreatedBy { get; init; } = "";

    public long TranslationGroup { get; init; }

    public string Slug { get; init; } = "";

    public string Title { get; init; } = "";

    public string? Summary { get; init; }

    public string BodyFormat { get; init; } = "";

    public string BodySource { get; init; } = "";

    public string BodyHtml { get; init; } = "";

    public string BodyText { get; init; } = "";

    /// <summary>JSON, as it goes out.</summary>
    public string BodyBlocks { get; init; } = "";

    public int WordCount { get; init; }

    public int ReadingMinutes { get; init; }

    public long? SectionId { get; init; }

    public IReadOnlyList<long> Tags { get; init; } = [];

    public IReadOnlyList<RevisionAuthor> Authors { get; init; } = [];

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

    [ModuleInitializer]
    internal static void Register()
    {
        SqlMapper.AddTypeHandler(new JsonColumn<IReadOnlyList<long>>());
        SqlMapper.AddTypeHandler(new JsonColumn<IReadOnlyList<RevisionAuthor>>());
    }
}

/// <summary>An author of a revision and the part they had in it.</summary>
internal sealed record RevisionAuthor(long Id, AuthorRole Role);
