using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Pages;
using NewsApi.Json;

namespace NewsApi.Partners.Records;

/// <summary>Reads the records of the articles that partners fetched.</summary>
internal sealed class Fetches(Db db)
{
    private static readonly KeysetSql DaysSql = new("d.day", page => $"""
        SELECT d.day, d.requests, d.articles
        FROM partner_days AS d
        WHERE d.partner_id = @PartnerId AND {page.AfterEdge}
        {page.OrderAndLimit}
        """, descending: true);

    private static readonly KeysetSql OfDaySql = new("f.article_id", page => $"""
        SELECT f.article_id AS id, SUM(f.fetches) AS fetches, MAX(f.last_at) AS last_at, MIN(f.text_form) AS text,
            {page.Dialect.Joined(
                "v.version",
                "partner_fetches AS v WHERE v.partner_id = @PartnerId AND v.day = @Day AND v.article_id = f.article_id", "v.version")}
                AS versions
        FROM partner_fetches AS f
        WHERE f.partner_id = @PartnerId AND f.day = @Day AND {page.AfterEdge}
        GROUP BY f.article_id
        {page.OrderAndLimit}
        """);

    private static readonly KeysetSql HoldersSql = new("p.id", page => $"""
        SELECT p.id, p.name, SUM(f.fetches) AS fetches, MAX(f.version) AS version, MAX(f.seq) AS seq, MAX(f.last_at) AS last_at,
            MIN(f.text_form) AS text
        FROM partner_fetches AS f
        JOIN partners AS p ON p.id = f.partner_id
        WHERE f.article_id = @ArticleId AND {page.AfterEdge}
        GROUP BY p.id, p.name
        {page.OrderAndLimit}
        """);

    private static readonly Sql NoticesSql = new(dialect => $"""
        SELECT n.id, n.kind, n.article_id, n.language, n.seq, n.at, k.at AS acknowledged_at, f.partner_id
        FROM (
            SELECT o.partner_id, MIN(o.seq) AS seq
            FROM partner_fetches AS o
            WHERE o.article_id = @ArticleId AND o.partner_id IN {dialect.Numbers("@Partners")}
            GROUP BY o.partner_id) AS f
        JOIN article_notices AS n ON n.article_id = @ArticleId AND n.seq > f.seq
        LEFT JOIN partner_acknowledgements AS k ON k.partner_id = f.partner_id AND k.notice_id = n.id
        ORDER BY n.id, f.partner_id
        """);

    /// <summary>The days on which a partner sent requests, newest first.</summary>
    public Task<IReadOnlyList<FetchDay>> Days(long partnerId, PageRequest page, CancellationToken ct) =>
        db.ListAsync<FetchDay>(DaysSql.For(page), new { PartnerId = partnerId, Edge = DaysSql.EdgeId(page), page.Take }, ct);

    /// <summary>The articles that a partner fetched on a day, by id.</summary>
    public Task<IReadOnlyList<FetchedOnDay>> OfDay(long partnerId, long day, PageRequest page, CancellationToken ct) =>
        db.ListAsync<FetchedOnDay>(
            OfDaySql.For(page), new { PartnerId = partnerId, Day = day, Edge = OfDaySql.EdgeId(page), page.Take }, ct);

    /// <summary>The partners that fetched an article, sorted by id.</summary>
    public Task<IReadOnlyList<HolderRow>> Holders(long articleId, PageRequest page, CancellationToken ct) =>
        db.ListAsync<HolderRow>(
            HoldersSql.For(page), new { ArticleId = articleId, Edge = HoldersSql.EdgeId(page), page.Take }, ct);

    /// <summary>The notices on an article after the first fetch by each of these partners, by partner id.</summary>
    public async Task<ILookup<long, HolderNotice>> Notices(long articleId, IEnumerable<long> partners, CancellationToken ct) =>
        (await db.ListAsync<HolderNotice>(NoticesSql, new { ArticleId = articleId, Partners = ApiJson.Write(partners) }, ct))
            .ToLookup(row => row.PartnerId);
}

/// <summary>The requests of a partner on a UTC day.</summary>
internal sealed record FetchDay
{
    /// <summary>Days since 1970.</summary>
    public long Day { get; init; }

    public long Requests { get; init; }

    /// <summary>The number of articles in the answers; an article counts again in each answer.</summary>
    public long Articles { get; init; }
}

/// <summary>An article that a partner fetched on a day.</summary>
internal sealed record FetchedOnDay
{
    public long Id { get; init; }

    public long Fetches { get; init; }

    public DateTimeOffset LastAt { get; init; }

    public PartnerText Text { get; init; }

    /// <summary>Numbers of versions, separated by commas.</summary>
    public string Versions { get; init; } = "";
}

/// <summary>A partner that fetched an article.</summary>
internal sealed record HolderRow
{
    public long Id { get; init; }

    public string Name { get; init; } = "";

    public long Fetches { get; init; }

    public int Version { get; init; }

    public long Seq { get; init; }

    public DateTimeOffset LastAt { get; init; }

    public PartnerText Text { get; init; }
}

/// <summary>A notice on an article, as it concerns one partner.</summary>
internal sealed record HolderNotice
{
    public long Id { get; init; }

    public long PartnerId { get; init; }

    public string Kind { get; init; } = "";

    public long Seq { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }
}
