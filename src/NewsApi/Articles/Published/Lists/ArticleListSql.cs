using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Stories;
using NewsApi.Data.Statements;
using NewsApi.Http.Pages;

namespace NewsApi.Articles.Published.Lists;

/// <summary>
/// The statements of a list of public articles, built from its plan. All values from the request are in <see cref="Args"/>; the SQL itself
/// contains only constants of this program.
/// </summary>
internal sealed class ArticleListSql
{
    private readonly SqlFilter _conditions = new();
    private readonly List<Func<string, string, string>> _bounds = [];
    private readonly ListPlan _plan;
    private readonly ArticleOrder _order;
    private readonly bool _descending;
    private readonly bool _needsArticle;

    /// <param name="dialect">The database's dialect; some values in <see cref="Args"/> depend on it.</param>
    /// <param name="selection">The filters.</param>
    /// <param name="plan">The plan by which the list is read.</param>
    /// <param name="order">The order of the list.</param>
    /// <param name="page">The cursor, the direction and the length of the page.</param>
    /// <param name="end">The sort key behind which the page has no more rows; null if it is not known.</param>
    public ArticleListSql(
        SqlDialect dialect, ResolvedArticleFilter selection, ListPlan plan, ArticleOrder order, PageRequest page, string? end = null)
    {
        (_plan, _order, _descending) = (plan, order, order.Descending != page.Backward);
        var restrictions = selection.Restrictions.Where(restriction => !plan.Applies(restriction)).ToList();
        var bounds = PlanChoice.Bounds(selection, order);
        var windows = selection.Windows.Where(window => window != bounds && !plan.Applies(window)).ToList();
        _needsArticle = windows.Count > 0 || selection.Wanted is not null || restrictions.Any(restriction => restriction.By.NeedsArticle);
        var columns = plan is OrderedScan { Scan: var scan } ? scan.Columns : ArticleColumns.OfRow;
        foreach (var restriction in restrictions)
            restriction.AddTo(_conditions, columns);
        foreach (var window in windows)
            window.AddTo(_conditions);
        selection.AddWantedTo(_conditions);
        plan.AddTo(Args, dialect);
        Args["Take"] = page.Take;
        Begin(page.Cursor, bounds, end);
    }

    public Dictionary<string, object?> Args => _conditions.Args;

    private string Direction => _descending ? "DESC" : "ASC";

    /// <summary>Reads the rows of the page and one more row, which shows whether another page follows.</summary>
    public Sql PageSql(ArticleShape shape) => new(dialect => _plan is OrderedScan { Scan: var scan, Branches: 1 }
        ? $"""
           {ArticleSql.Select(shape, dialect, _order.Column)}
           FROM {scan.From(dialect)}{ArticleSql.Joins(shape)}
           {Scanned(dialect, scan, 0)}
           """
        : $"""
           {ArticleSql.Select(shape, dialect, _order.Column)}
           FROM (
           {(_plan is OrderedScan several ? Merged(dialect, several) : Sorted(dialect))}
           ) AS chosen
           CROSS JOIN published_articles AS p{ArticleSql.Joins(shape)}
           WHERE p.id = chosen.id
           {Ordered(dialect, _order.KeyIn(dialect), "p.id")}
           """);

    /// <summary>Counts the articles on all pages; needs a plan from <see cref="PlanChoice.ToCount"/>.</summary>
    public Sql CountSql() => new(dialect => _plan is OrderedScan { Scan: var scan }
        ? $"""
           SELECT COUNT(*)
           FROM {scan.From(dialect, _needsArticle)}
           {Where([.. scan.Conditions(0, _needsArticle), .. Conditions(dialect, scan.Key(dialect), scan.Columns.Id)])}
           """
        : $"SELECT COUNT(*)\n{Matching(dialect)}");

    /// <summary>FROM and WHERE over all articles <c>p</c> of the list; needs a plan from <see cref="PlanChoice.OfAll"/>.</summary>
    /// <param name="dialect">The database's dialect.</param>
    /// <param name="join">SQL of further joins, after <c>published_articles AS p</c>; empty for none.</param>
    public string Matching(SqlDialect dialect, string join = "")
    {
        var conditions = Conditions(dialect, _order.KeyIn(dialect), "p.id");
        var articles = $"published_articles AS p{join}";
        return _plan is CollectThenSort collection
            ? $"FROM ({collection.Ids(dialect)}) AS chosen\nCROSS JOIN {articles}\n{Where(["p.id = chosen.id", .. conditions])}"
            : $"FROM {articles}\n{Where(conditions)}";
    }

    private static string Where(IReadOnlyList<string> conditions) =>
        conditions.Count == 0 ? "" : "WHERE " + string.Join("\n  AND ", conditions);

    // Each scan reads at most one page of rows. The page of the whole list is among these rows.
    private string Merged(SqlDialect dialect, OrderedScan plan) =>
        string.Join("\nUNION\n", Enumerable.Range(0, plan.Branches).Select(branch => $"""
            SELECT branch{branch}.id FROM (
            SELECT {plan.Scan.Columns.Id} AS id
            FROM {plan.Scan.From(dialect)}
            {Scanned(dialect, plan.Scan, branch)}) AS branch{branch}
            """));

    // Only the ids are sorted. With all columns, the sort of the matches of a common word takes several times as long.
    private string Sorted(SqlDialect dialect) => $"""
        SELECT p.id
        {Matching(dialect)}
        {Ordered(dialect, _order.KeyIn(dialect), "p.id")}
        """;

    private string Scanned(SqlDialect dialect, IndexScan scan, int branch) => $"""
        {Where([.. scan.Conditions(branch), .. Conditions(dialect, scan.Key(dialect), scan.Columns.Id)])}
        {Ordered(dialect, scan.Key(dialect), scan.Columns.Id)}
        """;

    private string Ordered(SqlDialect dialect, string key, string id) =>
        $"ORDER BY {key} {Direction}, {id} {Direction}\n{dialect.Limit("@Take")}";

    private List<string> Conditions(SqlDialect dialect, string key, string id) =>
        [.. _bounds.Select(bound => bound(key, id)), .. _conditions.Conditions(dialect)];

    // Each end has only one bound. With two, the database may use the wrong bound with its index and read all earlier pages.
    private void Begin(Cursor? cursor, TimeWindow? window, string? end)
    {
        var edge = cursor is null ? null : _order.ValueOf(cursor.Key);
        var isInside = edge is long time && window is not null && time >= window.From && time < window.To;
        if (end is not null)
            Bound("End", _order.ValueOf(end), _descending ? ">=" : "<=");
        if (window is { From: > long.MinValue } && !(_descending ? end is not null : isInside))
            Bound("Least", window.From, ">=");
        if (window is { To: < long.MaxValue } && !(_descending ? isInside : end is not null))
            Bound("Beyond", window.To, "<");
        if (edge is null)
            return;
        // The index can use the first comparison. The second comparison decides between equal keys.
        var beyond = _descending ? "<" : ">";
        Args["Edge"] = edge;
        Args["EdgeId"] = cursor!.Id;
        _bounds.Add((key, id) => $"({key} {beyond}= @Edge AND ({key} {beyond} @Edge OR {id} {beyond} @EdgeId))");
    }

    private void Bound(string name, object value, string compare)
    {
        Args[name] = value;
        _bounds.Add((key, _) => $"{key} {compare} @{name}");
    }
}
