using System.Net.Mime;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using NewsApi.Http.Answers;
using NewsApi.Http.Routing;

namespace NewsApi.Articles.Editing.Revisions;

/// <summary>200 with a comparison, as JSON or as an HTML page; 406 when the client accepts neither.</summary>
internal sealed class ComparisonAnswer(RevisionComparison comparison) : IResult, IEndpointMetadataProvider
{
    private static readonly string[] Forms = [MediaTypeNames.Application.Json, MediaTypeNames.Text.Html];

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(
            StatusCodes.Status200OK, typeof(RevisionComparison), [MediaTypeNames.Application.Json]));
        builder.Metadata.Add(new AlsoPage(StatusCodes.Status200OK));
        builder.Metadata.Add(new ResponseHeader(StatusCodes.Status200OK, "Vary", "Accept, which chooses between JSON and a page."));
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.Vary = "Accept";
        switch (ContentNegotiation.Of(httpContext.Request, Forms))
        {
            case null:
                return ContentNegotiation.Refuse(Forms).ExecuteAsync(httpContext);
            case MediaTypeNames.Text.Html:
                response.Headers.ContentSecurityPolicy = ComparisonPage.ContentSecurityPolicy;
                response.ContentType = "text/html; charset=utf-8";
                return response.WriteAsync(ComparisonPage.Write(comparison), httpContext.RequestAborted);
            default:
                return response.WriteAsJsonAsync(comparison, httpContext.RequestAborted);
        }
    }
}
