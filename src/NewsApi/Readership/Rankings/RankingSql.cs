using NewsApi.Data.Statements;

namespace NewsApi.Readership.Rankings;

/// <summary>
/// The statements of rankings. They read one row for each public article that had an event within thirty days, and never the counters of
/// past days.
/// </summary>
internal static class RankingSql
{
    private const string InForce = "(r.until_at IS NULL OR r.until_at > @Now)";

    private const string NotExcluded =
        $"NOT EXISTS (SELECT 1 FROM article_rankings AS r WHERE r.article_id = p.id AND r.excluded = 1 AND {InForce})";

    private const string IsPinned = $"r.article_id = p.id AND r.pinned = 1 AND {InForce}";

    public static readonly Sql MostSql = new(dialect => $"""
        SELECT p.id, w.events AS count
        FROM (
            SELECT x.article_id,
                CASE @Column {string.Join(' ', Columns().Select(column => $"WHEN '{column}' THEN x.{column}"))} END AS events
            FROM read_windows AS x) AS w
        JOIN published_articles AS p ON p.id = w.article_id
        WHERE w.events > 0 AND {Wanted(dialect)} AND {NotExcluded}
        ORDER BY w.events DESC, p.published_at DESC, p.id DESC
        {dialect.Limit("@Take")}
        """);

    public static readonly Sql TrendingSql = new(dialect => $"""
        SELECT p.id, w.trend
        FROM read_windows AS w
        JOIN published_articles AS p ON p.id = w.article_id
        JOIN read_totals AS t ON t.subject = 'article' AND t.subject_id = p.id AND t.kind = 'view' AND t.class = 'human'
        WHERE t.events >= @LeastViews AND {Wanted(dialect)} AND {NotExcluded}
          AND NOT EXISTS (SELECT 1 FROM article_rankings AS r WHERE {IsPinned})
        ORDER BY w.trend DESC, p.published_at DESC, p.id DESC
        {dialect.Limit("@Take")}
        """);

    public static readonly Sql PinnedSql = new(dialect => $"""
        SELECT p.id, w.trend, 1 AS pinned
        FROM article_rankings AS r
        JOIN published_articles AS p ON {IsPinned}
        LEFT JOIN read_windows AS w ON w.article_id = p.id
        WHERE {Wanted(dialect)}
        ORDER BY CASE WHEN r.position IS NULL THEN 1 ELSE 0 END, r.position, p.published_at DESC, p.id DESC
        {dialect.Limit("@Take")}
        """);

    private static IEnumerable<string> Columns() =>
        from measure in Enum.GetValues<RankedBy>()
        from period in MostQuery.Periods
        select new MostQuery(measure, period, null!).Column;

    private static string Wanted(SqlDialect dialect) => $"""
        (@Languages IS NULL OR p.language IN {dialect.Names("@Languages")})
          AND (@Sections IS NULL OR p.section_id IN {dialect.Numbers("@Sections")})
        """;
}
