using System.Text.RegularExpressions;
using DiffPlex;
using DiffPlex.Chunkers;

namespace NewsApi.Text.Differences;

/// <summary>
/// Compares two texts by paragraphs, then changed paragraphs by sentences, and changed sentences by words. If too many pieces differ in
/// one of these steps, all of them count as replaced. Otherwise, the work would grow with the square of the length.
/// </summary>
internal static partial class TextDiff
{
    // MostPieces is the limit for the pieces of both texts together. The time of the algorithm (Myers) grows with the square of this
    // number.
    private static readonly (IChunker Chunker, int MostPieces)[] Steps =
    [
        (LineEndingsPreservingChunker.Instance, 5_000), (new CustomFunctionChunker(text => SentenceEnd().Split(text)), 5_000),
        (DiffWords.Chunker, 1_000),
    ];

    public static IReadOnlyList<TextSegment> Compare(string before, string after)
    {
        var segments = new DiffSegments();
        Compare(before, after, step: 0, segments);
        return segments.ToList();
    }

    private static void Compare(string before, string after, int step, DiffSegments segments)
    {
        if (step == Steps.Length || before.Length == 0 || after.Length == 0)
        {
            segments.AddChange(before, after);
            return;
        }

        var chunker = Steps[step].Chunker;
        var (old, @new) = (chunker.Chunk(before), chunker.Chunk(after));
        var shorter = Math.Min(old.Count, @new.Count);
        var (start, end) = (0, 0);
        while (start < shorter && old[start] == @new[start])
            start++;
        while (end < shorter - start && old[^(end + 1)] == @new[^(end + 1)])
            end++;
        segments.AddEqual(Join(old, 0, start));
        var pieces = old.Count + @new.Count - (2 * (start + end));
        CompareMiddle(Join(old, start, old.Count - end), Join(@new, start, @new.Count - end), pieces, step, segments);
        segments.AddEqual(Join(old, old.Count - end, old.Count));
    }

    private static void CompareMiddle(string before, string after, int pieces, int step, DiffSegments segments)
    {
        if (before.Length == 0 || after.Length == 0 || pieces > Steps[step].MostPieces)
        {
            segments.AddChange(before, after);
            return;
        }

        var diff = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, Steps[step].Chunker);
        var done = 0;
        foreach (var block in diff.DiffBlocks)
        {
            segments.AddEqual(Join(diff.PiecesOld, done, block.DeleteStartA));
            done = block.DeleteStartA + block.DeleteCountA;
            Compare(
                Join(diff.PiecesOld, block.DeleteStartA, done),
                Join(diff.PiecesNew, block.InsertStartB, block.InsertStartB + block.InsertCountB), step + 1, segments);
        }

        segments.AddEqual(Join(diff.PiecesOld, done, diff.PiecesOld.Count));
    }

    private static string Join(IReadOnlyList<string> pieces, int from, int to) => string.Concat(pieces.Skip(from).Take(to - from));

    // The classes after the boundary exclude combining marks and joiners, so that no grapheme is split.
    [GeneratedRegex(@"(?<=[.!?…։。！？]\s)(?=[\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{N}\p{P}])|(?<=[。！？])(?=\p{Lo})")]
    private static partial Regex SentenceEnd();
}
