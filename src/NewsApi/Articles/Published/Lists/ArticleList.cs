using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Stories;
using NewsApi.Http.Pages;
using NewsApi.Http.Queries;

namespace NewsApi.Articles.Published.Lists;

/// <summary>Query of the list of articles: filters, order, properties, counts and page.</summary>
internal sealed record ArticleList(ArticleFilter Filter, ArticleOrder Order, ArticleShape Shape, FacetCounts? Facets, PageRequest Page)
    : IEndpointParameterMetadataProvider
{
    public static ValueTask<ArticleList?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var reader = new QueryReader(context.Request);
        var filter = ArticleFilter.Read(reader);
        var order = ArticleOrder.Read(reader, filter.Terms is not null);
        var list = new ArticleList(
            filter, order, ArticleShape.ReadSummary(reader), FacetCounts.Read(reader), PageRequest.ReadCounted(reader, !order.IsText));
        reader.ThrowIfRefused();
        return ValueTask.FromResult<ArticleList?>(list);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(
        new QueryParameters(
        [
            .. ArticleFilter.Parameters, ArticleOrder.Parameter, .. ArticleShape.SummaryParameters, FacetCounts.Parameter,
            .. PageRequest.CountedParameters,
        ]));
}
