using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Http.Metadata;
using NewsApi.Articles.Published.Stories;
using NewsApi.Http.Answers;
using NewsApi.Usage;

namespace NewsApi.Formats.JsonLd;

/// <summary>200 with a story in JSON-LD.</summary>
internal sealed class JsonLdAnswer(PublishedStory story, JsonLdArticle data) : IResult, IEndpointMetadataProvider
{
    public const string MediaType = "application/ld+json";

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(NewsArticleData), [MediaType]));
        builder.Metadata.Add(new ResponseHeader(StatusCodes.Status200OK, "Content-Language", "The language of the article."));
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = MediaType;
        response.Headers.ContentLanguage = story.Article.Language;
        UsageHeaders.Set(httpContext, story.Usage, story.Article.Id);
        return response.Body.WriteAsync(Encoding.UTF8.GetBytes(data.Text()), httpContext.RequestAborted).AsTask();
    }
}
