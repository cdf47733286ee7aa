using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using NewsApi.Http.Routing;

namespace NewsApi.Http.Answers;

/// <summary>The new address of something that has moved.</summary>
/// <param name="Location">Its path with the query, as in the header <c>Location</c>.</param>
public sealed record MovedResponse(string Location);

/// <summary>301 with the new address in the header Location and in the body. The query of the request is kept.</summary>
/// <param name="path">The new path.</param>
internal sealed class MovedTo(string path) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(StatusCodes.Status301MovedPermanently, typeof(MovedResponse), ["application/json"]));
        builder.Metadata.Add(new ResponseHeader(StatusCodes.Status301MovedPermanently, "Location", "The new path, with the query."));
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var location = httpContext.Request.Address(path) + httpContext.Request.QueryString;
        httpContext.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        httpContext.Response.Headers.Location = location;
        // The old address may be used again later, and browsers cache a 301 permanently by default.
        httpContext.Response.Headers.CacheControl = "no-cache";
        return httpContext.Response.WriteAsJsonAsync(new MovedResponse(location), httpContext.RequestAborted);
    }
}
