using System.Globalization;
using System.Runtime.CompilerServices;
using NewsApi.Data;
using NewsApi.Http.Pages;

namespace NewsApi.Access;

/// <summary>Reads of the audit: each goes along the index of the filter that leaves least, in the order of time.</summary>
internal sealed class AuditQueries(Db db)
{
    private const int ReadAtOnce = 500;

    private static readonly KeysetSql ByIdSql = new("at", page => Text(page, "entity_id = @EntityId"), "id", descending: true);

    private static readonly KeysetSql ByActorSql = new("at", page => Text(page, "actor = @Actor"), "id", descending: true);

    private static readonly KeysetSql ByActionSql = new("at", page => Text(page, "action = @Action"), "id", descending: true);

    private static readonly KeysetSql ByKindSql = new("at", page => Text(page, "kind = @Kind"), "id", descending: true);

    private static readonly KeysetSql ByTimeSql = new("at", page => Text(page, "1 = 1"), "id", descending: true);

    /// <summary>One page, newest first; for a cursor that goes backward, rows come oldest first.</summary>
    public Task<IReadOnlyList<AuditEntry>> List(AuditList list, CancellationToken ct)
    {
        var edge = list.Page.Cursor is { } cursor ? (long.Parse(cursor.Key, CultureInfo.InvariantCulture), cursor.Id) : End(list);
        return db.ListAsync<AuditEntry>(SqlFor(list).For(list.Page), Arguments(list, edge, list.Page.Take), ct);
    }

    /// <summary>All that the filters let through, oldest first, a few hundred at a time: the audit may be larger than memory.</summary>
    public async IAsyncEnumerable<AuditEntry> All(AuditList list, [EnumeratorCancellation] CancellationToken ct)
    {
        var edge = (At: list.From?.ToUnixTimeMilliseconds() ?? 0, Id: 0L);
        while (true)
        {
            var entries = await db.ListAsync<AuditEntry>(SqlFor(list).Backward, Arguments(list, edge, ReadAtOnce), ct);
            foreach (var entry in entries)
                yield return entry;
            if (entries.Count < ReadAtOnce)
                yield break;
            edge = (entries[^1].At.ToUnixTimeMilliseconds(), entries[^1].Id);
        }
    }

    private static string Text(KeysetDirection page, string indexed) => $"""
        SELECT id, seq, at, actor, action, kind, entity_id, detail
        FROM audit_entries
        WHERE {indexed} AND {(page.IsBackward ? "at <= @Last" : "at >= @First")} AND {page.AfterEdge}
          AND (@EntityId IS NULL OR entity_id = @EntityId) AND (@Actor IS NULL OR actor = @Actor)
          AND (@Action IS NULL OR action = @Action) AND (@Kind IS NULL OR kind = @Kind)
        {page.OrderAndLimit}
        """;

    private static KeysetSql SqlFor(AuditList list) =>
        list.EntityId is not null ? ByIdSql
        : list.Actor is not null ? ByActorSql
        : list.Action is not null ? ByActionSql
        : list.Kind is not null ? ByKindSql
        : ByTimeSql;

    private static (long At, long Id) End(AuditList list) => (Last(list), long.MaxValue);

    private static long Last(AuditList list) => list.To is { } end ? end.ToUnixTimeMilliseconds() - 1 : long.MaxValue;

    private static object Arguments(AuditList list, (long At, long Id) edge, int take) => new
    {
        EntityId = (long?)list.EntityId, list.Actor, list.Action, list.Kind,
        First = list.From?.ToUnixTimeMilliseconds() ?? 0, Last = Last(list),
        Edge = edge.At, EdgeId = edge.Id, Take = take,
    };
}
