using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Counting;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Articles.Published.Stories;

/// <summary>Public articles as counters need them, in memory until they change.</summary>
internal sealed class EventArticleCache(Db db, Freshness freshness)
{
    private const int Most = 100_000;

    private static readonly Sql FindSql = new("SELECT id, language, section_id FROM published_articles WHERE id = @Id");

    private static readonly Sql AuthorsSql = new(
        "SELECT DISTINCT author_id FROM published_authors WHERE article_id = @Id ORDER BY author_id");

    private readonly ValidatedCache<long, EventArticle> _articles = new(freshness, Most);

    /// <summary>Null unless it is public.</summary>
    public async ValueTask<EventArticle?> FindArticle(long id, CancellationToken ct)
    {
        if (_articles.Find(id) is { } cached)
            return cached;
        await using var read = await db.ReadAsync(ct);
        if (await read.FindAsync<PublishedArticle>(FindSql, new { Id = id }, ct) is not { } row)
            return null;
        var authors = await read.ListAsync<long>(AuthorsSql, new { Id = id }, ct);
        var article = new EventArticle(row.Id, row.Language, row.SectionId ?? 0, authors);
        _articles.Keep(id, article, [Dependency.Article(id).Key], read.Seq);
        return article;
    }
}
