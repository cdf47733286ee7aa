using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using NewsApi.Http;

namespace NewsApi.Articles;

/// <summary>Query of the list of articles: which, in what order, and what of each.</summary>
internal sealed record ArticleList(ArticleFilter Filter, ArticleOrder Order, ArticleShape Shape, PageRequest Page) : IEndpointParameterMetadataProvider
{
    public static ValueTask<ArticleList?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var reader = new QueryReader(context.Request);
        var order = ArticleOrder.Read(reader);
        var list = new ArticleList(
            ArticleFilter.Read(reader), order, ArticleShape.Read(reader, ArticleShape.Summary), PageRequest.ReadCounted(reader, !order.IsText));
        reader.ThrowIfRefused();
        return ValueTask.FromResult<ArticleList?>(list);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(
        new QueryParameters(
        [
            .. ArticleFilter.Parameters, ArticleOrder.Parameter, .. ArticleShape.Parameters, .. PageRequest.CountedParameters,
        ]));
}
