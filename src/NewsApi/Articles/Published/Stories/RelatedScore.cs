namespace NewsApi.Articles.Published.Stories;

/// <summary>An article that shares a tag with another.</summary>
/// <param name="Id">Its id.</param>
/// <param name="PublishedAt">Its time of publication, in milliseconds.</param>
/// <param name="Weight">The weight of the shared tag; see <see cref="RelatedScore.Weight"/>.</param>
internal readonly record struct SharedTag(long Id, long PublishedAt, double Weight);

/// <summary>
/// Scores related articles. Rare shared tags count more. The score halves for every 30 days that an article is older than the newest
/// candidate.
/// </summary>
internal static class RelatedScore
{
    private const double HalfLife = 30.0 * 24 * 60 * 60 * 1_000;

    /// <param name="total">The approximate number of articles; at least <paramref name="carriers"/>.</param>
    /// <param name="carriers">How many of them have the tag.</param>
    /// <returns>The weight of the tag: greater for rare tags, always above zero.</returns>
    public static double Weight(long total, long carriers) => Math.Log(1 + ((double)total / Math.Max(carriers, 1)));

    /// <summary>Sorts by score, then by id, both descending. Uses no clock, so the same content gives the same answer.</summary>
    /// <param name="shared">Every shared tag of every candidate.</param>
    /// <param name="count">The maximum number of results.</param>
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
