using System.Text;

namespace NewsApi.Text.Differences;

/// <summary>Collects what was found in the order of the texts, and makes readable segments of it.</summary>
internal sealed class DiffSegments
{
    private readonly List<Run> _runs = [];

    public void AddEqual(string text)
    {
        if (text.Length > 0 && (_runs.Count == 0 || _runs[^1].IsChange))
            _runs.Add(new Run());
        if (text.Length > 0)
            _runs[^1].Equal.Append(text);
    }

    public void AddChange(string deleted, string inserted)
    {
        if (_runs.Count == 0)
            _runs.Add(new Run());
        _runs[^1].Deleted.Append(deleted);
        _runs[^1].Inserted.Append(inserted);
    }

    /// <summary>The segments; what was deleted stands before what was inserted for it.</summary>
    public IReadOnlyList<TextSegment> ToList() =>
    [
        .. from run in Merge()
           from segment in (TextSegment[])
           [
               new(SegmentChange.Equal, run.Equal.ToString()), new(SegmentChange.Delete, run.Deleted.ToString()),
               new(SegmentChange.Insert, run.Inserted.ToString()),
           ]
           where segment.Text.Length > 0
           select segment,
    ];

    // Two words replaced by two others share the space between them, and are read more easily as one replacement.
    private List<Run> Merge()
    {
        var merged = new List<Run>();
        foreach (var run in _runs)
            if (merged.Count > 0 && run.IsChange && run.IsGap && (run.IsReplacement || merged[^1].IsReplacement))
            {
                merged[^1].Deleted.Append(run.Equal).Append(run.Deleted);
                merged[^1].Inserted.Append(run.Equal).Append(run.Inserted);
            }
            else
            {
                merged.Add(run);
            }

        return merged;
    }

    /// <summary>Text that is the same, and the change behind it.</summary>
    private sealed class Run
    {
        public StringBuilder Equal { get; } = new();

        public StringBuilder Deleted { get; } = new();

        public StringBuilder Inserted { get; } = new();

        public bool IsChange => Deleted.Length > 0 || Inserted.Length > 0;

        public bool IsReplacement => Deleted.Length > 0 && Inserted.Length > 0;

        /// <summary>Whether only spaces stand between this change and the one before it.</summary>
        public bool IsGap => Equal.ToString().AsSpan().TrimStart(" \u00A0").IsEmpty;
    }
}
