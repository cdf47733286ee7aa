using System.Globalization;
using System.Runtime.CompilerServices;
using NewsApi.Data;
using NewsApi.Http.Pages;

namespace NewsApi.Access;

/// <summary>Reads audit entries in the order of time, with the index of the most selective filter.</summary>
internal sealed class AuditQueries(Db db)
{
    private const int BatchSize = 500;

    private static readonly KeysetSql ByIdSql = new("at", page => Text(page, "entity_id = @EntityId"), "id", descending: true);

    private static readonly KeysetSql ByActorSql = new("at", page => Text(page, "actor = @Actor"), "id", descending: true);

    private static readonly KeysetSql ByActionSql = new("at", page => Text(page, "action = @Action"), "id", descending: true);

    private static readonly KeysetSql ByKindSql = new("at", page => Text(page, "kind = @Kind"), "id", descending: true);

    private static readonly KeysetSql ByTimeSql = new("at", page => Text(page, "1 = 1"), "id", descending: true);

    /// <summary>One page, newest first; oldest first when the cursor goes backward.</summary>
    public Task<IReadOnlyList<AuditEntry>> List(AuditListQuery list, CancellationToken ct)
    {
        var edge = list.Page.Cursor is { } cursor ? (long.Parse(cursor.Key, CultureInfo.InvariantCulture), cursor.Id) : End(list);
        return db.ListAsync<AuditEntry>(SqlFor(list).For(list.Page), Arguments(list, edge, list.Page.Take), ct);
    }

    /// <summary>All entries that match the filters, oldest first, read in batches because they may not fit in memory.</summary>
    public async IAsyncEnumerable<AuditEntry> All(AuditListQuery list, [EnumeratorCancellation] CancellationToken ct)
    {
        var edge = (At: list.From?.ToUnixTimeMilliseconds() ?? 0, Id: 0L);
        while (true)
        {
            var entries = await db.ListAsync<AuditEntry>(SqlFor(list).Backward, Arguments(list, edge, BatchSize), ct);
            foreach (var entry in entries)
                yield return entry;
            if (entries.Count < BatchSize)
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

    private static KeysetSql SqlFor(AuditListQuery list) =>
        list.EntityId is not null ? ByIdSql
        : list.Actor is not null ? ByActorSql
        : list.Action is not null ? ByActionSql
        : list.Kind is not null ? ByKindSql
        : ByTimeSql;

    private static (long At, long Id) End(AuditListQuery list) => (Last(list), long.MaxValue);

    private static long Last(AuditListQuery list) => list.To is { } end ? end.ToUnixTimeMilliseconds() - 1 : long.MaxValue;

    private static object Arguments(AuditListQuery list, (long At, long Id) edge, int take) => new
    {
        EntityId = (long?)list.EntityId, list.Actor, list.Action, list.Kind,
        First = list.From?.ToUnixTimeMilliseconds() ?? 0, Last = Last(list),
        Edge = edge.At, EdgeId = edge.Id, Take = take,
    };
}
