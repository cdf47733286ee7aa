using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Stories;
using NewsApi.Http.Pages;
using NewsApi.Http.Queries;
using NewsApi.Site;

namespace NewsApi.Articles.Published.Lists;

/// <summary>Query of the list of articles: filters, order, properties, counts and page.</summary>
internal sealed record ArticleListQuery(ArticleFilter Filter, ArticleOrder Order, ArticleShape Shape, FacetCounts? Facets, PageRequest Page)
    : IQuery<ArticleListQuery>
{
    public static ArticleListQuery Read(QueryReader reader)
    {
        var filter = ArticleFilter.Read(reader);
        var order = ArticleOrder.Read(reader, filter.Terms is not null);
        return new ArticleListQuery(
            filter, order, ArticleShape.ReadSummary(reader), FacetCounts.Read(reader), PageRequest.ReadCounted(reader, order.IsKey));
    }

    /// <summary>
    /// Whether there are feeds with the articles of this list, and the scope of these feeds; see <see cref="FeedLinks.Add"/>.
    /// </summary>
    /// <param name="page">The page that the query found.</param>
    public (bool HasFeed, string? Scope) Feed(StoryPage page) =>
        !IsNewest || page.Info.Notes is not null ? (false, null)
        : Filter.Names switch
        {
            [] => (true, null),
            [{ Exclude: false, Slugs: [var only] } names] => (true, FeedLinks.Scope(names.By.ToString().ToLowerInvariant(), only)),
            _ => (false, null),
        };

    private bool IsNewest => Order == ArticleOrder.Default && Page is { Cursor: null, Backward: false } && !Filter.HasOthersThanNames;

    public static IReadOnlyList<QueryParameter> Parameters =>
    [
        .. ArticleFilter.Parameters, ArticleOrder.Parameter, .. ArticleShape.SummaryParameters, FacetCounts.Parameter,
        .. PageRequest.CountedParameters,
    ];
}
