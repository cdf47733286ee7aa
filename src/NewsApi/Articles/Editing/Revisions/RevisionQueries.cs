using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Pages;
using NewsApi.Media.Pictures;

namespace NewsApi.Articles.Editing.Revisions;

/// <summary>Reads an article's revisions.</summary>
internal sealed class RevisionQueries(Db db, RevisionMedia media)
{
    private const string Columns = """
        r.number, r.created_at, r.created_by, r.title, r.word_count, r.published_at, r.restored_from,
        CASE WHEN a.newest_revision = r.number THEN 1 ELSE 0 END AS is_newest,
        CASE WHEN a.published_revision = r.number THEN 1 ELSE 0 END AS is_published
        """;

    private static readonly KeysetSql ListSql = new("r.number", page => $"""
        SELECT {Columns}
        FROM article_revisions AS r
        JOIN articles AS a ON a.id = r.article_id
        WHERE r.article_id = @Id AND {page.AfterEdge}
        {page.OrderAndLimit}
        """, descending: true);

    internal static readonly Sql ExistsSql = new(
        "SELECT COUNT(*) FROM article_revisions WHERE article_id = @ArticleId AND number = @Number");

    internal static readonly Sql FindSql = new($"""
        SELECT {ArticleRevisions.Columns}
        FROM article_revisions AS r
        WHERE r.article_id = @Id AND r.number = @Number
        """);

    /// <returns>Null when there is no such article.</returns>
    public async Task<IReadOnlyList<RevisionRow>?> List(long id, PageRequest page, CancellationToken ct)
    {
        await using var read = await db.ReadAsync(ct);
        if (await read.FindAsync<Article>(ArticleRepository.FindSql, new { Id = id }, ct) is null)
            return null;
        return await read.ListAsync<RevisionRow>(ListSql.For(page), new { Id = id, Edge = ListSql.EdgeId(page), page.Take }, ct);
    }

    /// <summary>Reads a revision with the data of its uploaded files, for checks before publication.</summary>
    /// <param name="id">The article's id.</param>
    /// <param name="number">Number of the revision; null for the newest.</param>
    /// <param name="preset">Name of the preset for the size of the picture above the story.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<ArticleRevision?> FindShown(long id, int? number, string preset, CancellationToken ct)
    {
        await using var read = await db.ReadAsync(ct);
        return await read.FindAsync<Article>(ArticleRepository.FindSql, new { Id = id }, ct) is { } article
            && await read.FindAsync<ArticleRevision>(FindSql, new { Id = id, Number = number ?? article.NewestRevision }, ct) is { } found
            ? await media.Show(read, article.Language, found, preset, ct)
            : null;
    }

    public async Task<RevisionResponse?> Find(long id, int number, CancellationToken ct)
    {
        await using var read = await db.ReadAsync(ct);
        if (await read.FindAsync<Article>(ArticleRepository.FindSql, new { Id = id }, ct) is not { } article
            || await read.FindAsync<ArticleRevision>(FindSql, new { Id = id, Number = number }, ct) is not { } r)
            return null;
        return new RevisionResponse(
            id, number, r.CreatedAt, r.CreatedBy, r.PublishedAt, r.RestoredFrom, article.NewestRevision == number,
            article.PublishedRevision == number, r.WordCount, r.ReadingMinutes, await RevisionContent.Read(read, article, r, ct),
            RevisionContent.Render(await media.Show(read, article.Language, r, Presets.Large, ct)));
    }
}

/// <summary>A row of an article's history.</summary>
internal sealed record RevisionRow
{
    public int Number { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string CreatedBy { get; init; } = "";

    public string Title { get; init; } = "";

    public int WordCount { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public int? RestoredFrom { get; init; }

    public bool IsNewest { get; init; }

    public bool IsPublished { get; init; }

    public RevisionSummary ToSummary() => new(
        Number, CreatedAt, CreatedBy, Title, WordCount, PublishedAt, RestoredFrom, IsNewest, IsPublished);
}
