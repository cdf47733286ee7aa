using NewsApi.Articles.Published.Filters;

namespace NewsApi.Articles.Published.Lists;

/// <summary>
/// Chooses how a list is read: along an index that has its order, or, where a filter leaves few articles, by collecting those and
/// sorting them.
/// </summary>
internal static class PlanChoice
{
    /// <summary>Up to this number of articles, sorting is faster than a scan that looks for a page of them in a million.</summary>
    public const int Few = 4_000;

    // Each value of a filter adds a separate scan to the statement.
    private const int MostBranches = 64;

    /// <summary>The filters and windows to measure before <see cref="Of"/>: those to choose between whose size is not known.</summary>
    public static (IReadOnlyList<Restriction> Restrictions, IReadOnlyList<TimeWindow> Windows) ToMeasure(
        ArticleSelection selection, ArticleOrder order)
    {
        var candidates = Candidates(selection, order).ToList();
        var windows = Windows(selection, order).ToList();
        if (selection.Terms is not null || candidates.Any(NamesArticles))
            return ([], []);
        // A single filter is scanned whatever its size, so its size is not measured.
        if (order.IsByPublication && windows.Count == 0 && candidates is [{ Values.Count: <= MostBranches }])
            return ([], []);
        return ([.. candidates.Where(candidate => candidate.Size is null)], windows);
    }

    /// <summary>The plan for a page.</summary>
    /// <param name="selection">What is filtered by, with the sizes that were to be measured.</param>
    /// <param name="windowSizes">How many articles lie in the windows that were to be measured.</param>
    /// <param name="order">The order of the list.</param>
    public static ListPlan Of(ArticleSelection selection, IReadOnlyList<(TimeWindow Window, long Size)> windowSizes, ArticleOrder order)
    {
        if (selection.Terms is not null)
            return new SearchCollection(selection.Terms);
        var candidates = Candidates(selection, order).ToList();
        if (candidates.Where(NamesArticles).MinBy(candidate => candidate.Values.Count) is { } named)
            return new FilterCollection(named);
        var rarest = candidates.MinBy(candidate => candidate.Size ?? 0);
        var (window, windowSize) = windowSizes.OrderBy(one => one.Size).FirstOrDefault();
        if (window is not null && windowSize <= Few && windowSize < (rarest?.Size ?? long.MaxValue))
            return new WindowCollection(window);
        if (order.IsByPublication && rarest is { Values.Count: <= MostBranches, By.Scan: { } scan })
            return InOneLanguage(selection, rarest) ?? new ValueScan(scan, rarest);
        return rarest is { Size: <= Few } ? new FilterCollection(rarest) : new OrderScan(order.Scan);
    }

    /// <summary>
    /// The plan for all that the filters leave, in no order: an article has several tags and authors, so those are collected.
    /// </summary>
    public static ListPlan OfAll(ArticleSelection selection) =>
        selection.Terms is not null ? new SearchCollection(selection.Terms)
        : selection.Restrictions.Where(one => !one.Exclude && IsOneOfSeveral(one)).MinBy(one => one.Size ?? Few) is { } rarest
            ? new FilterCollection(rarest)
        : new TestAll();

    /// <summary>The plan that counts what another one lists: several values of a tag or an author would count an article twice.</summary>
    public static ListPlan ToCount(ListPlan plan) => plan switch
    {
        ValueScan { Filter: var filter } when IsOneOfSeveral(filter) => filter.Values.Count == 1 ? plan : new FilterCollection(filter),
        OrderScan => new TestAll(),
        _ => plan,
    };

    /// <summary>The window of the time that the list is ordered by: it bounds the scan.</summary>
    public static TimeWindow? Bounds(ArticleSelection selection, ArticleOrder order) =>
        selection.Windows.FirstOrDefault(window => !window.Exclude && window.Time.Column == order.Column);

    // A language has a large part of all articles, and every other filter leaves fewer. So in the order of publication, a language is a
    // candidate only if there are no other filters.
    private static IEnumerable<Restriction> Candidates(ArticleSelection selection, ArticleOrder order)
    {
        var wanted = selection.Restrictions.Where(restriction => !restriction.Exclude).ToList();
        var isOnly = wanted.All(restriction => restriction.By == ListFacet.Language);
        return wanted.Where(restriction => isOnly || !order.IsByPublication || restriction.By != ListFacet.Language);
    }

    private static IEnumerable<TimeWindow> Windows(ArticleSelection selection, ArticleOrder order) =>
        selection.Windows.Where(window => !window.Exclude && window != Bounds(selection, order));

    private static bool NamesArticles(Restriction restriction) => restriction.By == ListFacet.Id || restriction.By == ListFacet.Slug;

    private static bool IsOneOfSeveral(Restriction restriction) => restriction.By == ListFacet.Tag || restriction.By == ListFacet.Author;

    private static ValueScan? InOneLanguage(ArticleSelection selection, Restriction filter)
    {
        var languages = selection.Restrictions.FirstOrDefault(one => !one.Exclude && one.By == ListFacet.Language)?.Values;
        return filter.By.ScanInLanguage is { } scan && languages is [string language] ? new ValueScan(scan, filter, language) : null;
    }
}
