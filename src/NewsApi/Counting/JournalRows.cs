using NewsApi.Data;

namespace NewsApi.Counting;

/// <summary>The journal's rows as <see cref="JournalFold"/> takes them.</summary>
internal static class JournalRows
{
    /// <summary>How many rows are not in the counters.</summary>
    public static readonly Sql CountSql = new("SELECT COUNT(*) FROM read_journal");

    private static readonly Sql IdsSql = new(dialect => $"""
        SELECT j.id, j.events
        FROM read_journal AS j
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

    /// <summary>The oldest rows but those that are known, with so many events or some more.</summary>
    /// <remarks>All are looked through each time: a row may become visible after others with higher ids, and there never are many.</remarks>
    public static async ValueTask<IReadOnlyList<Row>> ListNew(ReadSession read, HashSet<long> known, int mostRows, int mostEvents, CancellationToken ct)
    {
        var ids = new List<long>();
        foreach (var row in await read.ListAsync<Row>(IdsSql, new { Most = known.Count + mostRows }, ct))
        {
            if (mostEvents <= 0)
                break;
            if (known.Contains(row.Id))
                continue;
            ids.Add(row.Id);
            mostEvents -= row.Events;
        }

        return ids.Count == 0 ? [] : await read.ListAsync<Row>(ContentSql, new { Ids = Json.Write(ids) }, ct);
    }

    /// <returns>How many there were.</returns>
    public static int Delete(WriteSession write, IEnumerable<long> ids) => write.Execute(DeleteSql, new { Ids = Json.Write(ids) });

    internal sealed record Row
    {
        public long Id { get; init; }

        public long Batch { get; init; }

        public int Events { get; init; }

        public byte[] Content { get; init; } = [];
    }
}
