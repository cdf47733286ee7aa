namespace NewsApi.Http.Queries;

/// <summary>The known name that was probably meant: fewest edits, and no more than a third of the word.</summary>
internal static class NearestName
{
    private const int LongestName = 40;

    public static string? Find(string name, IEnumerable<string> known)
    {
        if (name.Length is 0 or > LongestName)
            return null;
        var (best, edits) = known
            .Select(candidate => (candidate, Edits: Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .OrderBy(pair => pair.Edits).ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .FirstOrDefault();
        return best is not null && edits <= Math.Max(1, Math.Max(name.Length, best.Length) / 3) ? best : null;
    }

    // Levenshtein over two rows.
    private static int Distance(string a, string b)
    {
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        foreach (var (i, letter) in a.Index())
        {
            var current = new int[b.Length + 1];
            current[0] = i + 1;
            for (var j = 1; j <= b.Length; j++)
                current[j] = Math.Min(
                    Math.Min(previous[j], current[j - 1]) + 1,
                    previous[j - 1] + (letter == b[j - 1] ? 0 : 1));
            previous = current;
        }

        return previous[b.Length];
    }
}
