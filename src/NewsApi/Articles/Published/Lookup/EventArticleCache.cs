using NewsApi.Articles.Published.Stories;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Counting;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Articles.Published.Lookup;

/// <summary>A cache of data of public articles for the counting of events. An entry is valid until its article changes.</summary>
internal sealed class EventArticleCache(Db db, Freshness freshness)
{
    private const int Most = 100_000;

    private static readonly Sql FindSql = new(
        dialect => $"""
            SELECT p.id, p.language, p.section_id, {IncludeColumns.AuthorRoles(dialect)}
            FROM published_articles AS p
            WHERE p.id = @Id
            """);

    private readonly ValidatedCache<long, EventArticle> _articles = new(freshness, Most);

    /// <summary>Finds a public article; null if no public article has this id.</summary>
    public async ValueTask<EventArticle?> FindArticle(long id, CancellationToken ct)
    {
        if (_articles.Find(id) is { } cached)
            return cached;
        await using var read = await db.ReadAsync(ct);
        if (await read.FindAsync<PublishedArticle>(FindSql, new { Id = id }, ct) is not { } row)
            return null;
        var article = Of(row.Id, row.Language, row.SectionId, row.AuthorRoles);
        _articles.Keep(id, article, [Dependency.Article(id).Key], read.Seq);
        return article;
    }

    /// <summary>Makes an entry from columns of the article's row.</summary>
    public static EventArticle Of(long id, string language, long? section, string? roles) =>
        new(id, language, section ?? 0, [.. IncludeColumns.AuthorRoles(roles).Select(author => author.Id).Distinct().Order()]);
}
