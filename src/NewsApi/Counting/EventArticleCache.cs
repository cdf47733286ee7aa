using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Counting;

/// <summary>Public articles as events name them, in memory for as long as nothing about them changes.</summary>
internal sealed class EventArticleCache(Db db, Freshness freshness)
{
    private const int Most = 100_000;

    private static readonly Sql ArticleSql = new("SELECT id, language, section_id FROM published_articles WHERE id = @Id");

    private static readonly Sql AuthorsSql = new(
        "SELECT DISTINCT author_id FROM published_authors WHERE article_id = @Id ORDER BY author_id");

    private readonly ValidatedCache<long, EventArticle> _articles = new(freshness, Most);

    /// <summary>Null unless it is public.</summary>
    public async ValueTask<EventArticle?> FindArticle(long id, CancellationToken ct)
    {
        if (_articles.Find(id) is { } known)
            return known;
        await using var read = await db.ReadAsync(ct);
        if (await read.FindAsync<ArticleRow>(ArticleSql, new { Id = id }, ct) is not { } row)
            return null;
        var authors = await read.ListAsync<long>(AuthorsSql, new { Id = id }, ct);
        var article = new EventArticle(row.Id, row.Language, row.SectionId ?? 0, authors);
        _articles.Keep(id, article, [Dependency.Article(id).Key], read.Seq);
        return article;
    }

    private sealed record ArticleRow
    {
        public long Id { get; init; }

        public string Language { get; init; } = "";

        public long? SectionId { get; init; }
    }
}
