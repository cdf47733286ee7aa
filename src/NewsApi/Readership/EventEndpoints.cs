using NewsApi.Http;

namespace NewsApi.Readership;

/// <summary>Where pages and apps tell what readers do.</summary>
internal static class EventEndpoints
{
    private const string Path = "/v1/events";

    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        // Straight from the route to the handler: what stands between them costs as much as storing an event. The article's own key
        // stands in for a key of the API, and every page may send.
        routes.MapDirectPost(Path, routes.ServiceProvider.GetRequiredService<EventIntake>().Add)
            .WithTags("Readership").WithName("addEvents")
            .Accepts<IReadOnlyList<EventRequest>>("application/json", "text/plain")
            .WithMetadata(new AlsoAccepts(typeof(EventRequest)))
            .Produces(StatusCodes.Status204NoContent)
            .Problems(400, 413, 415, 422, 429, 503);
        routes.MapMethods(Path, [HttpMethods.Options], Preflight).ExcludeFromDescription().ShortCircuit();
    }

    /// <summary>What a browser asks before it sends JSON from a page of another host.</summary>
    private static Microsoft.AspNetCore.Http.HttpResults.NoContent Preflight(HttpResponse response)
    {
        BrowserAccess.AllowAnyReader(response);
        response.Headers.AccessControlAllowMethods = HttpMethods.Post;
        response.Headers.AccessControlAllowHeaders = "Content-Type";
        response.Headers.AccessControlMaxAge = "3600";
        return TypedResults.NoContent();
    }
}
