using NewsApi.Counting.Deduplication;
using NewsApi.Counting.Visitors;
using NewsApi.Data.Statements;

namespace NewsApi.Counting.Totals;

/// <summary>Moves the ranking windows, and deletes old hourly counters, deduplication keys and salts.</summary>
internal static class CounterCleanup
{
    private static readonly Sql DropHoursSql = new("DELETE FROM read_hours WHERE hour < @Before");

    private static readonly Sql DropSaltsSql = new("DELETE FROM read_secrets WHERE name LIKE 'salt-%' AND name < @Today");

    public static int Run(WriteSession write, DateTimeOffset now, int hourlyDays)
    {
        AggregatorLease.Lock(write);
        RankingWindows.Advance(write, now);
        DeduplicationKeys.DeleteOld(write, now);
        return write.Execute(DropHoursSql, new { Before = now.AddDays(-hourlyDays) })
            + write.Execute(DropSaltsSql, new { Today = Salts.NameOf(now) });
    }
}
