using NewsApi.Articles.Published.Filters;

namespace NewsApi.Articles.Published.Lists;

/// <summary>
/// Chooses how a list is read. If a filter matches few articles, their ids are collected and sorted. Otherwise the list is read from an
/// index in the order of the list.
/// </summary>
internal static class PlanChoice
{
    /// <summary>Up to this number of matches, to sort them is faster than to scan a million articles for one page.</summary>
    public const int Few = 4_000;

    // Each value of a filter adds a separate scan to the statement.
    private const int MostBranches = 64;

    /// <summary>The filters and windows that a plan can use but whose size is unknown. Measure them before <see cref="Of"/>.</summary>
    public static (IReadOnlyList<FacetFilter> Restrictions, IReadOnlyList<TimeWindow> Windows) ToMeasure(
        ResolvedArticleFilter selection, ArticleOrder order)
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
    /// <param name="selection">The filters, with the measured sizes.</param>
    /// <param name="windowSizes">The measured windows, and how many articles each contains.</param>
    /// <param name="order">The order of the list.</param>
    public static ListPlan Of(
        ResolvedArticleFilter selection, IReadOnlyList<(TimeWindow Window, long Size)> windowSizes, ArticleOrder order)
    {
        if (selection.Terms is not null)
            return new CollectBySearch(selection.Terms);
        var candidates = Candidates(selection, order).ToList();
        if (candidates.Where(NamesArticles).MinBy(candidate => candidate.Values.Count) is { } named)
            return new CollectByFilter(named);
        var rarest = candidates.MinBy(candidate => candidate.Size ?? 0);
        var (window, windowSize) = windowSizes.OrderBy(one => one.Size).FirstOrDefault();
        if (window is not null && windowSize <= Few && windowSize < (rarest?.Size ?? long.MaxValue))
            return new CollectByTime(window);
        if (order.IsByPublication && rarest is { Values.Count: <= MostBranches, By.Scan: { } scan })
            return InOneLanguage(selection, rarest) ?? new MergedScan(scan, rarest);
        return rarest is { Size: <= Few } ? new CollectByFilter(rarest) : new OrderedScan(order.Scan);
    }

    /// <summary>
    /// The plan to read all matching articles, in any order. A filter by tags or authors collects each id once, because an article can
    /// have several of them.
    /// </summary>
    public static ListPlan OfAll(ResolvedArticleFilter selection) =>
        selection.Terms is not null ? new CollectBySearch(selection.Terms)
        : selection.Restrictions.Where(one => !one.Exclude && IsOneOfSeveral(one)).MinBy(one => one.Size ?? Few) is { } rarest
            ? new CollectByFilter(rarest)
        : new FullScan();

    /// <summary>
    /// The plan to count the articles that another plan lists. A scan for several tags or authors could count an article twice, so the
    /// ids of the articles are collected instead.
    /// </summary>
    public static ListPlan ToCount(ListPlan plan) => plan switch
    {
        MergedScan { Filter: var filter } when IsOneOfSeveral(filter) => filter.Values.Count == 1 ? plan : new CollectByFilter(filter),
        OrderedScan => new FullScan(),
        _ => plan,
    };

    /// <summary>The window on the time by which the list is sorted, which limits the scan; null if there is none.</summary>
    public static TimeWindow? Bounds(ResolvedArticleFilter selection, ArticleOrder order) =>
        selection.Windows.FirstOrDefault(window => !window.Exclude && window.Time.Column == order.Column);

    // A language has a large part of all articles, and every other filter leaves fewer. So in the order of publication, a language is a
    // candidate only if there are no other filters.
    private static IEnumerable<FacetFilter> Candidates(ResolvedArticleFilter selection, ArticleOrder order)
    {
        var wanted = selection.Restrictions.Where(restriction => !restriction.Exclude).ToList();
        var isOnly = wanted.All(restriction => restriction.By == ListFacet.Language);
        return wanted.Where(restriction => isOnly || !order.IsByPublication || restriction.By != ListFacet.Language);
    }

    private static IEnumerable<TimeWindow> Windows(ResolvedArticleFilter selection, ArticleOrder order) =>
        selection.Windows.Where(window => !window.Exclude && window != Bounds(selection, order));

    private static bool NamesArticles(FacetFilter restriction) => restriction.By == ListFacet.Id || restriction.By == ListFacet.Slug;

    private static bool IsOneOfSeveral(FacetFilter restriction) => restriction.By == ListFacet.Tag || restriction.By == ListFacet.Author;

    private static MergedScan? InOneLanguage(ResolvedArticleFilter selection, FacetFilter filter)
    {
        var languages = selection.Restrictions.FirstOrDefault(one => !one.Exclude && one.By == ListFacet.Language)?.Values;
        return filter.By.ScanInLanguage is { } scan && languages is [string language] ? new MergedScan(scan, filter, language) : null;
    }
}
