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
        routes.MapMethods(Path, [HttpMethods.Options], Preflight).ExcludeFromDescription().ShortCircuit();
    }

    /// <summary>Takes what readers did: views, shares, copies, prints and openings in an app.</summary>
    /// <remarks>
    /// A list of 1 to 100 events, an object with <c>events</c> and <c>sentAt</c>, or one event alone; at most 100 kB. Each event is judged
    /// for itself. 204 says that all of them are stored and will be counted, 200 that some are, and which were refused; any other answer
    /// says that none was taken. If none can be taken, the answer is 400 where one can't be read, else 422. A repeat is stored and not
    /// counted: an event whose `id` came before, or the same action of the same person on the same article within 30 minutes. With
    /// `Content-Type: text/plain` it needs no preflight, as `navigator.sendBeacon` sends it. No address, user agent or cookie is stored;
    /// with `Sec-GPC: 1` or `DNT: 1` only totals are.
    /// </remarks>
    private static Task Add(HttpContext context) => Direct<EventIntake>.Of(context).Add(context);

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
