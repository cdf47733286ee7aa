using NewsApi.Data;

namespace NewsApi.Counting;

/// <summary>Adds a tally to the counters: by the hour, by the day, and in all.</summary>
internal static class Counters
{
    /// <summary>Stands for all referrers that came when a day had its share of them; no host is called so.</summary>
    public const string OtherReferrers = "(other)";

    private const int MostReferrersOfDay = 1_000;

    private static readonly IReadOnlyList<RowColumn> SubjectColumns = [RowColumn.Text("subject"), RowColumn.Number("subject_id")];

    private static readonly IReadOnlyList<RowColumn> CellColumns =
        [RowColumn.Text("kind"), RowColumn.Text("class"), RowColumn.Text("channel"), RowColumn.Text("language")];

    private static readonly IReadOnlyList<RowColumn> Events = [RowColumn.Number("events")];

    private static readonly IReadOnlyList<RowColumn> ReferrerKey =
        [.. SubjectColumns, RowColumn.Number("day"), RowColumn.Text("kind"), RowColumn.Text("referrer")];

    private static readonly Sql HoursSql = new(dialect => dialect.AddUp(
        "read_hours", [RowColumn.Number("hour"), .. SubjectColumns, .. CellColumns], Events, [], "@Rows"));

    private static readonly Sql DaysSql = new(dialect => dialect.AddUp(
        "read_days", [.. SubjectColumns, RowColumn.Number("day"), .. CellColumns], Events, [], "@Rows"));

    private static readonly Sql TotalsSql = new(dialect => dialect.AddUp(
        "read_totals", [.. SubjectColumns, RowColumn.Text("kind"), RowColumn.Text("class")], Events, [], "@Rows"));

    private static readonly Sql ReferrersSql = new(dialect => dialect.AddUp("read_referrers", ReferrerKey, Events, [], "@Rows"));

    private static readonly Sql ReferrersOfDaySql = new(dialect => $"""
        SELECT r.subject, r.subject_id, r.day, COUNT(f.referrer) AS referrers
        FROM {dialect.Rows("@Rows", [.. SubjectColumns, RowColumn.Number("day")])} AS r
        CROSS JOIN read_referrers AS f
        WHERE f.subject = r.subject AND f.subject_id = r.subject_id AND f.day = r.day
        GROUP BY r.subject, r.subject_id, r.day
        HAVING COUNT(f.referrer) >= @Most
        """);

    private static readonly Sql KnownReferrersSql = new(dialect => $"""
        SELECT f.subject, f.subject_id, f.day, f.kind, f.referrer
        FROM {dialect.Rows("@Rows", ReferrerKey)} AS r
        CROSS JOIN read_referrers AS f
        WHERE f.subject = r.subject AND f.subject_id = r.subject_id AND f.day = r.day AND f.kind = r.kind AND f.referrer = r.referrer
        """);

    private static readonly Sql FindUniquesSql = new(dialect => $"""
        SELECT u.subject, u.subject_id, u.day, u.sketch
        FROM {dialect.Rows("@Rows", [.. SubjectColumns, RowColumn.Number("day")])} AS r
        CROSS JOIN read_uniques AS u
        WHERE u.subject = r.subject AND u.subject_id = r.subject_id AND u.day = r.day
        """);

    private static readonly Sql PutUniquesSql = new(dialect => dialect.AddUp(
        "read_uniques", [.. SubjectColumns, RowColumn.Number("day")], [], [RowColumn.Long("sketch")], "@Rows"));

    public static void Add(WriteSession write, Tally tally)
    {
        write.Execute(HoursSql, Rows(tally.Hours.Select(one => (object[])
            [one.Key.Hour, Name(one.Key.Subject.Kind), one.Key.Subject.Id, .. CellOf(one.Key), one.Value])));
        var days = Sums(tally, one => (one.Subject, Day: one.Hour - (one.Hour % Tally.Day), one.Kind, one.Class, one.Channel, one.Language));
        write.Execute(DaysSql, Rows(days.Select(one => (object[])
        [
            Name(one.Key.Subject.Kind), one.Key.Subject.Id, one.Key.Day, Name(one.Key.Kind), Name(one.Key.Class), one.Key.Channel, one.Key.Language, one.Value,
        ])));
        var totals = Sums(tally, one => (one.Subject, one.Kind, one.Class));
        write.Execute(TotalsSql, Rows(totals.Select(one => (object[])
            [Name(one.Key.Subject.Kind), one.Key.Subject.Id, Name(one.Key.Kind), Name(one.Key.Class), one.Value])));
        AddReferrers(write, tally);
        AddUniques(write, tally);
    }

    /// <summary>As it stands in the tables.</summary>
    public static string Name<T>(T value) where T : struct, Enum => Names<T>.Of(value);

    public static object Rows(IEnumerable<object[]> rows) => new { Rows = Json.Write(rows) };

    private static object[] CellOf(Tally.Cell cell) => [Name(cell.Kind), Name(cell.Class), cell.Channel, cell.Language];

    private static Dictionary<TKey, long> Sums<TKey>(Tally tally, Func<Tally.Cell, TKey> key) where TKey : notnull
    {
        var sums = new Dictionary<TKey, long>();
        foreach (var (cell, events) in tally.Hours)
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(sums, key(cell), out _) += events;
        return sums;
    }

    private static void AddReferrers(WriteSession write, Tally tally)
    {
        if (tally.Referrers.Count == 0)
            return;
        var days = tally.Referrers.Keys.Select(one => (one.Subject, one.Day)).Distinct();
        var full = write.List<DayRow>(ReferrersOfDaySql, With(days, MostReferrersOfDay)).Select(one => one.Key).ToHashSet();
        var late = tally.Referrers.Where(one => full.Contains((one.Key.Subject, one.Key.Day))).Select(one => one.Key).ToList();
        var known = late.Count == 0 ? [] : write.List<ReferrerRow>(KnownReferrersSql, Rows(late.Select(Row))).Select(one => (one.Key, one.Kind, one.Referrer)).ToHashSet();
        // A day that has its share still counts the referrers that it knows.
        write.Execute(ReferrersSql, Rows(tally.Referrers
            .GroupBy(one => full.Contains((one.Key.Subject, one.Key.Day)) && !known.Contains(((one.Key.Subject, one.Key.Day), Name(one.Key.Kind), one.Key.Referrer))
                ? one.Key with { Referrer = OtherReferrers }
                : one.Key)
            .Select(group => (object[])[.. Row(group.Key), group.Sum(one => one.Value)])));

        static object[] Row(Tally.ReferrerCell cell) => [Name(cell.Subject.Kind), cell.Subject.Id, cell.Day, Name(cell.Kind), cell.Referrer];
    }

    private static void AddUniques(WriteSession write, Tally tally)
    {
        if (tally.Uniques.Count == 0)
            return;
        var present = write.List<DayRow>(FindUniquesSql, With(tally.Uniques.Keys, 0)).ToDictionary(one => one.Key, one => one.Sketch);
        var changed = new List<object[]>();
        foreach (var (key, visitors) in tally.Uniques)
        {
            var sketch = present.TryGetValue(key, out var text) ? UniqueSketch.FromText(text) : new UniqueSketch();
            var isNew = false;
            foreach (var visitor in visitors)
                isNew |= sketch.Add(visitor);
            if (isNew)
                changed.Add([Name(key.Subject.Kind), key.Subject.Id, key.Day, sketch.ToText()]);
        }

        if (changed.Count > 0)
            write.Execute(PutUniquesSql, Rows(changed));
    }

    private static object With(IEnumerable<(Subject Subject, long Day)> days, int most) => new
    {
        Rows = Json.Write(days.Select(one => (object[])[Name(one.Subject.Kind), one.Subject.Id, one.Day])), Most = most,
    };

    private sealed record ReferrerRow : DayRow
    {
        public string Kind { get; init; } = "";

        public string Referrer { get; init; } = "";
    }

    private record DayRow
    {
        public string Subject { get; init; } = "";

        public long SubjectId { get; init; }

        public long Day { get; init; }

        public string Sketch { get; init; } = "";

        public (Subject Subject, long Day) Key => (new Subject(Enum.Parse<SubjectKind>(Subject, ignoreCase: true), SubjectId), Day);
    }

    private static class Names<T> where T : struct, Enum
    {
        private static readonly Dictionary<T, string> All =
            Enum.GetValues<T>().ToDictionary(value => value, value => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

        public static string Of(T value) => All[value];
    }
}
