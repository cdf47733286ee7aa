namespace NewsApi.Text.Names;

/// <summary>
/// An immutable prefix index of names. Each name has one entry per word, with the text from that word on; entries are sorted, so that
/// all entries with the same beginning are one range.
/// </summary>
internal sealed class NameIndex<T> where T : notnull
{
    private readonly IndexedName[] _first;
    private readonly IndexedName[] _later;

    /// <param name="names">Each thing with the folded words of one of its names.</param>
    public NameIndex(IEnumerable<(T Thing, IReadOnlyList<string> Words)> names)
    {
        var entries = names.SelectMany(name => name.Words.Select((_, at) =>
            (IsFirst: at == 0, Entry: new IndexedName(string.Join(' ', name.Words.Skip(at)), name.Thing))));
        var parts = entries.ToLookup(entry => entry.IsFirst, entry => entry.Entry);
        (_first, _later) = (Sorted(parts[true]), Sorted(parts[false]));
    }

    /// <summary>
    /// The things with a name that begins with <paramref name="beginning"/>, then those with a later word that begins with it. Both are
    /// sorted by name, and each thing occurs once.
    /// </summary>
    public IReadOnlyList<T> Find(string beginning, int limit) =>
        [.. Range(_first, beginning).Concat(Range(_later, beginning)).Distinct().Take(limit)];

    // OrderBy is stable: equal names keep their order.
    private static IndexedName[] Sorted(IEnumerable<IndexedName> entries) =>
        [.. entries.OrderBy(entry => entry.Name, StringComparer.Ordinal)];

    private static IEnumerable<T> Range(IndexedName[] entries, string beginning)
    {
        var (low, high) = (0, entries.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(entries[middle].Name, beginning) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        for (; low < entries.Length && entries[low].Name.StartsWith(beginning, StringComparison.Ordinal); low++)
            yield return entries[low].Thing;
    }

    private sealed record IndexedName(string Name, T Thing);
}
