using NewsApi.Data;

namespace NewsApi.Counting;

/// <summary>The journal's rows as <see cref="JournalFold"/> takes them.</summary>
internal static class JournalRows
{
    // As much as holds up other writers for a fraction of a second; the more at once, the more often a counter is touched once for many.
    private const int MostRows = 2_000, MostEvents = 8_000;

    /// <summary>How many rows are not in the counters yet.</summary>
    public static readonly Sql WaitingSql = new("SELECT COUNT(*) FROM read_journal WHERE folded_at IS NULL");

    private static readonly Sql LockSql = new("UPDATE read_state SET folded_at = @Now WHERE id = 1");

    private static readonly Sql SizesSql = new(dialect => $"""
        SELECT j.id, j.events
        FROM read_journal AS j
        WHERE j.folded_at IS NULL
        ORDER BY j.id
        {dialect.Limit("@Most")}
        """);

    private static readonly Sql ContentSql = new(dialect => $"""
        SELECT j.id, j.content
        FROM read_journal AS j
        WHERE j.id IN {dialect.Numbers("@Ids")}
        ORDER BY j.id
        """);

    private static readonly Sql FoldedSql = new(dialect => $"""
        SELECT j.id, j.content
        FROM read_journal AS j
        WHERE j.folded_at IS NOT NULL
        ORDER BY j.id
        {dialect.Limit("@Most")}
        """);

    private static readonly Sql NoteSql = new(dialect => $"UPDATE read_journal SET folded_at = @Now WHERE id IN {dialect.Numbers("@Ids")}");

    private static readonly Sql DeleteSql = new(dialect => $"DELETE FROM read_journal WHERE id IN {dialect.Numbers("@Ids")}");

    /// <summary>Waits until nobody else adds to the counters.</summary>
    public static void Lock(WriteSession write, DateTimeOffset now) => write.Execute(LockSql, new { Now = now });

    /// <summary>The oldest rows that are not in the counters.</summary>
    public static (IReadOnlyList<long> Ids, IReadOnlyList<CountedEvent> Events) Take(WriteSession write)
    {
        var ids = new List<long>();
        var most = MostEvents;
        foreach (var row in write.List<Row>(SizesSql, new { Most = MostRows }))
        {
            if (most <= 0)
                break;
            ids.Add(row.Id);
            most -= row.Events;
        }

        return (ids, Read(write.List<Row>(ContentSql, new { Ids = Json.Write(ids) })));
    }

    /// <summary>Rows that are in the counters and may not be in the sketches.</summary>
    public static async ValueTask<(IReadOnlyList<long> Ids, IReadOnlyList<CountedEvent> Events)> ListFolded(ReadSession read, CancellationToken ct)
    {
        var rows = await read.ListAsync<Row>(FoldedSql, new { Most = MostRows }, ct);
        return ([.. rows.Select(row => row.Id)], Read(rows));
    }

    public static void NoteFolded(WriteSession write, IReadOnlyList<long> ids, DateTimeOffset now) =>
        write.Execute(NoteSql, new { Now = now, Ids = Json.Write(ids) });

    public static int Delete(WriteSession write, IReadOnlyList<long> ids) => write.Execute(DeleteSql, new { Ids = Json.Write(ids) });

    private static List<CountedEvent> Read(IReadOnlyList<Row> rows)
    {
        var events = new List<CountedEvent>();
        foreach (var row in rows)
            EventBatch.Read(row.Content, events);
        return events;
    }

    private sealed record Row
    {
        public long Id { get; init; }

        public int Events { get; init; }

        public byte[] Content { get; init; } = [];
    }
}
