namespace NewsApi.Text.Names;

/// <summary>
/// An immutable prefix index of names. Each name has one entry per word, with the text from that word on; entries are sorted, so that
/// all entries with the same beginning are one range.
/// </summary>
internal sealed class NameIndex<T> where T : notnull
{
    private readonly IndexedName[] _first;
    private readonly IndexedName[] _later;

    /// <param name="names">One entry for each name: the thing, and the folded words of the name.</param>
    public NameIndex(IEnumerable<(T Thing, IReadOnlyList<string> Words)> names)
    {
        var entries = names.SelectMany(name => name.Words.Select((_, at) =>
            (IsFirst: at == 0, Entry: new IndexedName(string.Join(' ', name.Words.Skip(at)), name.Thing))));
        var parts = entries.ToLookup(entry => entry.IsFirst, entry => entry.Entry);
        (_first, _later) = (Sorted(parts[true]), Sorted(parts[false]));
    }

    /// <summary>
    /// Finds things by the beginning of a name. Names that begin with <paramref name="beginning"/> come first, then names in which it
    /// begins at a later word. Both groups are sorted by name from that word on, and each thing occurs once.
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
