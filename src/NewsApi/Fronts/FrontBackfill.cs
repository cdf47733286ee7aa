using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Lists;
using NewsApi.Articles.Published.Stories;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Text.Names;

namespace NewsApi.Fronts;

/// <summary>The query that fills a container: the filters and the order of the list of articles, as in a query string.</summary>
/// <param name="Filter">The filters, without a language.</param>
/// <param name="Order">The order of the articles.</param>
internal sealed record FrontBackfill(ArticleFilter Filter, ArticleOrder Order)
{
    private const string Language = "language", NotLanguage = "excludeLanguage";

    private static readonly ArticleShape Key = ArticleShape.Of("id", "translationGroup");

    private static readonly IReadOnlyList<string> Names =
    [
        .. ArticleFilter.Parameters.Append(ArticleOrder.Parameter).Select(one => one.Name)
            .Except([Language, NotLanguage, Fallback.Parameter.Name]),
    ];

    /// <summary>The newest articles of a tag.</summary>
    public static FrontBackfill OfTag(string slug) =>
        new(new ArticleFilter { Names = [new NameFilter(NameFilter.FilterSubject.Tag, Exclude: false, [slug])] }, ArticleOrder.Default);

    /// <summary>Reads a query that was checked when the front was written.</summary>
    public static FrontBackfill Read(string query)
    {
        var reader = new QueryReader(Request(query));
        var filter = ArticleFilter.Read(reader);
        return new FrontBackfill(filter, ArticleOrder.Read(reader, filter.Terms is not null));
    }

    /// <summary>The faults of a query; empty if it has none.</summary>
    public static IReadOnlyList<(string Code, string Detail)> Check(string query)
    {
        var request = Request(query);
        var unknown = request.Query.Keys.Where(name => !Names.Contains(name)).Select(Explain).ToList();
        if (QueryEncoding.BrokenNames(request.QueryString).Count > 0)
            unknown.Add(("invalid_encoding", "Is not valid percent-encoded UTF-8."));
        var reader = new QueryReader(request);
        ArticleOrder.Read(reader, ArticleFilter.Read(reader).Terms is not null);
        try
        {
            reader.ThrowIfRefused();
            return unknown;
        }
        catch (ProblemException e)
        {
            return [.. unknown, .. e.Problem.Errors.Select(error => (error.Code, $"{error.Parameter}: {error.Detail}"))];
        }
    }

    /// <summary>A list query for the first articles that a reader gets. It reads only ids of articles and of translation groups.</summary>
    /// <param name="language">The language of the articles.</param>
    /// <param name="fallsBack">Whether stories without this language are shown in the site's default language.</param>
    /// <param name="most">The maximum number of articles.</param>
    public ArticleListQuery First(string language, bool fallsBack, int most) =>
        new(In(language, fallsBack), Order, Key, Facets: null, new PageRequest(most, Cursor: null, Filters: ""));

    /// <summary>The filter with the reader's language.</summary>
    public ArticleFilter In(string language, bool fallsBack) => Filter with
    {
        Names = [.. Filter.Names, new NameFilter(NameFilter.FilterSubject.Language, Exclude: false, [language])],
        FallsBack = fallsBack,
    };

    private static (string Code, string Detail) Explain(string name) => name is Language or NotLanguage || name == Fallback.Parameter.Name
        ? ("unknown_parameter", $"The reader's request decides the language; leave '{name}' out.")
        : NearestName.Find(name, Names) is { } nearest
            ? ("unknown_parameter", $"There is no parameter '{name}'; did you mean '{nearest}'?")
            : ("unknown_parameter", $"There is no parameter '{name}'; the query takes {string.Join(", ", Names)}.");

    private static HttpRequest Request(string query) =>
        new DefaultHttpContext { Request = { QueryString = new QueryString("?" + query) } }.Request;
}
