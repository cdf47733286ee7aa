using NewsApi.Data.Statements;

namespace NewsApi.Readership;

/// <summary>How current the counters are: they include every event acknowledged before <paramref name="AsOf"/>.</summary>
/// <param name="AsOf">The time of the oldest journal row that is not yet in the counters, or now if there is none.</param>
/// <param name="LagSeconds">The age of <paramref name="AsOf"/> in seconds.</param>
internal sealed record CountingProgress(DateTimeOffset AsOf, double LagSeconds)
{
    private static readonly Sql OldestSql = new(dialect => $"""
        SELECT j.received_at
        FROM read_journal AS j
        ORDER BY j.id
        {dialect.Limit("@Take")}
        """);

    /// <summary>Call this before reading the counters. The counters may then be newer than the reported time, but never older.</summary>
    public static async ValueTask<CountingProgress> Read(ReadSession read, TimeProvider time, CancellationToken ct)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        // The row may come from a node whose clock is ahead.
        return await read.FindAsync<OldestRow>(OldestSql, new { Take = 1 }, ct) is { } oldest && oldest.ReceivedAt < now
            ? new CountingProgress(oldest.ReceivedAt, Math.Round((now - oldest.ReceivedAt).TotalSeconds, 3))
            : new CountingProgress(now, 0);
    }

    private sealed record OldestRow
    {
        public DateTimeOffset ReceivedAt { get; init; }
    }
}
