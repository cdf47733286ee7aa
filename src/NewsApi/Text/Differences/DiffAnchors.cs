namespace NewsApi.Text.Differences;

/// <summary>
/// Finds words that two texts have exactly once each, as many as stand in the same order in both (the patience of Bram Cohen's
/// diff): safe places to cut them at.
/// </summary>
internal static class DiffAnchors
{
    private const int Repeated = -1;

    /// <returns>Places in the one text and in the other, both growing.</returns>
    public static IReadOnlyList<(int At, int OtherAt)> Find(ReadOnlySpan<int> words, ReadOnlySpan<int> others)
    {
        var (once, onceThere) = (Once(words), Once(others));
        var common = new List<(int At, int OtherAt)>();
        for (var at = 0; at < words.Length; at++)
            if (once[words[at]] == at && onceThere.TryGetValue(words[at], out var there) && there != Repeated)
                common.Add((at, there));
        return LongestGrowing(common);
    }

    private static Dictionary<int, int> Once(ReadOnlySpan<int> words)
    {
        var places = new Dictionary<int, int>(words.Length);
        for (var at = 0; at < words.Length; at++)
            if (!places.TryAdd(words[at], at))
                places[words[at]] = Repeated;
        return places;
    }

    // The piles of patience sorting: each card remembers the top of the pile before it.
    private static List<(int At, int OtherAt)> LongestGrowing(List<(int At, int OtherAt)> pairs)
    {
        var tops = new List<int>();
        var before = new int[pairs.Count];
        for (var card = 0; card < pairs.Count; card++)
        {
            var (low, high) = (0, tops.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (pairs[tops[middle]].OtherAt < pairs[card].OtherAt)
                    low = middle + 1;
                else
                    high = middle;
            }

            before[card] = low == 0 ? -1 : tops[low - 1];
            if (low == tops.Count)
                tops.Add(card);
            else
                tops[low] = card;
        }

        var longest = new List<(int At, int OtherAt)>(tops.Count);
        for (var card = tops.Count == 0 ? -1 : tops[^1]; card >= 0; card = before[card])
            longest.Add(pairs[card]);
        longest.Reverse();
        return longest;
    }
}
