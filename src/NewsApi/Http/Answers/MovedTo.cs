using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace NewsApi.Http.Answers;

/// <summary>Where something is now.</summary>
/// <param name="Location">Its path; the header <c>Location</c> says the same.</param>
public sealed record MovedResponse(string Location);

/// <summary>301: what was here is there now.</summary>
internal sealed class MovedTo(string location) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status301MovedPermanently, typeof(MovedResponse), ["application/json"]));
        builder.Metadata.Add(new ResponseHeader(StatusCodes.Status301MovedPermanently, "Location", "Where it is now."));
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        httpContext.Response.Headers.Location = location;
        // It may come back: without this a browser would never ask again.
        httpContext.Response.Headers.CacheControl = "no-cache";
        return httpContext.Response.WriteAsJsonAsync(new MovedResponse(location), httpContext.RequestAborted);
    }
}
