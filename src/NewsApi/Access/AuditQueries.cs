using System.Globalization;
using System.Runtime.CompilerServices;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Access;

/// <summary>Reads of the audit: each goes along the index of the filter that leaves least, in the order of time.</summary>
internal sealed class AuditQueries(Db db)
{
    private const int ReadAtOnce = 500;

    private const string ByTime = "1 = 1", ById = "entity_id = @EntityId", ByActor = "actor = @Actor", ByAction = "action = @Action", ByKind = "kind = @Kind";

    private static readonly string[] Leads = [ById, ByActor, ByAction, ByKind, ByTime];

    // One for each of the leads.
    private static readonly Sql[] NewestFirstSql =
    [
        new(dialect => NewestFirst(dialect, ById)), new(dialect => NewestFirst(dialect, ByActor)), new(dialect => NewestFirst(dialect, ByAction)),
        new(dialect => NewestFirst(dialect, ByKind)), new(dialect => NewestFirst(dialect, ByTime)),
    ];

    private static readonly Sql[] OldestFirstSql =
    [
        new(dialect => OldestFirst(dialect, ById)), new(dialect => OldestFirst(dialect, ByActor)), new(dialect => OldestFirst(dialect, ByAction)),
        new(dialect => OldestFirst(dialect, ByKind)), new(dialect => OldestFirst(dialect, ByTime)),
    ];

    /// <summary>One page, newest first; in the order of the query, which runs the other way when the cursor does.</summary>
    public Task<IReadOnlyList<AuditEntry>> List(AuditList list, CancellationToken ct)
    {
        var edge = list.Page.Cursor is { } cursor ? (long.Parse(cursor.Key, CultureInfo.InvariantCulture), cursor.Id) : End(list);
        var way = list.Page.Backward ? OldestFirstSql : NewestFirstSql;
        return db.ListAsync<AuditEntry>(way[Lead(list)], Arguments(list, edge, list.Page.Take), ct);
    }

    /// <summary>All that the filters let through, oldest first, a few hundred at a time: the audit may be larger than memory.</summary>
    public async IAsyncEnumerable<AuditEntry> All(AuditList list, [EnumeratorCancellation] CancellationToken ct)
    {
        var edge = (At: list.From?.ToUnixTimeMilliseconds() ?? 0, Id: 0L);
        while (true)
        {
            var entries = await db.ListAsync<AuditEntry>(OldestFirstSql[Lead(list)], Arguments(list, edge, ReadAtOnce), ct);
            foreach (var entry in entries)
                yield return entry;
            if (entries.Count < ReadAtOnce)
                yield break;
            edge = (entries[^1].At.ToUnixTimeMilliseconds(), entries[^1].Id);
        }
    }

    private static string NewestFirst(SqlDialect dialect, string lead) => $"""
        SELECT id, seq, at, actor, action, kind, entity_id, detail
        FROM audit_entries
        WHERE {lead} AND at >= @First AND at <= @EdgeAt AND (at < @EdgeAt OR id < @EdgeId)
          AND (@EntityId IS NULL OR entity_id = @EntityId) AND (@Actor IS NULL OR actor = @Actor)
          AND (@Action IS NULL OR action = @Action) AND (@Kind IS NULL OR kind = @Kind)
        ORDER BY at DESC, id DESC
        {dialect.Limit("@Take")}
        """;

    private static string OldestFirst(SqlDialect dialect, string lead) => $"""
        SELECT id, seq, at, actor, action, kind, entity_id, detail
        FROM audit_entries
        WHERE {lead} AND at >= @EdgeAt AND at <= @Last AND (at > @EdgeAt OR id > @EdgeId)
          AND (@EntityId IS NULL OR entity_id = @EntityId) AND (@Actor IS NULL OR actor = @Actor)
          AND (@Action IS NULL OR action = @Action) AND (@Kind IS NULL OR kind = @Kind)
        ORDER BY at, id
        {dialect.Limit("@Take")}
        """;

    private static int Lead(AuditList list) => Array.IndexOf(
        Leads, list.EntityId is not null ? ById : list.Actor is not null ? ByActor : list.Action is not null ? ByAction : list.Kind is not null ? ByKind : ByTime);

    private static (long At, long Id) End(AuditList list) => (Last(list), long.MaxValue);

    private static long Last(AuditList list) => list.To is { } end ? end.ToUnixTimeMilliseconds() - 1 : long.MaxValue;

    private static object Arguments(AuditList list, (long At, long Id) edge, int take) => new
    {
        EntityId = (long?)list.EntityId, list.Actor, list.Action, list.Kind, First = list.From?.ToUnixTimeMilliseconds() ?? 0, Last = Last(list),
        EdgeAt = edge.At, EdgeId = edge.Id, Take = take,
    };
}
