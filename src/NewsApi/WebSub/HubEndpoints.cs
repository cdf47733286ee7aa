using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using NewsApi.Http;
using NewsApi.Http.OpenApi;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;
using NewsApi.Outgoing;

namespace NewsApi.WebSub;

/// <summary>The endpoint of the hub for the site's feeds (W3C WebSub).</summary>
internal static class HubEndpoints
{
    private const string Form = "application/x-www-form-urlencoded";
    private const int MostBytes = 16_384;

    public static void MapHub(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("").RequireAuthorization(Routes.ReaderPolicy).MapPost(HubUrl.Path, Subscribe)
            .WithTags("Feeds").WithName("subscribeToFeed").Accepts<HubForm>(Form).Produces(StatusCodes.Status202Accepted)
            .Problems(400, 404, 413, 415, 429, 503);

    /// <summary>Subscribes to a feed of the site, or renews or ends a subscription (W3C WebSub).</summary>
    /// <remarks>
    /// The hub first verifies the request at the callback. Then it sends the whole feed to the callback each time that the feed changes.
    /// With a secret, the header <c>X-Hub-Signature</c> has the signature. The hub repeats a failed delivery for three days. If the
    /// callback answers a delivery with 410, the subscription ends.
    /// </remarks>
    private static async Task<Results<Accepted, Problem>> Subscribe(
        HttpContext context, Hub hub, PublicUrl api, AddressGuard guard, IOptions<HubOptions> options, CancellationToken ct)
    {
        if (!options.Value.Enabled)
            return Problem.NotFound("hub");
        if (hub.Quota.Take(context) is { } exceeded)
            return exceeded;
        if (!context.Request.HasFormContentType)
            return new Problem(StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type", $"The body must be {Form}.");
        if (context.Request.ContentLength is null or > MostBytes)
            return Problem.BodyTooLarge(MostBytes);
        var (request, errors) = HubRequest.Read(await context.Request.ReadFormAsync(ct), api, guard);
        if (request is null)
            return Problem.BadParameters(errors);
        return await hub.Ask(request, ct) is { } refusal ? refusal : TypedResults.Accepted((string?)null);
    }
}

/// <summary>The form that a subscriber sends.</summary>
/// <param name="Mode"><c>hub.mode</c>: <c>subscribe</c> or <c>unsubscribe</c>.</param>
/// <param name="Topic"><c>hub.topic</c>: the address of a feed, as in its link <c>self</c>.</param>
/// <param name="Callback"><c>hub.callback</c>: the public https address to which the hub sends the feed.</param>
/// <param name="LeaseSeconds">
/// <c>hub.lease_seconds</c>: the requested duration in seconds. The hub raises a value below one hour, and lowers a value above its limit.
/// </param>
/// <param name="Secret"><c>hub.secret</c>: the key for the signature of deliveries, at most 199 bytes.</param>
public sealed record HubForm(
    [property: System.Text.Json.Serialization.JsonPropertyName("hub.mode")] string Mode,
    [property: System.Text.Json.Serialization.JsonPropertyName("hub.topic")] string Topic,
    [property: System.Text.Json.Serialization.JsonPropertyName("hub.callback")] string Callback,
    [property: System.Text.Json.Serialization.JsonPropertyName("hub.lease_seconds")] long? LeaseSeconds = null,
    [property: System.Text.Json.Serialization.JsonPropertyName("hub.secret")] string? Secret = null)
    : IFormContract;
