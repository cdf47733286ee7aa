using NewsApi.Articles.Published.Lookup;
using NewsApi.Articles.Published.Stories;
using NewsApi.Data.Statements;
using NewsApi.Json;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>A row of <c>published_articles</c>, as publications write it.</summary>
internal sealed record PublishedRow : ContentColumns
{
    public static readonly SqlColumns Columns = SqlColumns.Of<PublishedRow>();

    public PublishedRow()
    {
    }

    private PublishedRow(ContentColumns fields) : base(fields)
    {
    }

    public long Id { get; init; }

    public int Revision { get; init; }

    public string Language { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public DateTimeOffset ModifiedAt { get; init; }

    public int Version { get; init; }

    public long Seq { get; init; }

    /// <summary>The corrections as JSON; null when there are none.</summary>
    public string? Corrections { get; init; }

    /// <summary>The beginning of the canonical URL, for the index; see <see cref="CanonicalPrefix"/>.</summary>
    public string? CanonicalStart { get; init; }

    /// <summary>Sort key of the title; see <see cref="Text.TitleKey"/>.</summary>
    public string? TitleKey { get; init; }

    public static PublishedRow Of(Article article, ArticleRevision revision, IReadOnlyList<Correction> corrections) => new(revision)
    {
        Id = article.Id,
        Revision = revision.Number,
        Language = article.Language,
        CreatedAt = article.CreatedAt,
        PublishedAt = article.PublishedAt,
        UpdatedAt = article.UpdatedAt,
        ModifiedAt = article.ModifiedAt,
        Version = article.Version,
        Seq = article.Seq,
        Corrections = corrections.Count == 0 ? null : ApiJson.Write(corrections.Select(correction => correction.ToResponse())),
        CanonicalStart = CanonicalPrefix.Of(revision.CanonicalUrl),
        TitleKey = Text.TitleKey.Of(article.Language, revision.Title),
    };

    /// <summary>The row as public SQL reads it, without the text.</summary>
    public PublishedArticle ToArticle() => new(this)
    {
        Id = Id,
        Language = Language,
        CreatedAt = CreatedAt,
        PublishedAt = PublishedAt!.Value,
        UpdatedAt = UpdatedAt!.Value,
        ModifiedAt = ModifiedAt,
        Version = Version,
        Seq = Seq,
        Corrections = Corrections,
    };
}
