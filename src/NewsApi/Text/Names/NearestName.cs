namespace NewsApi.Text.Names;

/// <summary>
/// Suggests the known name that needs the fewest edits from a misspelt name. One edit is always allowed. More edits are allowed up to a
/// third of the longer name's length.
/// </summary>
internal static class NearestName
{
    private const int MaxNameLength = 40;

    public static string? Find(string name, IEnumerable<string> known)
    {
        if (name.Length is 0 or > MaxNameLength)
            return null;
        var (best, edits) = known
            .Select(candidate => (candidate, Edits: Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .OrderBy(pair => pair.Edits).ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .FirstOrDefault();
        return best is not null && edits <= Math.Max(1, Math.Max(name.Length, best.Length) / 3) ? best : null;
    }

    // Levenshtein distance with three rows. Two swapped neighbouring letters count as one edit.
    private static int Distance(string a, string b)
    {
        var (before, previous) = (new int[b.Length + 1], Enumerable.Range(0, b.Length + 1).ToArray());
        foreach (var (i, letter) in a.Index())
        {
            var current = new int[b.Length + 1];
            current[0] = i + 1;
            for (var j = 1; j <= b.Length; j++)
            {
                current[j] = Math.Min(
                    Math.Min(previous[j], current[j - 1]) + 1,
                    previous[j - 1] + (letter == b[j - 1] ? 0 : 1));
                if (i > 0 && j > 1 && letter == b[j - 2] && a[i - 1] == b[j - 1])
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
            }

            (before, previous) = (previous, current);
        }

        return previous[b.Length];
    }
}
