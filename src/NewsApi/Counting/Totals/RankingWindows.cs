using NewsApi.Data.Statements;
using NewsApi.Json;

namespace NewsApi.Counting.Totals;

/// <summary>
/// Sums of views, shares and clicks over the last hour, day, 7 days and 30 days. New events are added. Old events are subtracted step by
/// step: each step reads only its own counters, so that nothing scans the history. The window of an hour moves in steps of five minutes,
/// the other windows in steps of an hour. Each window covers its length and the step that has begun.
/// </summary>
internal static class RankingWindows
{
    private static readonly IReadOnlyList<RowColumn> Sums =
        [RowColumn.Number("views"), RowColumn.Number("shares"), RowColumn.Number("clicks")];

    private static readonly IReadOnlyList<RowColumn> WindowSums =
    [
        .. from window in (string[])["1h", "1d", "7d", "30d"]
           from sum in Sums
           select RowColumn.Number($"{sum.Name}_{window}"),
    ];

    private static readonly Sql StateSql = new("SELECT until_1h, until_1d, until_7d, until_30d FROM read_state WHERE id = 1");

    private static readonly Sql PutStateSql = new(
        "UPDATE read_state SET until_1h = @Until1h, until_1d = @Until1d, until_7d = @Until7d, until_30d = @Until30d WHERE id = 1");

    private static readonly Sql FindTrendSql = new(dialect => $"""
        SELECT w.article_id, w.trend
        FROM read_windows AS w
        WHERE w.article_id IN {dialect.Numbers("@Ids")}
        """);

    private static readonly Sql AddSql = new(dialect => dialect.Accumulate(
        "read_windows", [RowColumn.Number("article_id")], WindowSums, [RowColumn.Real("trend")]));

    private static readonly Sql AddSlotSql = new(dialect => dialect.Accumulate(
        "read_slots", [RowColumn.Number("slot"), RowColumn.Number("article_id")], Sums, []));

    private static readonly Sql Subtract1h = new("""
        UPDATE read_windows
        SET views_1h = views_1h - s.views, shares_1h = shares_1h - s.shares, clicks_1h = clicks_1h - s.clicks
        FROM (
            SELECT p.article_id, SUM(p.views) AS views, SUM(p.shares) AS shares, SUM(p.clicks) AS clicks
            FROM read_slots AS p
            WHERE p.slot >= @From AND p.slot < @To
            GROUP BY p.article_id) AS s
        WHERE read_windows.article_id = s.article_id
        """);

    private static readonly Sql Subtract1d = new(SubtractHour("1d")),
        Subtract7d = new(SubtractHour("7d")), Subtract30d = new(SubtractHour("30d"));

    private static readonly Sql DropSlotsSql = new("DELETE FROM read_slots WHERE slot < @Before");

    private static readonly Sql DropUnreadSql = new("DELETE FROM read_windows WHERE views_30d = 0 AND shares_30d = 0 AND clicks_30d = 0");

    /// <summary>Adds events to each window that reaches back to them.</summary>
    public static void Add(WriteSession write, CounterDeltas deltas)
    {
        var ranked = deltas.RankedSlots();
        if (ranked.Count == 0)
            return;
        var state = write.Find<State>(StateSql)!;
        var trends = write.List<TrendRow>(FindTrendSql, new { Ids = ApiJson.Write(deltas.Trends.Keys) })
            .ToDictionary(one => one.ArticleId, one => one.Trend);
        var sums = new SqlRows();
        foreach (var article in ranked.GroupBy(one => one.Key.Article).OrderBy(group => group.Key))
        {
            sums.Row().Add(article.Key);
            Add(sums, Sum(article, state.Until1h, CounterDeltas.Slot));
            foreach (var until in (long[])[state.Until1d, state.Until7d, state.Until30d])
                Add(sums, Sum(article, until, CounterDeltas.Hour));
            var trend = deltas.Trends[article.Key];
            sums.Add(trends.TryGetValue(article.Key, out var before) ? TrendScore.Add(before, trend) : trend);
        }

        write.Accumulate(AddSql, sums);
        var slots = new SqlRows();
        foreach (var ((article, slot), sum) in ranked.Where(one => one.Key.Slot >= state.Until1h)
            .OrderBy(one => one.Key.Slot).ThenBy(one => one.Key.Article))
            Add(slots.Row().Add(slot).Add(article), sum);
        write.Accumulate(AddSlotSql, slots);
    }

    /// <summary>Subtracts the events that have become too old for each window.</summary>
    public static void Advance(WriteSession write, DateTimeOffset now)
    {
        var at = now.ToUnixTimeMilliseconds();
        var state = write.Find<State>(StateSql)!;
        var moved = new State
        {
            Until1h = Move(write, Subtract1h, state.Until1h, at - CounterDeltas.Hour, CounterDeltas.Slot),
            Until1d = Move(write, Subtract1d, state.Until1d, at - CounterDeltas.Day, CounterDeltas.Hour),
            Until7d = Move(write, Subtract7d, state.Until7d, at - (7 * CounterDeltas.Day), CounterDeltas.Hour),
            Until30d = Move(write, Subtract30d, state.Until30d, at - (30 * CounterDeltas.Day), CounterDeltas.Hour),
        };
        if (moved == state)
            return;
        write.Run(DropSlotsSql, new { Before = moved.Until1h });
        if (moved.Until30d != state.Until30d)
            write.Run(DropUnreadSql);
        write.Run(PutStateSql, moved);
    }

    private static RankingCounts Sum(IEnumerable<KeyValuePair<(long Article, long Slot), RankingCounts>> slots, long from, long step)
    {
        var sum = default(RankingCounts);
        foreach (var ((_, slot), ranked) in slots)
            if (slot - (slot % step) >= from)
                sum += ranked;
        return sum;
    }

    private static void Add(SqlRows rows, RankingCounts sum) => rows.Add(sum.Views).Add(sum.Shares).Add(sum.Clicks);

    private static long Move(WriteSession write, Sql subtract, long until, long wanted, long step)
    {
        wanted -= wanted % step;
        // Before the first event there is nothing to subtract.
        if (until == 0)
            return wanted;
        if (until < wanted)
            write.Run(subtract, new { From = until, To = wanted });
        return Math.Max(until, wanted);
    }

    private static string SubtractHour(string window) => $"""
        UPDATE read_windows
        SET views_{window} = views_{window} - s.views, shares_{window} = shares_{window} - s.shares,
            clicks_{window} = clicks_{window} - s.clicks
        FROM (
            SELECT h.subject_id,
                SUM(CASE WHEN h.kind = 'view' THEN h.events ELSE 0 END) AS views,
                SUM(CASE WHEN h.kind = 'share' THEN h.events ELSE 0 END) AS shares,
                SUM(CASE WHEN h.kind = 'click' THEN h.events ELSE 0 END) AS clicks
            FROM read_hours AS h
            WHERE h.hour >= @From AND h.hour < @To AND h.subject = 'article' AND h.class = 'human'
            GROUP BY h.subject_id) AS s
        WHERE read_windows.article_id = s.subject_id
        """;

    private sealed record State
    {
        public long Until1h { get; init; }

        public long Until1d { get; init; }

        public long Until7d { get; init; }

        public long Until30d { get; init; }
    }

    private sealed record TrendRow
    {
        public long ArticleId { get; init; }

        public double Trend { get; init; }
    }
}
