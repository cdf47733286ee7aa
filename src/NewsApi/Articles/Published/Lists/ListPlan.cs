using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Search;
using NewsApi.Data.Statements;

namespace NewsApi.Articles.Published.Lists;

/// <summary>How a list is read: along an index that has its order, or, where a filter leaves few articles, by collecting those and sorting them.</summary>
/// <param name="Walk">The way to walk; null where articles are collected.</param>
/// <param name="Along">What is walked along, value by value, or collected; null where the way leads through all articles.</param>
/// <param name="Window">A window whose articles are collected.</param>
/// <param name="IsSearch">Whether what was searched for is collected.</param>
internal sealed record ListPlan(IndexScan? Walk, Restriction? Along = null, TimeWindow? Window = null, bool IsSearch = false)
{
    /// <summary>So many articles are sorted sooner than a walk finds a page of them in a million.</summary>
    public const int Few = 4_000;

    // Each value is a walk of its own inside the statement.
    private const int MostArms = 64;

    /// <summary>The one language that the walk keeps to.</summary>
    public string? InLanguage { get; private init; }

    /// <summary>How many walks there are.</summary>
    public int Arms => Along is null ? 1 : Along.Values.Count;

    /// <summary>Whether articles are collected first.</summary>
    public bool IsCollected => Walk is null && (Along is not null || Window is not null || IsSearch);

    /// <summary>How to count what this plan lists: an article has several tags and authors, which are walked or collected; all else is tested.</summary>
    public ListPlan ToCount() => Walk is null ? this
        : Along is null || (Along.By != ListFacet.Tag && Along.By != ListFacet.Author) ? new ListPlan(Walk: null)
        : Arms == 1 ? this
        : new ListPlan(null, Along);

    /// <summary>All that the filters find, in no order: tags and authors, of which an article has several, are collected; all else is tested.</summary>
    public static ListPlan OfAll(ArticleSelection selection) => selection.Terms is not null
        ? new ListPlan(null, IsSearch: true)
        : new ListPlan(null, selection.Restrictions
            .Where(one => !one.Exclude && (one.By == ListFacet.Tag || one.By == ListFacet.Author))
            .MinBy(one => one.Size ?? Few));

    /// <summary>What to measure before <see cref="Choose"/>: filters between which there is a choice, and whose size nobody knows.</summary>
    public static (IReadOnlyList<Restriction> Restrictions, IReadOnlyList<TimeWindow> Windows) ToMeasure(ArticleSelection selection, ArticleOrder order)
    {
        var candidates = Candidates(selection, order).ToList();
        var windows = Windows(selection, order).ToList();
        if (selection.Terms is not null || candidates.Any(IsNamedOneByOne))
            return ([], []);
        // A walk along the only filter there is needs no comparison.
        if (order.IsByPublication && windows.Count == 0 && candidates is [{ Values.Count: <= MostArms }])
            return ([], []);
        return ([.. candidates.Where(candidate => candidate.Size is null)], windows);
    }

    /// <param name="selection">What is filtered by, with all sizes that were to be measured.</param>
    /// <param name="windowSizes">How many articles lie in the windows that were to be measured.</param>
    /// <param name="order">The order of the list.</param>
    public static ListPlan Choose(ArticleSelection selection, IReadOnlyList<(TimeWindow Window, long Size)> windowSizes, ArticleOrder order)
    {
        if (selection.Terms is not null)
            return new ListPlan(null, IsSearch: true);
        var candidates = Candidates(selection, order).ToList();
        if (candidates.Where(IsNamedOneByOne).MinBy(candidate => candidate.Values.Count) is { } named)
            return new ListPlan(null, named);
        var rarest = candidates.MinBy(candidate => candidate.Size ?? 0);
        var (window, windowSize) = windowSizes.OrderBy(one => one.Size).FirstOrDefault();
        if (window is not null && windowSize <= Few && windowSize < (rarest?.Size ?? long.MaxValue))
            return new ListPlan(null, Window: window);
        if (order.IsByPublication && rarest is { Values.Count: <= MostArms, By.Scan: { } walk })
            return InOneLanguage(selection, rarest) ?? new ListPlan(walk, rarest);
        return rarest is { Size: <= Few } ? new ListPlan(null, rarest) : new ListPlan(order.Scan);
    }

    /// <summary>The window of the order's own time: it bounds the walk.</summary>
    public static TimeWindow? Bounds(ArticleSelection selection, ArticleOrder order) =>
        selection.Windows.FirstOrDefault(window => !window.Exclude && window.Time.Column == order.Column);

    /// <summary>Whether the plan itself sees to this filter, so that it need not be tested.</summary>
    public bool Covers(Restriction restriction) =>
        ReferenceEquals(restriction, Along) || (InLanguage is not null && restriction is { Exclude: false } && restriction.By == ListFacet.Language);

    /// <summary>A SELECT of the ids that are collected, of which some may come twice.</summary>
    public string Collected(SqlDialect dialect) =>
        IsSearch
            ? $"SELECT {SearchKey.IdOf(dialect, "s")} AS id FROM published_search AS s WHERE {dialect.SearchMatch("published_search", "words", "s", "@Search")}"
        : Window is not null ? Window.Time.Collect("@WindowFrom", "@WindowTo")
        : Along!.By.Collect(dialect, "@Among");

    /// <summary>The values that the plan's own texts name.</summary>
    public void AddValues(Dictionary<string, object?> args, ArticleSelection selection, SqlDialect dialect)
    {
        if (IsSearch)
            args["Search"] = dialect.SearchArgument(selection.Terms!);
        if (Window is not null)
            (args["WindowFrom"], args["WindowTo"]) = (Window.From, Window.To);
        if (InLanguage is not null)
            args[IndexScan.InLanguage[1..]] = InLanguage;
        if (Walk is null)
            args["Among"] = Along?.Json;
        else
            for (var arm = 0; arm < Along?.Values.Count; arm++)
                args[$"{IndexScan.Value[1..]}{arm}"] = Along.Values[arm];
    }

    // Of languages there are few, and each has a large part of all articles: anything else leaves fewer.
    private static IEnumerable<Restriction> Candidates(ArticleSelection selection, ArticleOrder order)
    {
        var wanted = selection.Restrictions.Where(restriction => !restriction.Exclude).ToList();
        var isOnly = wanted.All(restriction => restriction.By == ListFacet.Language);
        return wanted.Where(restriction => isOnly || !order.IsByPublication || restriction.By != ListFacet.Language);
    }

    private static IEnumerable<TimeWindow> Windows(ArticleSelection selection, ArticleOrder order) =>
        selection.Windows.Where(window => !window.Exclude && window != Bounds(selection, order));

    private static bool IsNamedOneByOne(Restriction restriction) => restriction.By == ListFacet.Id || restriction.By == ListFacet.Slug;

    private static ListPlan? InOneLanguage(ArticleSelection selection, Restriction along) =>
        along.By.ScanInLanguage is { } walk
        && selection.Restrictions.FirstOrDefault(one => one is { Exclude: false, Values.Count: 1 } && one.By == ListFacet.Language) is { } language
            ? new ListPlan(walk, along) { InLanguage = (string)language.Values[0] }
            : null;
}
