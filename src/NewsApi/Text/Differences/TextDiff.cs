using System.Runtime.InteropServices;
using System.Text;
using DiffPlex;

namespace NewsApi.Text.Differences;

/// <summary>
/// Compares two texts word by word. The shortest way from one to the other is looked for only in pieces of bounded length; longer ones
/// are first cut at words that both have exactly once, and what can't be cut counts as replaced. So the work grows with the
/// texts and not with their square.
/// </summary>
internal sealed class TextDiff
{
    // Words of both texts together. Myers' algorithm takes up to their square.
    private const int LongestPiece = 1_000;

    // Pieces that are still too long when they were cut so often have little in common.
    private const int MostCuts = 12;

    private readonly IReadOnlyList<string> _before;
    private readonly IReadOnlyList<string> _after;
    private readonly int[] _beforeWords;
    private readonly int[] _afterWords;
    private readonly bool[] _deleted;
    private readonly bool[] _inserted;

    private TextDiff(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        (_before, _after) = (before, after);
        (_beforeWords, _afterWords) = (Number(before, numbers), Number(after, numbers));
        (_deleted, _inserted) = (new bool[before.Count], new bool[after.Count]);
    }

    public static IReadOnlyList<TextSegment> Compare(string before, string after)
    {
        var diff = new TextDiff(DiffWords.Chunker.Chunk(before), DiffWords.Chunker.Chunk(after));
        diff.Mark(0, diff._before.Count, 0, diff._after.Count, cuts: 0);
        return DiffSegments.Join(diff._before, diff._deleted, diff._after, diff._inserted);
    }

    private static int[] Number(IReadOnlyList<string> words, Dictionary<string, int> numbers)
    {
        var numbered = new int[words.Count];
        foreach (var (at, word) in words.Index())
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, word, out var known);
            if (!known)
                number = numbers.Count;
            numbered[at] = number;
        }

        return numbered;
    }

    /// <summary>Marks what is in one text only, between two places of each.</summary>
    private void Mark(int from, int to, int otherFrom, int otherTo, int cuts)
    {
        for (; from < to && otherFrom < otherTo && _beforeWords[from] == _afterWords[otherFrom]; from++)
            otherFrom++;
        for (; from < to && otherFrom < otherTo && _beforeWords[to - 1] == _afterWords[otherTo - 1]; to--)
            otherTo--;
        if (from == to || otherFrom == otherTo)
            MarkAll(from, to, otherFrom, otherTo);
        else if (to - from + otherTo - otherFrom <= LongestPiece)
            MarkShortest(from, to, otherFrom, otherTo);
        else
            Cut(from, to, otherFrom, otherTo, cuts);
    }

    private void MarkAll(int from, int to, int otherFrom, int otherTo)
    {
        _deleted.AsSpan(from..to).Fill(true);
        _inserted.AsSpan(otherFrom..otherTo).Fill(true);
    }

    private void MarkShortest(int from, int to, int otherFrom, int otherTo)
    {
        var diff = Differ.Instance.CreateDiffs(
            Join(_before, from, to), Join(_after, otherFrom, otherTo), ignoreWhiteSpace: false, ignoreCase: false, DiffWords.Chunker);
        foreach (var block in diff.DiffBlocks)
        {
            var (start, other) = (from + block.DeleteStartA, otherFrom + block.InsertStartB);
            MarkAll(start, start + block.DeleteCountA, other, other + block.InsertCountB);
        }
    }

    private void Cut(int from, int to, int otherFrom, int otherTo, int cuts)
    {
        var anchors = cuts == MostCuts
            ? []
            : DiffAnchors.Find(_beforeWords.AsSpan(from..to), _afterWords.AsSpan(otherFrom..otherTo));
        if (anchors.Count == 0)
        {
            MarkAll(from, to, otherFrom, otherTo);
            return;
        }

        var (done, otherDone) = (from, otherFrom);
        foreach (var (at, otherAt) in anchors)
        {
            Mark(done, from + at, otherDone, otherFrom + otherAt, cuts + 1);
            (done, otherDone) = (from + at + 1, otherFrom + otherAt + 1);
        }

        Mark(done, to, otherDone, otherTo, cuts + 1);
    }

    private static string Join(IReadOnlyList<string> words, int from, int to)
    {
        var text = new StringBuilder();
        for (var at = from; at < to; at++)
            text.Append(words[at]);
        return text.ToString();
    }
}
