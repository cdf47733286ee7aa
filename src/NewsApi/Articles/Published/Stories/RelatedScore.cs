namespace NewsApi.Articles.Published.Stories;

/// <summary>An article that shares a tag with another.</summary>
/// <param name="Id">Its id.</param>
/// <param name="PublishedAt">Its time of publication, in milliseconds.</param>
/// <param name="Weight">How much the shared tag says; see <see cref="RelatedScore.Weight"/>.</param>
internal readonly record struct SharedTag(long Id, long PublishedAt, double Weight);

/// <summary>What makes one article akin to another: rare tags that both have, and having been published not long before the newest of all candidates.</summary>
internal static class RelatedScore
{
    private const double HalfLife = 30.0 * 24 * 60 * 60 * 1_000;

    /// <param name="all">How many articles there are, as near as one can tell; no fewer than <paramref name="carriers"/>.</param>
    /// <param name="carriers">How many of them carry the tag.</param>
    /// <returns>The less common the tag, the more; always above zero.</returns>
    public static double Weight(long all, long carriers) => Math.Log(1 + ((double)all / Math.Max(carriers, 1)));

    /// <summary>The most related first; of equals the later one. No clock takes part, so the same content gives the same answer.</summary>
    /// <param name="shared">Every shared tag of every candidate.</param>
    /// <param name="count">How many are wanted.</param>
    public static IReadOnlyList<long> Rank(IReadOnlyCollection<SharedTag> shared, int count)
    {
        if (shared.Count == 0)
            return [];
        var newest = shared.Max(one => one.PublishedAt);
        return
        [
            .. shared.GroupBy(one => (one.Id, one.PublishedAt), one => one.Weight)
                .Select(one => (one.Key.Id, Score: one.Sum() * Math.Pow(2, (one.Key.PublishedAt - newest) / HalfLife)))
                .OrderByDescending(one => one.Score).ThenByDescending(one => one.Id)
                .Take(count)
                .Select(one => one.Id),
        ];
    }
}
