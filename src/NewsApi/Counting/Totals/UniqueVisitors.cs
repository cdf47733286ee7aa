using System.Runtime.InteropServices;
using NewsApi.Data.Statements;

namespace NewsApi.Counting.Totals;

/// <summary>Sketches of the visitors of many events by subject and day, to be merged with the stored sketches.</summary>
internal sealed class UniqueVisitors
{
    private static readonly IReadOnlyList<RowColumn> Key = [.. Counters.SubjectColumns, RowColumn.Number("day")];

    private static readonly Sql FindSql = new(dialect => $"""
        SELECT u.subject, u.subject_id, u.day, u.sketch
        FROM {dialect.Rows("@Rows", Key)} AS r
        CROSS JOIN read_uniques AS u
        WHERE u.subject = r.subject AND u.subject_id = r.subject_id AND u.day = r.day
        """);

    private static readonly Sql PutSql = new(dialect => dialect.Accumulate("read_uniques", Key, [], [RowColumn.Long("sketch")]));

    private readonly Dictionary<(CounterSubject Subject, long Day), HyperLogLog> _sketches = [];

    public void Add(in ReaderEvent one)
    {
        if (one.Class != VisitorClass.Human || one.Visitor == 0)
            return;
        var day = one.At - (one.At % CounterDeltas.Day);
        // A click counts as a visit of the link. A view counts as a visit of all other subjects.
        if (one is { Kind: EventKind.Click, LinkId: not 0 })
            Add(new CounterSubject(CounterSubjectKind.Link, one.LinkId), day, one.Visitor);
        else if (one.Kind == EventKind.View)
            foreach (var subject in one.Article.Subjects)
                Add(subject, day, one.Visitor);
    }

    public void Store(WriteSession write)
    {
        if (_sketches.Count == 0)
            return;
        var keys = new SqlRows();
        foreach (var (subject, day) in _sketches.Keys)
            Counters.Add(keys.Row(), subject).Add(day);
        var stored = write.List<SketchRow>(FindSql, keys.ToArgument()).ToDictionary(one => one.Key, one => one.Sketch);
        var changed = new SqlRows();
        foreach (var (key, visitors) in _sketches.OrderBy(one => one.Key.Subject.Id))
        {
            // The sketch in memory must not change, because the transaction may run a second time.
            var sketch = stored.TryGetValue(key, out var text) ? HyperLogLog.FromText(text) : new HyperLogLog();
            if (sketch.Add(visitors))
                Counters.Add(changed.Row(), key.Subject).Add(key.Day).Add(sketch.ToText());
        }

        write.Accumulate(PutSql, changed);
    }

    private void Add(CounterSubject subject, long day, long visitor)
    {
        ref var sketch = ref CollectionsMarshal.GetValueRefOrAddDefault(_sketches, (subject, day), out _);
        (sketch ??= new HyperLogLog()).Add(HashedKey.Of(visitor, (long)subject.Kind, subject.Id));
    }

    private sealed record SketchRow : Counters.SketchDayRow
    {
        public string Sketch { get; init; } = "";
    }
}
