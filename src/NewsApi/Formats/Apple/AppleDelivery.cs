using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using NewsApi.Articles.Published.Stories;
using NewsApi.Http;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;
using NewsApi.Json;
using NewsApi.Site;

namespace NewsApi.Formats.Apple;

internal static class AppleDelivery
{
    private const string Suffix = ".anf.json";

    public static void MapAppleNews(this IEndpointRouteBuilder content) =>
        content.MapRead("/articles/{id:long}" + Suffix, Get)
            .WithTags("Articles").WithName("getArticleAppleNews").Problems(404, 410, 451);

    /// <summary>Reads a published article as a document of Apple News Format, ready for the Apple News API.</summary>
    /// <remarks>
    /// An unpublished article answers 410, one taken down for legal reasons 451, a replaced one 301. Frames with pages of other
    /// sites become links.
    /// </remarks>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<AppleAnswer, MovedTo, Problem>> Get(
        long id, RepresentationQuery view, HttpContext context, ArticleRepresentations forms, SiteCache sites, PublicUrl api,
        CancellationToken ct)
    {
        var site = await sites.Settings(ct);
        return await forms.Get(
            id, view, AppleNews.Shape, Suffix, context, story => new AppleAnswer(new AppleNews(site, api).Of(story)));
    }
}

/// <summary>200 with a story in Apple News Format.</summary>
internal sealed class AppleAnswer(AppleArticle article) : JsonAnswer, IEndpointMetadataProvider
{
    private static readonly JsonTypeInfo<AppleArticle> Type = ApiJson.TypeOf<AppleArticle>();

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(AppleArticle), ["application/json"]));
        builder.Metadata.Add(new ResponseHeader(StatusCodes.Status200OK, "Content-Language", "The language of the article."));
    }

    protected override void SetHeaders(HttpContext context) => context.Response.Headers.ContentLanguage = article.Language;

    protected override void Write(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, article, Type);
}
