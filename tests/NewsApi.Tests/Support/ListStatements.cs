using Microsoft.AspNetCore.Http;
using NewsApi.Articles;
using NewsApi.Data;
using NewsApi.Http;

namespace NewsApi.Tests.Support;

/// <summary>
/// The two lists that are put together from a request. Conditions are joined by AND and know nothing of each other, so each alone
/// in every order and direction, and every pair in one, stand for all.
/// </summary>
internal static class ListStatements
{
    private static readonly (string Name, PageRequest Page)[] Pages =
    [
        ("first page", new PageRequest(20, null, "")),
        ("forward", new PageRequest(20, new Cursor("1", 1, Backward: false), "")),
        ("backward", new PageRequest(20, new Cursor("1", 1, Backward: true), "")),
    ];

    private static readonly (string Name, NameFilter Filter)[] Names =
    [
        .. from subject in Enum.GetValues<NameFilter.Subject>()
           from exclude in (bool[])[false, true]
           select ($"{(exclude ? "not " : "")}{subject}", new NameFilter(subject, exclude, ["a", "b"])),
    ];

    private static readonly Choice<ArticleFilter>[] PublishedFilters =
    [
        .. Names.Select(names => new Choice<ArticleFilter>(names.Name, filter => filter with { Names = [.. filter.Names, names.Filter] })),
        .. Instants(InstantFilter.Published).Select(instant => new Choice<ArticleFilter>(
            instant.Bound.Name, filter => filter with { Instants = [.. filter.Instants, instant] })),
        new("words", filter => filter with { Terms = [new("alpha", false), new("beta gamma", true)] }),
        new("no words", filter => filter with { Terms = [] }),
    ];

    private static readonly Choice<DraftList>[] NewestFilters =
    [
        .. Names.Select(names => new Choice<DraftList>(names.Name, list => list with { Names = [.. list.Names, names.Filter] })),
        .. Instants(InstantFilter.Newest).Select(instant => new Choice<DraftList>(
            instant.Bound.Name, list => list with { Instants = [.. list.Instants, instant] })),
        new("state", list => list with { State = ArticleState.Draft }),
        new("words", list => list with { Terms = [new("alpha", false), new("beta gamma", true)] }),
        new("no words", list => list with { Terms = [] }),
    ];

    /// <summary>What answers show: all that there is, the two usual shapes, and each property alone.</summary>
    public static IReadOnlyList<(string Name, ArticleShape Shape)> Shapes { get; } =
    [
        ("summary", ArticleShape.Summary), ("response", ArticleShape.Response), ("nothing", Shape("fields=body&body=none")),
        .. ((string[])["html", "text", "blocks"]).Select(form => ($"body {form}", Shape($"fields=body&body={form}"))),
        .. ArticleFields.All.Select(field => (field.Name, Shape($"fields={field.Name}"))),
        ("everything", Shape($"fields={string.Join(',', ArticleFields.All.Select(field => field.Name))}")),
    ];

    public static IReadOnlyList<Statement> Published { get; } = Statement.Distinct(
    [
        .. Lists(),
        .. from shape in Shapes
           let page = ArticleQueries.ListSql(new SqlFilter(), ArticleOrder.Default, Pages[0].Page, shape.Shape)
           from one in ((string Name, Sql Sql)[])[("FindSql", shape.Shape.FindSql), ("FindBySlugSql", shape.Shape.FindBySlugSql), ("ListSql", page)]
           select new Statement(typeof(ArticleSql), $"{one.Name}({shape.Name})", one.Sql.For(Statement.Dialects[0])),
        .. from dialect in Statement.Dialects
           from choice in Choices(PublishedFilters)
           select new Statement(
               typeof(ArticleQueries), $"CountSql({choice.Choice.Name})", CountText(choice.Choice.Add(new ArticleFilter()), dialect)),
    ]);

    private static IEnumerable<Statement> Lists() =>
        from dialect in Statement.Dialects
        from choice in Choices(PublishedFilters)
        from order in Orders()
        from page in Pages
        where choice.Count < 2 || (order == ArticleOrder.Default && page.Page.Cursor is null)
        select new Statement(
            typeof(ArticleQueries), $"ListSql({choice.Choice.Name}, {order.Column} {(order.Descending ? "down" : "up")}, {page.Name})",
            PublishedText(choice.Choice.Add(new ArticleFilter()), order, page.Page, dialect));

    public static IReadOnlyList<Statement> Newest { get; } = Statement.Distinct(
        from choice in Choices(NewestFilters)
        from page in Pages
        where choice.Count < 2 || page.Page.Cursor is null
        select new Statement(
            typeof(ArticleDrafts), $"ListSql({choice.Choice.Name}, {page.Name})",
            NewestText(choice.Choice.Add(new DraftList(null, [], [], null, page.Page)))));

    private static IReadOnlyList<ArticleOrder> Orders() =>
    [
        .. from choice in ArticleOrder.Parameter.Choices
           select ArticleOrder.Read(Query($"sort={choice}")),
    ];

    private static IEnumerable<InstantFilter> Instants(IReadOnlyList<InstantBound> bounds) =>
        bounds.Select(bound => new InstantFilter(bound, DateTimeOffset.UnixEpoch));

    private static IEnumerable<(int Count, Choice<T> Choice)> Choices<T>(IReadOnlyList<Choice<T>> choices) =>
    [
        (0, new Choice<T>("no filter", filter => filter)),
        .. choices.Select(choice => (1, choice)),
        .. from first in choices
           from second in choices.SkipWhile(choice => choice != first)
           select (2, new Choice<T>($"{first.Name} and {second.Name}", filter => second.Add(first.Add(filter)))),
    ];

    private static string PublishedText(ArticleFilter filter, ArticleOrder order, PageRequest page, SqlDialect dialect)
    {
        var where = new SqlFilter();
        filter.AddTo(where, dialect);
        return ArticleQueries.ListSql(where, order, page, ArticleShape.Summary).For(dialect);
    }

    private static string CountText(ArticleFilter filter, SqlDialect dialect)
    {
        var where = new SqlFilter();
        filter.AddTo(where, dialect);
        return ArticleQueries.CountSql(where).For(dialect);
    }

    private static ArticleShape Shape(string query) => ArticleShape.Read(Query(query), ArticleShape.Response);

    private static QueryReader Query(string query) => new(new DefaultHttpContext { Request = { QueryString = new QueryString("?" + query) } }.Request);

    private static string NewestText(DraftList list)
    {
        var where = new SqlFilter();
        list.AddTo(where);
        return ArticleDrafts.ListSql(where, list.Page).For(Statement.Dialects[0]);
    }

    private sealed record Choice<T>(string Name, Func<T, T> Add);
}
