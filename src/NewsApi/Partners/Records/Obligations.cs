using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Pages;
using NewsApi.Json;

namespace NewsApi.Partners.Records;

/// <summary>
/// The obligations of partners: to act on each correction and take-down of an article that they fetched before. Obligations follow from the
/// stored notices and fetches, so none can be lost. Only the acknowledgements are stored.
/// </summary>
internal sealed class Obligations(Db db, TimeProvider time)
{
    // A notice concerns the partners that fetched the article before the notice.
    private const string Owed = """
        FROM article_notices AS n
        LEFT JOIN partner_acknowledgements AS k ON k.partner_id = @PartnerId AND k.notice_id = n.id
        WHERE EXISTS (
            SELECT 1 FROM partner_fetches AS f
            WHERE f.article_id = n.article_id AND f.partner_id = @PartnerId AND f.seq < n.seq)
        """;

    private const string Columns = "n.id, n.kind, n.article_id, n.language, n.seq, n.at, k.at AS acknowledged_at";

    private static readonly KeysetSql OpenSql = new("n.id", page => $"""
        SELECT {Columns}
        {Owed} AND k.at IS NULL AND {page.AfterEdge}
        {page.OrderAndLimit}
        """);

    private static readonly KeysetSql AllSql = new("n.id", page => $"""
        SELECT {Columns}
        {Owed} AND {page.AfterEdge}
        {page.OrderAndLimit}
        """);

    private static readonly Sql CountSql = new($"SELECT COUNT(*) {Owed} AND k.at IS NULL");

    private static readonly Sql OpenOfSql = new(dialect => $"""
        SELECT {Columns}
        {Owed} AND k.at IS NULL AND n.id > @After
        ORDER BY n.id
        {dialect.Limit("@Take")}
        """);

    private static readonly Sql BetweenSql = new($"""
        SELECT {Columns}
        {Owed} AND n.seq > @After AND n.seq <= @UpTo
        ORDER BY n.id
        """);

    private static readonly Sql KnownSql = new(dialect => $"""
        SELECT {Columns}
        {Owed} AND n.id IN {dialect.Numbers("@Ids")}
        ORDER BY n.id
        """);

    private static readonly Sql AcknowledgeSql = new(dialect => $"""
        INSERT INTO partner_acknowledgements (partner_id, notice_id, at, made_by)
        SELECT @PartnerId, n.id, @Now, @By
        FROM article_notices AS n
        WHERE n.id IN {dialect.Numbers("@Ids")}
            AND NOT EXISTS (SELECT 1 FROM partner_acknowledgements AS k WHERE k.partner_id = @PartnerId AND k.notice_id = n.id)
        """);

    // This update locks the row of the partner. Two nodes must not store the same acknowledgement.
    private static readonly Sql LockSql = new("UPDATE partners SET last_used_at = last_used_at WHERE id = @PartnerId");

    /// <summary>Lists the obligations of a partner, oldest first: only the open ones, or all.</summary>
    public Task<IReadOnlyList<Obligation>> List(long partnerId, bool open, PageRequest page, CancellationToken ct)
    {
        var sql = open ? OpenSql : AllSql;
        return db.ListAsync<Obligation>(sql.For(page), new { PartnerId = partnerId, Edge = sql.EdgeId(page), page.Take }, ct);
    }

    /// <summary>Lists the open obligations of a partner with an id above <paramref name="after"/>.</summary>
    public Task<IReadOnlyList<Obligation>> ListOpen(long partnerId, long after, int take, CancellationToken ct) =>
        db.ListAsync<Obligation>(OpenOfSql, new { PartnerId = partnerId, After = after, Take = take }, ct);

    /// <summary>Obligations whose change has a number above <paramref name="after"/> and at most <paramref name="upTo"/>.</summary>
    public Task<IReadOnlyList<Obligation>> Between(long partnerId, long after, long upTo, CancellationToken ct) =>
        db.ListAsync<Obligation>(BetweenSql, new { PartnerId = partnerId, After = after, UpTo = upTo }, ct);

    public async Task<long> CountOpen(long partnerId, CancellationToken ct) =>
        await db.FindAsync<long>(CountSql, new { PartnerId = partnerId }, ct);

    /// <summary>Acknowledges obligations. An obligation that is already acknowledged keeps its first acknowledgement.</summary>
    /// <returns>The obligations with these ids. If some ids are unknown, returns only the unknown ids, and stores nothing.</returns>
    public Task<(IReadOnlyList<Obligation> Met, IReadOnlyList<long> Unknown)> Acknowledge(
        long partnerId, IReadOnlyList<long> ids, string by, CancellationToken ct) =>
        db.WriteAsync<(IReadOnlyList<Obligation>, IReadOnlyList<long>)>(
            write =>
            {
                write.Run(LockSql, new { PartnerId = partnerId });
                var args = new { PartnerId = partnerId, Ids = ApiJson.Write(ids), Now = Now(), By = by };
                var known = write.List<Obligation>(KnownSql, args);
                if (ids.Except(known.Select(one => one.Id)).ToList() is { Count: > 0 } unknown)
                    return ([], unknown);
                write.Run(AcknowledgeSql, args);
                return (write.List<Obligation>(KnownSql, args), []);
            },
            ct);

    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}

/// <summary>A notice to a partner.</summary>
internal sealed record Obligation
{
    public long Id { get; init; }

    /// <summary>One of <see cref="ArticleNotices"/>.</summary>
    public string Kind { get; init; } = "";

    public long ArticleId { get; init; }

    public string? Language { get; init; }

    public long Seq { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }
}
