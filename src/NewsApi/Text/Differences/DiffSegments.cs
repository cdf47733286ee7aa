using System.Text;

namespace NewsApi.Text.Differences;

/// <summary>Makes readable pieces of marked words: what was deleted stands before what was inserted for it.</summary>
internal static class DiffSegments
{
    public static IReadOnlyList<TextSegment> Join(IReadOnlyList<string> before, bool[] deleted, IReadOnlyList<string> after, bool[] inserted)
    {
        var segments = new List<TextSegment>();
        foreach (var run in Fold(Runs(before, deleted, after, inserted)))
        {
            Add(segments, SegmentChange.Equal, run.Equal);
            Add(segments, SegmentChange.Delete, run.Deleted);
            Add(segments, SegmentChange.Insert, run.Inserted);
        }

        return segments;
    }

    private static List<Run> Runs(IReadOnlyList<string> before, bool[] deleted, IReadOnlyList<string> after, bool[] inserted)
    {
        var runs = new List<Run>();
        for (var (at, other) = (0, 0); at < before.Count || other < after.Count;)
        {
            var run = new Run();
            for (; at < before.Count && !deleted[at] && other < after.Count && !inserted[other]; at++, other++)
                run.Equal.Append(before[at]);
            while (true)
                if (at < before.Count && deleted[at])
                    run.Deleted.Append(before[at++]);
                else if (other < after.Count && inserted[other])
                    run.Inserted.Append(after[other++]);
                else
                    break;
            runs.Add(run);
        }

        return runs;
    }

    // Two words replaced by two others share the space between them, and are read more easily as one replacement.
    private static List<Run> Fold(List<Run> runs)
    {
        var folded = new List<Run>();
        foreach (var run in runs)
            if (folded.Count > 0 && IsGap(run.Equal) && (folded[^1].IsReplacement || run.IsReplacement) && run.IsChange)
            {
                folded[^1].Deleted.Append(run.Equal).Append(run.Deleted);
                folded[^1].Inserted.Append(run.Equal).Append(run.Inserted);
            }
            else
            {
                folded.Add(run);
            }

        return folded;
    }

    private static bool IsGap(StringBuilder equal)
    {
        foreach (var chunk in equal.GetChunks())
            if (chunk.Span.ContainsAnyExcept(' ', '\u00A0'))
                return false;
        return true;
    }

    private static void Add(List<TextSegment> segments, SegmentChange change, StringBuilder text)
    {
        if (text.Length > 0)
            segments.Add(new TextSegment(change, text.ToString()));
    }

    /// <summary>What is the same, and what was changed behind it.</summary>
    private sealed class Run
    {
        public StringBuilder Equal { get; } = new();

        public StringBuilder Deleted { get; } = new();

        public StringBuilder Inserted { get; } = new();

        public bool IsReplacement => Deleted.Length > 0 && Inserted.Length > 0;

        public bool IsChange => Deleted.Length > 0 || Inserted.Length > 0;
    }
}
