using Microsoft.AspNetCore.Http;
using NewsApi.Articles.Editing;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Lists;
using NewsApi.Articles.Published.Stories;
using NewsApi.Data.Statements;
using NewsApi.Http.Pages;
using NewsApi.Http.Queries;

namespace NewsApi.Tests.Support;

/// <summary>
/// The statements that are put together from a request: the editors' list, and, with <see cref="PublicLists"/>, the public's.
/// </summary>
internal static class ListStatements
{
    public static readonly (string Name, PageRequest Page)[] Pages =
    [
        ("first page", new PageRequest(20, null, "")),
        ("forward", new PageRequest(20, new Cursor("1", 1, Backward: false), "")),
        ("backward", new PageRequest(20, new Cursor("1", 1, Backward: true), "")),
        ("last page", new PageRequest(20, null, "") { Backward = true }),
    ];

    private static readonly Choice<DraftListQuery>[] NewestFilters =
    [
        .. from subject in Enum.GetValues<NameFilter.FilterSubject>()
           from exclude in (bool[])[false, true]
           select new Choice<DraftListQuery>(
               $"{(exclude ? "not " : "")}{subject}",
               list => list with { Names = [.. list.Names, new NameFilter(subject, exclude, ["a", "b"])] }),
        .. InstantFilter.Newest.Select(bound => new Choice<DraftListQuery>(
            bound.Name, list => list with { Instants = [.. list.Instants, new InstantFilter(bound, DateTimeOffset.UnixEpoch)] })),
        new("state", list => list with { State = ArticleState.Draft }),
        new("assigned", list => list with { AssignedTo = "key:7" }),
        new("words", list => list with { Terms = [new("alpha", false), new("beta gamma", true)] }),
        new("no words", list => list with { Terms = [] }),
    ];

    public static IReadOnlyList<ArticleOrder> Orders { get; } =
        [
            .. ArticleOrder.Parameter.Choices.Select(choice => ArticleOrder.Read(Query($"sort={choice}"), isSearch: true))
                .Where(order => !order.IsByRelevance),
        ];

    /// <summary>What answers show: all that there is, the two usual shapes, and each property alone.</summary>
    public static IReadOnlyList<(string Name, ArticleShape Shape)> Shapes { get; } =
    [
        ("summary", ArticleShape.Summary), ("response", ArticleShape.Response), ("nothing", Shape("fields=body&body=none")),
        .. ((string[])["html", "text", "blocks"]).Select(form => ($"body {form}", Shape($"fields=body&body={form}"))),
        .. ArticleFields.All.Select(field => (field.Name, Shape($"fields={field.Name}"))),
        ("everything", Shape($"fields={string.Join(',', ArticleFields.All.Select(field => field.Name))}")),
    ];

    public static IReadOnlyList<Statement> Newest { get; } = Statement.Distinct(
        from choice in Choice.UpToTwo(NewestFilters)
        from page in Pages
        where choice.Count < 2 || page.Page.Cursor is null
        select new Statement(
            typeof(ArticleDrafts), $"ListSql({choice.Choice.Name}, {page.Name})",
            NewestText(choice.Choice.Add(new DraftListQuery(null, null, [], [], null, page.Page)))));

    /// <summary>What is read in every shape, and the sizes that a plan is chosen by.</summary>
    public static IEnumerable<(string Name, Sql Sql)> Ones(SqlDialect dialect) =>
    [
        .. from shape in Shapes
           let selection = new ResolvedArticleFilter()
           let plan = PlanChoice.Of(selection, [], ArticleOrder.Default)
           from one in ((string Name, Sql Sql)[])
           [
               ("Find", shape.Shape.FindSql), ("FindBySlug", shape.Shape.FindBySlugSql), ("FindMany", shape.Shape.FindManySql),
               ("FindTranslation", shape.Shape.FindTranslationSql),
               ("PageSql", new ArticleListSql(dialect, selection, plan, ArticleOrder.Default, Pages[0].Page).PageSql(shape.Shape)),
           ]
           select ($"{one.Name}({shape.Name})", one.Sql),
        .. ListFacet.All.Select(facet => ($"SizeSql({facet.Name})", facet.SizeSql)),
        .. ArticleTime.All.Select(time => ($"SizeSql({time.Column})", time.SizeSql)),
    ];

    private static ArticleShape Shape(string query) => ArticleShape.ReadResponse(Query(query));

    public static QueryReader Query(string query) =>
        new(new DefaultHttpContext { Request = { QueryString = new QueryString("?" + query) } }.Request);

    private static string NewestText(DraftListQuery list)
    {
        var where = new SqlFilter();
        list.AddTo(where);
        return ArticleDrafts.ListSql(where, list.Page).For(Statement.Dialects[0]);
    }
}
