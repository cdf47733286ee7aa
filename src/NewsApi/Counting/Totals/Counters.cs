using System.Runtime.InteropServices;
using System.Text.Json;
using NewsApi.Data.Statements;

namespace NewsApi.Counting.Totals;

/// <summary>Adds to the hourly, daily and total counters.</summary>
internal static class Counters
{
    /// <summary>The columns that identify the subject of a counter.</summary>
    public static readonly IReadOnlyList<RowColumn> SubjectColumns = [RowColumn.Text("subject"), RowColumn.Number("subject_id")];

    private static readonly IReadOnlyList<RowColumn> CellColumns =
        [RowColumn.Text("kind"), RowColumn.Text("class"), RowColumn.Text("channel"), RowColumn.Text("language")];

    private static readonly IReadOnlyList<RowColumn> Events = [RowColumn.Number("events")];

    private static readonly Sql HoursSql = new(dialect => dialect.Accumulate(
        "read_hours", [RowColumn.Number("hour"), .. SubjectColumns, .. CellColumns], Events, []));

    private static readonly Sql DaysSql = new(dialect => dialect.Accumulate(
        "read_days", [.. SubjectColumns, RowColumn.Number("day"), .. CellColumns], Events, []));

    private static readonly Sql TotalsSql = new(dialect => dialect.Accumulate(
        "read_totals", [.. SubjectColumns, RowColumn.Text("kind"), RowColumn.Text("class")], Events, []));

    public static void Add(WriteSession write, CounterDeltas deltas)
    {
        var cells = deltas.Hours();
        var hours = new SqlRows();
        // The rows are in the order of the index, so each page of the index is visited once.
        foreach (var (cell, events) in cells.OrderBy(one => one.Key.Hour).ThenBy(one => one.Key.Subject.Id))
            Add(Add(hours.Row().Add(cell.Hour), cell.Subject), cell, events);
        write.Accumulate(HoursSql, hours);

        var days = new SqlRows();
        foreach (var (cell, events) in Sums(cells, one => one with { Hour = one.Hour - (one.Hour % CounterDeltas.Day) })
            .OrderBy(one => one.Key.Subject.Id))
            Add(Add(days.Row(), cell.Subject).Add(cell.Hour), cell, events);
        write.Accumulate(DaysSql, days);

        var totals = new SqlRows();
        foreach (var ((subject, kind, visitors), events) in Sums(cells, one => (one.Subject, one.Kind, one.Class))
            .OrderBy(one => one.Key.Subject.Id))
            Add(totals.Row(), subject).Add(Name(kind)).Add(Name(visitors)).Add(events);
        write.Accumulate(TotalsSql, totals);
    }

    /// <summary>The name of an enum value, as the tables store it.</summary>
    public static string Name<T>(T value) where T : struct, Enum => CounterNames<T>.All[value];

    public static SqlRows Add(SqlRows rows, CounterSubject subject) => rows.Add(Name(subject.Kind)).Add(subject.Id);

    private static void Add(SqlRows rows, CounterDeltas.CounterCell cell, long events) =>
        rows.Add(Name(cell.Kind)).Add(Name(cell.Class)).Add(cell.Channel).Add(cell.Language).Add(events);

    private static Dictionary<TKey, long> Sums<TKey>(
        Dictionary<CounterDeltas.CounterCell, long> cells, Func<CounterDeltas.CounterCell, TKey> key) where TKey : notnull
    {
        var sums = new Dictionary<TKey, long>();
        foreach (var (cell, events) in cells)
            CollectionsMarshal.GetValueRefOrAddDefault(sums, key(cell), out _) += events;
        return sums;
    }

    internal record SketchDayRow
    {
        public string Subject { get; init; } = "";

        public long SubjectId { get; init; }

        public long Day { get; init; }

        public (CounterSubject Subject, long Day) Key =>
            (new CounterSubject(Enum.Parse<CounterSubjectKind>(Subject, ignoreCase: true), SubjectId), Day);
    }

    private static class CounterNames<T> where T : struct, Enum
    {
        public static readonly IReadOnlyDictionary<T, string> All =
            Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));
    }
}
