using System.Runtime.InteropServices;
using NewsApi.Data.Statements;

namespace NewsApi.Counting.Totals;

/// <summary>Counts people by the page that they came from, by the day. Anybody can name hosts, so a day of a subject keeps a number of them at most.</summary>
internal static class Referrers
{
    /// <summary>Stands for all referrers that came when a day had its share of them; no host is called so.</summary>
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

    private static readonly Sql KnownSql = new(dialect => $"""
        SELECT f.subject, f.subject_id, f.day, f.kind, f.referrer
        FROM {dialect.Rows("@Rows", Key)} AS r
        CROSS JOIN read_referrers AS f
        WHERE f.subject = r.subject AND f.subject_id = r.subject_id AND f.day = r.day AND f.kind = r.kind AND f.referrer = r.referrer
        """);

    public static void Add(WriteSession write, CounterDeltas tally)
    {
        var referrers = tally.Referrers();
        if (referrers.Count == 0)
            return;
        var rows = new SqlRows();
        foreach (var (cell, events) in WithinShare(write, referrers).OrderBy(one => one.Key.Subject.Id))
            Add(rows, cell).Add(events);
        write.Accumulate(AddSql, rows);
    }

    // A day that has its share still counts the referrers that it knows.
    private static Dictionary<CounterDeltas.ReferrerCell, long> WithinShare(WriteSession write, Dictionary<CounterDeltas.ReferrerCell, long> referrers)
    {
        var days = new SqlRows();
        foreach (var (subject, day) in referrers.Keys.Select(one => (one.Subject, one.Day)).Distinct())
            Counters.Add(days.Row(), subject).Add(day);
        var full = write.List<Counters.SketchDayRow>(FullSql, days.ToArgument()).Select(one => one.Key).ToHashSet();
        if (full.Count == 0)
            return referrers;
        var late = new SqlRows();
        foreach (var cell in referrers.Keys.Where(one => full.Contains((one.Subject, one.Day))))
            Add(late, cell);
        var known = write.List<ReferrerRow>(KnownSql, late.ToArgument()).Select(one => (one.Key, one.Kind, one.Referrer)).ToHashSet();
        var within = new Dictionary<CounterDeltas.ReferrerCell, long>();
        foreach (var (cell, events) in referrers)
        {
            var isLate = full.Contains((cell.Subject, cell.Day)) && !known.Contains(((cell.Subject, cell.Day), Counters.Name(cell.Kind), cell.Referrer));
            CollectionsMarshal.GetValueRefOrAddDefault(within, isLate ? cell with { Referrer = Other } : cell, out _) += events;
        }

        return within;
    }

    private static SqlRows Add(SqlRows rows, CounterDeltas.ReferrerCell cell) =>
        Counters.Add(rows.Row(), cell.Subject).Add(cell.Day).Add(Counters.Name(cell.Kind)).Add(cell.Referrer);

    private sealed record ReferrerRow : Counters.SketchDayRow
    {
        public string Kind { get; init; } = "";

        public string Referrer { get; init; } = "";
    }
}
