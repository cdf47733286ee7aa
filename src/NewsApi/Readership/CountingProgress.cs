using NewsApi.Data.Statements;

namespace NewsApi.Readership;

/// <summary>How far the counters have come: what was acknowledged before <paramref name="AsOf"/> is in them.</summary>
/// <param name="AsOf">The time of the oldest row of the journal that is not in the counters, or now where there is none.</param>
/// <param name="LagSeconds">How long ago that is.</param>
internal sealed record CountingProgress(DateTimeOffset AsOf, double LagSeconds)
{
    private static readonly Sql OldestSql = new(dialect => $"""
        SELECT j.received_at
        FROM read_journal AS j
        ORDER BY j.id
        {dialect.Limit("@Take")}
        """);

    /// <summary>To be read before the counters: what is added meanwhile makes them newer than they say, and never older.</summary>
    public static async ValueTask<CountingProgress> Read(ReadSession read, TimeProvider time, CancellationToken ct)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        // Another node's clock may be a little ahead.
        return await read.FindAsync<OldestRow>(OldestSql, new { Take = 1 }, ct) is { } oldest && oldest.ReceivedAt < now
            ? new CountingProgress(oldest.ReceivedAt, Math.Round((now - oldest.ReceivedAt).TotalSeconds, 3))
            : new CountingProgress(now, 0);
    }

    private sealed record OldestRow
    {
        public DateTimeOffset ReceivedAt { get; init; }
    }
}
