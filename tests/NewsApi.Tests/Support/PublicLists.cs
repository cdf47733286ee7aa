using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Lists;
using NewsApi.Articles.Published.Search;
using NewsApi.Articles.Published.Stories;
using NewsApi.Data.Statements;
using NewsApi.Http.Pages;

namespace NewsApi.Tests.Support;

/// <summary>A list of public articles as one request might plan it: a text, and what was asked for.</summary>
internal sealed record PublicList(string Name, ListPlan Plan, ArticleOrder Order, Sql Page);

/// <summary>
/// Every way in which a list of public articles is put together. Conditions are joined by AND and know nothing of each other, so
/// each alone in every order and direction, rare and common, and every pair in one order, stand for all.
/// </summary>
internal static class PublicLists
{
    private const long Common = 1_000_000;

    private static readonly Choice<ResolvedArticleFilter>[] Filters =
    [
        .. from facet in ListFacet.All
           from values in (int[])[1, 2]
           from exclude in (bool[])[false, true]
           select new Choice<ResolvedArticleFilter>($"{(exclude ? "not " : "")}{values} {facet.Name}", selection => selection with
           {
               Restrictions =
               [
                   .. selection.Restrictions,
                   new FacetFilter(
                       facet, exclude, [.. Enumerable.Range(1, values).Select(value => facet.IsText ? $"v{value}" : (object)(long)value)]),
               ],
           }),
        .. from time in ArticleTime.All
           from exclude in (bool[])[false, true]
           select new Choice<ResolvedArticleFilter>($"{(exclude ? "not " : "")}{time.Column}", selection => selection with
           {
               Windows = [.. selection.Windows, new TimeWindow(time, 1, 5, exclude)],
           }),
        new("words", selection => selection with { Terms = [new("alpha", false), new("beta gamma", true)] }),
        new("fallback", selection => selection with
        {
            Restrictions = [.. selection.Restrictions, new FacetFilter(ListFacet.Language, Exclude: false, ["ru", "en"])],
            Wanted = "ru",
        }),
    ];

    public static IReadOnlyList<Statement> Statements { get; } = Statement.Distinct(
        from dialect in Statement.Dialects
        from list in Of(dialect)
        from text in (string[])[list.Page.For(dialect)]
        select new Statement(typeof(ArticleListSql), $"PageSql({list.Name})", text));

    public static IReadOnlyList<Statement> Counts { get; } = Statement.Distinct(
        from dialect in Statement.Dialects
        from count in CountsOf(dialect)
        select new Statement(typeof(ArticleListSql), $"CountSql({count.Name})", count.Sql.For(dialect)));

    public static IReadOnlyList<Statement> Searches { get; } = Statement.Distinct(
        from dialect in Statement.Dialects
        from search in SearchesOf(dialect)
        select new Statement(typeof(SearchByRelevance), $"PageSql({search.Name})", search.Sql.For(dialect)));

    public static IReadOnlyList<Statement> Facets { get; } = Statement.Distinct(
        from dialect in Statement.Dialects
        from facet in FacetsOf(dialect)
        select new Statement(typeof(FacetSql), facet.Name, facet.Sql.For(dialect)));

    public static IReadOnlyList<Statement> Followed { get; } = Statement.Distinct(
        from dialect in Statement.Dialects
        from choice in Choice.UpToTwo(Filters)
        let conditions = SyncArticles.Conditions(choice.Choice.Add(new ResolvedArticleFilter()), after: 1, unchangedSince: 2)
        select new Statement(
            typeof(SyncArticles), $"ListSql({choice.Choice.Name})", SyncArticles.ListSql(conditions).For(dialect)));

    public static IReadOnlyList<Statement> All { get; } = Statement.Distinct(
    [
        .. Statements, .. Counts, .. Searches, .. Facets, .. Followed,
        .. from one in ListStatements.Ones(
            Statement.Dialects[0]) select new Statement(typeof(ArticleSql), one.Name, one.Sql.For(Statement.Dialects[0])),
    ]);

    public static IEnumerable<(string Name, Sql Sql)> SearchesOf(SqlDialect dialect) =>
        from choice in Choice.UpToTwo(Filters)
        from tier in Enum.GetValues<SearchTier>()
        from page in ListStatements.Pages
        where choice.Count == 0 || (choice.Count == 1 && page.Page.Cursor is null)
        let selection = choice.Choice.Add(new ResolvedArticleFilter { Terms = [new("alpha", false), new("beta gamma", true)] })
        select ($"{tier}, {choice.Choice.Name}, {page.Name}", new SearchByRelevance(dialect, selection, page.Page).PageSql(
            tier, ArticleShape.Summary));

    public static IEnumerable<(string Name, Sql Sql)> FacetsOf(SqlDialect dialect) =>
        from choice in Choice.UpToTwo(Filters)
        where choice.Count < 2
        let selection = choice.Choice.Add(new ResolvedArticleFilter())
        let list = new ArticleListSql(dialect, selection, PlanChoice.OfAll(selection), ArticleOrder.Default, new PageRequest(20, null, ""))
        from facet in (Func<ArticleListSql, Sql>[])[FacetSql.Section, FacetSql.Tag, FacetSql.Language, FacetSql.Day]
        select ($"{facet.Method.Name}({choice.Choice.Name})", facet(list));

    public static IEnumerable<(string Name, Sql Sql)> CountsOf(SqlDialect dialect) =>
        from choice in Choice.UpToTwo(Filters)
        from size in (long[])[1, Common]
        let planned = Plan(choice.Choice.Add(new ResolvedArticleFilter()), size, ArticleOrder.Default)
        let sql = new ArticleListSql(
            dialect, planned.Selection, PlanChoice.ToCount(planned.Plan), ArticleOrder.Default, new PageRequest(20, null, ""))
        select (choice.Choice.Name, sql.CountSql());

    public static IEnumerable<PublicList> Of(SqlDialect dialect) =>
        from choice in Choice.UpToTwo(Filters)
        from order in ListStatements.Orders
        from page in ListStatements.Pages
        where choice.Count < 2 || (order == ArticleOrder.Default && page.Page.Cursor is null)
        from size in (long[])[1, Common]
        let planned = Plan(choice.Choice.Add(new ResolvedArticleFilter()), size, order)
        let direction = order.Descending ? "down" : "up"
        let name = $"{(size == Common ? "common" : "rare")} {choice.Choice.Name}, {order.Name} {direction}, {page.Name}"
        let sql = new ArticleListSql(dialect, planned.Selection, planned.Plan, order, page.Page)
        select new PublicList(name, planned.Plan, order, sql.PageSql(ArticleShape.Summary));

    private static (ResolvedArticleFilter Selection, ListPlan Plan) Plan(ResolvedArticleFilter selection, long size, ArticleOrder order)
    {
        var sized = selection with { Restrictions = [.. selection.Restrictions.Select(restriction => restriction with { Size = size })] };
        return (sized, PlanChoice.Of(sized, [.. PlanChoice.ToMeasure(sized, order).Windows.Select(window => (window, size))], order));
    }
}
