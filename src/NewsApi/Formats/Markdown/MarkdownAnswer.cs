using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using NewsApi.Articles.Published.Stories;
using NewsApi.Http.Answers;
using NewsApi.Usage;

namespace NewsApi.Formats.Markdown;

/// <summary>200 with a story as Markdown (RFC 7763).</summary>
internal sealed class MarkdownAnswer(PublishedStory story) : IResult, IEndpointMetadataProvider
{
    public const string MediaType = "text/markdown";

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), [MediaType]));
        builder.Metadata.Add(new ResponseHeader(StatusCodes.Status200OK, "Content-Language", "The language of the article."));
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = MediaType + "; charset=utf-8";
        response.Headers.ContentLanguage = story.Article.Language;
        UsageHeaders.Set(httpContext, story.Usage, story.Article.Id);
        return response.Body.WriteAsync(MarkdownArticle.Write(story), httpContext.RequestAborted).AsTask();
    }
}
