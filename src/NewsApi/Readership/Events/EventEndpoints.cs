using NewsApi.Http;
using NewsApi.Http.Routing;

namespace NewsApi.Readership.Events;

/// <summary>The address to which pages and apps send the events of readers.</summary>
internal static class EventEndpoints
{
    private const string Path = "/v1/events";

    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        // The route calls the handler directly, because the middleware in between costs as much as storing an event. The view key of the
        // article replaces an API key, and pages of every origin may send events.
        routes.MapDirectPost<EventIntake>(Path, Add)
            .WithTags("Readership").WithName("addEvents")
            .Accepts<IReadOnlyList<EventRequest>>("application/json", "text/plain")
            .WithMetadata(new AlsoAccepts(typeof(EventRequest), typeof(EventBatchRequest)))
            .Produces<EventsResponse>()
            .Produces(StatusCodes.Status204NoContent)
            .Problems(400, 413, 415, 422, 429, 503);
        routes.MapHandler(Path, [HttpMethods.Options], Preflight).ExcludeFromDescription().ShortCircuit();
    }

    /// <summary>Receives events of readers: views, shares, copies, prints and openings in an app.</summary>
    /// <remarks>
    /// The body is a list of 1 to 100 events, an object with <c>events</c> and <c>sentAt</c>, or one event alone; at most 100 kB. Each
    /// event is checked on its own. 204: all events are stored and will be counted. 200: some are stored, and the body names the refused
    /// ones. Any other status: no event is stored. If no event is valid, the status is 400 where an event can't be read, else 422. A repeat
    /// is stored but not counted: an event with the same `id`, or the same action of the same person on the same article within 30 minutes.
    /// With `Content-Type: text/plain`, as `navigator.sendBeacon` sends it, browsers need no preflight. No IP address, user agent or cookie
    /// is stored; with `Sec-GPC: 1` or `DNT: 1`, only totals are stored.
    /// </remarks>
    private static Task Add(HttpContext context) => Direct<EventIntake>.Of(context).Add(context);

    /// <summary>Answers the preflight request that browsers send before they post JSON from a page of another host.</summary>
    private static Microsoft.AspNetCore.Http.HttpResults.NoContent Preflight(HttpResponse response)
    {
        CorsPolicies.AllowAnyReader(response);
        response.Headers.AccessControlAllowMethods = HttpMethods.Post;
        response.Headers.AccessControlAllowHeaders = "Content-Type";
        response.Headers.AccessControlMaxAge = "3600";
        return TypedResults.NoContent();
    }
}
