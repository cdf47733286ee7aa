using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Stories;
using NewsApi.Http.Pages;
using NewsApi.Http.Queries;

namespace NewsApi.Articles.Published.Lists;

/// <summary>Query of the list of articles: filters, order, properties, counts and page.</summary>
internal sealed record ArticleList(ArticleFilter Filter, ArticleOrder Order, ArticleShape Shape, FacetCounts? Facets, PageRequest Page)
    : IQuery<ArticleList>
{
    public static ArticleList Read(QueryReader reader)
    {
        var filter = ArticleFilter.Read(reader);
        var order = ArticleOrder.Read(reader, filter.Terms is not null);
        return new ArticleList(
            filter, order, ArticleShape.ReadSummary(reader), FacetCounts.Read(reader), PageRequest.ReadCounted(reader, order.IsKey));
    }

    public static IReadOnlyList<QueryParameter> Parameters =>
    [
        .. ArticleFilter.Parameters, ArticleOrder.Parameter, .. ArticleShape.SummaryParameters, FacetCounts.Parameter,
        .. PageRequest.CountedParameters,
    ];
}
