using NewsApi.Counting.Totals;
using NewsApi.Data.Statements;
using NewsApi.Json;

namespace NewsApi.Counting.Journal;

/// <summary>Counts, lists and deletes rows of the journal for <see cref="Aggregator"/>.</summary>
internal static class JournalRows
{
    /// <summary>Counts the rows of the journal, which are not in the counters yet.</summary>
    public static readonly Sql CountSql = new("SELECT COUNT(*) FROM read_journal");

    private static readonly Sql IdsSql = new(dialect => $"""
        SELECT j.id, j.events
        FROM read_journal AS j
        WHERE j.id > @After
        ORDER BY j.id
        {dialect.Limit("@Most")}
        """);

    private static readonly Sql ContentSql = new(dialect => $"""
        SELECT j.id, j.batch, j.content
        FROM read_journal AS j
        WHERE j.id IN {dialect.Numbers("@Ids")}
        ORDER BY j.id
        """);

    private static readonly Sql DeleteSql = new(dialect => $"DELETE FROM read_journal WHERE id IN {dialect.Numbers("@Ids")}");

    /// <summary>Lists the oldest rows after an id, until they have <paramref name="mostEvents"/> events or more.</summary>
    public static async ValueTask<IReadOnlyList<StoredRow>> List(
        ReadSession read, long after, int mostRows, int mostEvents, CancellationToken ct)
    {
        var ids = new List<long>();
        foreach (var row in await read.ListAsync<StoredRow>(IdsSql, new { After = after, Most = mostRows }, ct))
        {
            if (mostEvents <= 0)
                break;
            ids.Add(row.Id);
            mostEvents -= row.Events;
        }

        return ids.Count == 0 ? [] : await read.ListAsync<StoredRow>(ContentSql, new { Ids = ApiJson.Write(ids) }, ct);
    }

    public static void Delete(WriteSession write, IEnumerable<long> ids) => write.Run(DeleteSql, new { Ids = ApiJson.Write(ids) });

    internal sealed record StoredRow
    {
        public long Id { get; init; }

        public long Batch { get; init; }

        public int Events { get; init; }

        public byte[] Content { get; init; } = [];
    }
}
