using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace NewsApi.Formats.Sitemaps;

/// <summary>200 with a sitemap.</summary>
internal sealed class SitemapAnswer(byte[] body) : IResult, IEndpointMetadataProvider
{
    private const string MediaType = "application/xml";

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), [MediaType]));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = MediaType + "; charset=utf-8";
        return httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}
