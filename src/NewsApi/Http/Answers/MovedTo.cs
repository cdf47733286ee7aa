using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace NewsApi.Http.Answers;

/// <summary>The new address of something that has moved.</summary>
/// <param name="Location">Its path, as in the header <c>Location</c>.</param>
public sealed record MovedResponse(string Location);

/// <summary>301 with the new address as header and body.</summary>
internal sealed class MovedTo(string location) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(StatusCodes.Status301MovedPermanently, typeof(MovedResponse), ["application/json"]));
        builder.Metadata.Add(new ResponseHeader(StatusCodes.Status301MovedPermanently, "Location", "The new path."));
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        httpContext.Response.Headers.Location = location;
        // The old address may be used again later, and browsers cache a 301 permanently by default.
        httpContext.Response.Headers.CacheControl = "no-cache";
        return httpContext.Response.WriteAsJsonAsync(new MovedResponse(location), httpContext.RequestAborted);
    }
}
