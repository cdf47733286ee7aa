using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Articles.Published.Lists;

/// <summary>
/// Reads public articles for sitemaps. Each page is a range of ids, so a publication makes only one page stale. See
/// <see cref="Dependency.ArticleRange"/>.
/// </summary>
internal sealed class ArticleRanges(Db db, Freshness freshness)
{
    public const int MostNews = 1_000;

    // A range that is not kept is counted again. Even a site with a hundred million articles has no more ranges than this.
    private const int MostRanges = 10_000;

    private static readonly Sql LastSql = new("SELECT COALESCE(MAX(p.id), 0) FROM published_articles AS p");

    private static readonly Sql RangeSql = new("""
        SELECT COUNT(*) AS articles, MAX(p.updated_at) AS updated_at
        FROM published_articles AS p
        WHERE p.id >= @First AND p.id < @End
        """);

    private static readonly Sql PageSql = new("""
        SELECT p.id, p.language, p.slug, p.canonical_url, p.image_url, p.image_media, p.updated_at, p.translation_group
        FROM published_articles AS p
        WHERE p.id >= @First AND p.id < @End
        ORDER BY p.id
        """);

    private static readonly Sql AlternatesSql = new("""
        SELECT p.id AS of_id, o.id, o.language, o.slug, o.canonical_url
        FROM published_articles AS p
        JOIN published_articles AS o ON o.translation_group = p.translation_group AND o.id <> p.id
        WHERE p.id >= @First AND p.id < @End
        ORDER BY p.id, o.language
        """);

    private static readonly Sql NewsSql = new(dialect => $"""
        SELECT p.id, p.language, p.slug, p.canonical_url, p.title, p.image_url, p.image_media, p.published_at
        FROM published_articles AS p
        WHERE p.published_at >= @Since
        ORDER BY p.published_at DESC, p.id DESC
        {dialect.Limit("@Take")}
        """);

    private readonly ValidatedCache<long, ArticleRange> _ranges = new(freshness, MostRanges);

    /// <summary>Lists the pages that contain articles, each with its number, in ascending order.</summary>
    public Task<IReadOnlyList<(long Page, ArticleRange Range)>> Pages(CancellationToken ct) => db.ReadSnapshotAsync(
        async read =>
        {
            var last = await read.FindAsync<long>(LastSql, null, ct) / Dependency.RangeSize;
            var pages = new List<(long Page, ArticleRange Range)>();
            for (var page = 0L; page <= last; page++)
            {
                if (_ranges.Find(page) is not { } range)
                {
                    range = await read.FindAsync<ArticleRange>(RangeSql, Bounds(page), ct) ?? new ArticleRange();
                    _ranges.Keep(page, range, [Dependency.ArticleRange(page * Dependency.RangeSize).Key], read.Seq);
                }

                if (range.Articles > 0)
                    pages.Add((page, range));
            }

            return (IReadOnlyList<(long Page, ArticleRange Range)>)pages;
        },
        ct);

    /// <summary>The articles of a page, and the translations of each.</summary>
    public Task<(IReadOnlyList<RangedArticle> Rows, ILookup<long, RangedArticle> Alternates)> Page(long page, CancellationToken ct) =>
        db.ReadSnapshotAsync(
            async read =>
            {
                var rows = await read.ListAsync<RangedArticle>(PageSql, Bounds(page), ct);
                var alternates = await read.ListAsync<RangedArticle>(AlternatesSql, Bounds(page), ct);
                return (rows, alternates.ToLookup(row => row.OfId));
            },
            ct);

    /// <summary>The newest articles since a time, newest first.</summary>
    public Task<IReadOnlyList<RangedArticle>> News(DateTimeOffset since, CancellationToken ct) =>
        db.ListPublicAsync<RangedArticle>(NewsSql, new { Since = since, Take = MostNews }, ct);

    private static object Bounds(long page) => new { First = page * Dependency.RangeSize, End = (page + 1) * Dependency.RangeSize };
}
