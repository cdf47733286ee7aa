using System.Runtime.InteropServices;
using NewsApi.Data.Statements;

namespace NewsApi.Counting.Totals;

/// <summary>
/// Counts events of people by referring host and day. Clients can send any host, so each subject has a limited number of hosts per day.
/// </summary>
internal static class Referrers
{
    /// <summary>The name for further referrers after a subject has reached its limit of hosts for a day; no host has this name.</summary>
    public const string Other = "(other)";

    private const int MostOfDay = 1_000;

    private static readonly IReadOnlyList<RowColumn> DayKey = [.. Counters.SubjectColumns, RowColumn.Number("day")];

    private static readonly IReadOnlyList<RowColumn> Key = [.. DayKey, RowColumn.Text("kind"), RowColumn.Text("referrer")];

    private static readonly Sql AddSql = new(dialect => dialect.Accumulate("read_referrers", Key, [RowColumn.Number("events")], []));

    private static readonly Sql FullSql = new(dialect => $"""
        SELECT r.subject, r.subject_id, r.day
        FROM {dialect.Rows("@Rows", DayKey)} AS r
        CROSS JOIN read_referrers AS f
        WHERE f.subject = r.subject AND f.subject_id = r.subject_id AND f.day = r.day
        GROUP BY r.subject, r.subject_id, r.day
        HAVING COUNT(f.referrer) >= {MostOfDay}
        """);

    private static readonly Sql PresentSql = new(dialect => $"""
        SELECT f.subject, f.subject_id, f.day, f.kind, f.referrer
        FROM {dialect.Rows("@Rows", Key)} AS r
        CROSS JOIN read_referrers AS f
        WHERE f.subject = r.subject AND f.subject_id = r.subject_id AND f.day = r.day AND f.kind = r.kind AND f.referrer = r.referrer
        """);

    public static void Add(WriteSession write, CounterDeltas deltas)
    {
        var referrers = deltas.Referrers();
        if (referrers.Count == 0)
            return;
        var rows = new SqlRows();
        foreach (var (cell, events) in Limit(write, referrers).OrderBy(one => one.Key.Subject.Id))
            Add(rows, cell).Add(events);
        write.Accumulate(AddSql, rows);
    }

    // On a full day, referrers that are already stored are still counted. New referrers are counted under Other.
    private static Dictionary<CounterDeltas.ReferrerCell, long> Limit(
        WriteSession write, Dictionary<CounterDeltas.ReferrerCell, long> referrers)
    {
        var days = new SqlRows();
        foreach (var (subject, day) in referrers.Keys.Select(one => (one.Subject, one.Day)).Distinct())
            Counters.Add(days.Row(), subject).Add(day);
        var full = write.List<Counters.SketchDayRow>(FullSql, days.ToArgument()).Select(one => one.Key).ToHashSet();
        if (full.Count == 0)
            return referrers;
        var inFullDays = new SqlRows();
        foreach (var cell in referrers.Keys.Where(one => full.Contains((one.Subject, one.Day))))
            Add(inFullDays, cell);
        var present = write.List<ReferrerRow>(PresentSql, inFullDays.ToArgument())
            .Select(one => (one.Key, one.Kind, one.Referrer)).ToHashSet();
        var limited = new Dictionary<CounterDeltas.ReferrerCell, long>();
        foreach (var (cell, events) in referrers)
        {
            var day = (cell.Subject, cell.Day);
            var isOther = full.Contains(day) && !present.Contains((day, Counters.Name(cell.Kind), cell.Referrer));
            CollectionsMarshal.GetValueRefOrAddDefault(limited, isOther ? cell with { Referrer = Other } : cell, out _) += events;
        }

        return limited;
    }

    private static SqlRows Add(SqlRows rows, CounterDeltas.ReferrerCell cell) =>
        Counters.Add(rows.Row(), cell.Subject).Add(cell.Day).Add(Counters.Name(cell.Kind)).Add(cell.Referrer);

    private sealed record ReferrerRow : Counters.SketchDayRow
    {
        public string Kind { get; init; } = "";

        public string Referrer { get; init; } = "";
    }
}
