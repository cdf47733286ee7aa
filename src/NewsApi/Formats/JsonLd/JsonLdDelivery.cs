using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Articles.Published.Stories;
using NewsApi.Http;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;
using NewsApi.Site;

namespace NewsApi.Formats.JsonLd;

internal static class JsonLdDelivery
{
    public const string Suffix = ".jsonld";

    public static void MapStoryData(this IEndpointRouteBuilder content)
    {
        var articles = content.MapGroup("/articles").WithTags("Articles");
        articles.MapRead("/{id:long}" + Suffix, Get).WithName("getArticleData").Problems(404, 410, 451);
        articles.MapRead("/by-slug/{language}/{slug}" + Suffix, GetBySlug)
            .WithName("getArticleDataBySlug").WithMetadata(new IgnoresUnknownParameters()).Problems(404, 410, 451);
    }

    /// <summary>Reads a published article as a NewsArticle of schema.org in JSON-LD, to embed in the article's page.</summary>
    /// <remarks>The article's own address returns the same JSON-LD for <c>Accept: application/ld+json</c>.</remarks>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<JsonLdAnswer, MovedTo, Problem>> Get(
        long id, RepresentationQuery view, HttpContext context, ArticleRepresentations forms, SiteCache sites, PublicUrl api,
        CancellationToken ct)
    {
        var site = await sites.Settings(ct);
        return await forms.Get(
            id, view, JsonLdArticle.Shape, Suffix, context, story => new JsonLdAnswer(story, new JsonLdArticle(story, site, api)));
    }

    /// <summary>Reads a published article as a NewsArticle of schema.org by its language and slug.</summary>
    /// <param name="language">BCP 47 tag of the article's language.</param>
    /// <param name="slug">The article's slug.</param>
    private static async Task<Results<JsonLdAnswer, MovedTo, Problem>> GetBySlug(
        string language, string slug, HttpContext context, ArticleRepresentations forms, SiteCache sites, PublicUrl api,
        CancellationToken ct)
    {
        var site = await sites.Settings(ct);
        return await forms.GetBySlug(
            language, slug, JsonLdArticle.Shape, Suffix, context, story => new JsonLdAnswer(story, new JsonLdArticle(story, site, api)));
    }
}
