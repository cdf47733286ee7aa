using System.Text;

namespace NewsApi.Text.Differences;

/// <summary>Collects equal and changed text in order, and joins short pieces to readable segments.</summary>
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

    /// <summary>The segments; deleted text is before the inserted text that replaces it.</summary>
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

    // When neighbouring words are replaced, one replacement that includes the space between them is easier to read than two.
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

    /// <summary>Equal text, and the change after it.</summary>
    private sealed class Run
    {
        public StringBuilder Equal { get; } = new();

        public StringBuilder Deleted { get; } = new();

        public StringBuilder Inserted { get; } = new();

        public bool IsChange => Deleted.Length > 0 || Inserted.Length > 0;

        public bool IsReplacement => Deleted.Length > 0 && Inserted.Length > 0;

        /// <summary>Whether there are only spaces between the previous change and this one.</summary>
        public bool IsGap => Equal.ToString().AsSpan().TrimStart(" \u00A0").IsEmpty;
    }
}
