using System.Runtime.InteropServices;
using NewsApi.Data;

namespace NewsApi.Counting;

/// <summary>
/// Visitors who wait to be added to the sketches of their days. A sketch is some kilobytes, so it is not written for each visitor: they
/// are gathered, and the journal keeps its rows until they are added. That a visitor is added twice changes nothing, so whoever finds rows
/// that somebody else gathered and did not finish may do it again.
/// </summary>
internal sealed class Uniques
{
    // As much as is written within some ten milliseconds.
    private const int SketchesAtOnce = 1_000;

    private static readonly IReadOnlyList<RowColumn> Key = [.. Counters.SubjectColumns, RowColumn.Number("day")];

    private static readonly Sql FindSql = new(dialect => $"""
        SELECT u.subject, u.subject_id, u.day, u.sketch
        FROM {dialect.Rows("@Rows", Key)} AS r
        CROSS JOIN read_uniques AS u
        WHERE u.subject = r.subject AND u.subject_id = r.subject_id AND u.day = r.day
        """);

    private static readonly Sql PutSql = new(dialect => dialect.AddUp("read_uniques", Key, [], [RowColumn.Long("sketch")]));

    private readonly Dictionary<(Subject Subject, long Day), HashSet<long>> _waiting = [];

    public int Count { get; private set; }

    public void Add(CountedEvent one)
    {
        if (one.Class != VisitorClass.Human || one.Visitor == 0)
            return;
        foreach (var subject in Subject.AllOf(one))
            // Who follows a link visits the link; who sees the story visits all else.
            if (one.Kind == (subject.Kind == SubjectKind.Link ? EventKind.Click : EventKind.View))
                Add(subject, one.At - (one.At % Tally.Day), Marks.Mix(one.Visitor, (long)subject.Kind, subject.Id));
    }

    /// <summary>Adds some of those who wait to their sketches.</summary>
    public IReadOnlyList<(Subject Subject, long Day)> Store(WriteSession write)
    {
        var some = _waiting.Take(SketchesAtOnce).ToList();
        var keys = new SqlRows();
        foreach (var ((subject, day), _) in some)
            Counters.Add(keys.Row(), subject).Add(day);
        var present = write.List<SketchRow>(FindSql, keys.ToArgument()).ToDictionary(one => one.Key, one => one.Sketch);
        var changed = new SqlRows();
        foreach (var (key, visitors) in some)
        {
            var sketch = present.TryGetValue(key, out var text) ? UniqueSketch.FromText(text) : new UniqueSketch();
            var isNew = false;
            foreach (var visitor in visitors)
                isNew |= sketch.Add(visitor);
            if (isNew)
                Counters.Add(changed.Row(), key.Subject).Add(key.Day).Add(sketch.ToText());
        }

        if (changed.Count > 0)
            write.AddUp(PutSql, changed);
        return [.. some.Select(one => one.Key)];
    }

    /// <summary>Forgets those that a commit has stored.</summary>
    public void Forget(IReadOnlyList<(Subject Subject, long Day)> stored)
    {
        foreach (var key in stored)
            if (_waiting.Remove(key, out var visitors))
                Count -= visitors.Count;
    }

    private void Add(Subject subject, long day, long visitor)
    {
        ref var visitors = ref CollectionsMarshal.GetValueRefOrAddDefault(_waiting, (subject, day), out _);
        if ((visitors ??= []).Add(visitor))
            Count++;
    }

    private sealed record SketchRow : Counters.DayRow
    {
        public string Sketch { get; init; } = "";
    }
}
