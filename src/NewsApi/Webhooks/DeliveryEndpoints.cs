using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;
using NewsApi.Json;
using NewsApi.Webhooks.Delivery;

namespace NewsApi.Webhooks;

/// <summary>The Editorial API's routes on the deliveries of a subscription.</summary>
internal static class DeliveryEndpoints
{
    public static void MapDeliveries(this RouteGroupBuilder webhooks)
    {
        webhooks.MapPost("/{id:long}/test", Test).WithName("testWebhook").Problems(404, 409);
        webhooks.MapPost("/{id:long}/replay", Replay).WithName("replayWebhook").Problems(404, 409, 422);
        webhooks.MapRead("/{id:long}/deliveries", List).WithName("listWebhookDeliveries").Problems(404);
        webhooks.MapRead("/{id:long}/deliveries/{deliveryId:long}", Get).WithName("getWebhookDelivery").Problems(404);
        webhooks.MapPost("/{id:long}/deliveries/{deliveryId:long}/replay", ReplayOne).WithName("replayWebhookDelivery").Problems(404, 409);
    }

    /// <summary>Sends a test event, <c>webhook.test</c>. The answer is its delivery; read the delivery later to see the result.</summary>
    /// <param name="id">The webhook's id.</param>
    private static async Task<Results<Ok<DeliveryResponse>, Problem>> Test(
        long id, WebhookRepository webhooks, DeliveryQueue queue, DeliveryLog log, WebhookDispatcher dispatcher, CancellationToken ct)
    {
        if (await Refuse(id, webhooks, ct) is { } refusal)
            return refusal;
        var added = await queue.AddTest(id, ApiJson.Write(new TestData(WebhookEvents.TestKind, id)), ct);
        dispatcher.Wake();
        return await log.Find(id, added, ct) is { } delivery
            ? TypedResults.Ok(DeliveryResponse.From(delivery))
            : Problem.NotFound("webhook");
    }

    /// <summary>Lists the deliveries of a webhook, newest first.</summary>
    /// <param name="id">The webhook's id.</param>
    private static async Task<Results<Paged<DeliveryResponse>, Problem>> List(
        long id, DeliveryListQuery list, WebhookRepository webhooks, DeliveryLog log, CancellationToken ct) =>
        await webhooks.Find(id, ct) is null
            ? Problem.NotFound("webhook")
            : new Paged<DeliveryResponse>(
                Paged.Make(await log.List(id, list, ct), list.Page, delivery => ("", delivery.Id), DeliveryResponse.From));

    /// <summary>Reads a delivery with its attempts: the requests that were sent and the answers of the receiver.</summary>
    /// <param name="id">The webhook's id.</param>
    /// <param name="deliveryId">The delivery's id.</param>
    private static async Task<Results<Ok<DeliveryDetail>, Problem>> Get(
        long id, long deliveryId, DeliveryLog log, CancellationToken ct) =>
        await log.Find(id, deliveryId, ct) is { } delivery
            ? TypedResults.Ok(new DeliveryDetail(
                DeliveryResponse.From(delivery), [.. (await log.Attempts(deliveryId, ct)).Select(DeliveryAttempt.From)]))
            : Problem.NotFound("delivery");

    /// <summary>Sends a delivery again at once. The <c>webhook-id</c> stays the same.</summary>
    /// <param name="id">The webhook's id.</param>
    /// <param name="deliveryId">The delivery's id.</param>
    private static async Task<Results<Ok<DeliveryResponse>, Problem>> ReplayOne(
        long id, long deliveryId, WebhookRepository webhooks, DeliveryLog log, WebhookDispatcher dispatcher, CancellationToken ct)
    {
        if (await Refuse(id, webhooks, ct) is { } refusal)
            return refusal;
        if (!await log.Replay(id, deliveryId, ct) || await log.Find(id, deliveryId, ct) is not { } delivery)
            return Problem.NotFound("delivery");
        dispatcher.Wake();
        return TypedResults.Ok(DeliveryResponse.From(delivery));
    }

    /// <summary>Sends the finished deliveries of a range again, in their order. Each keeps its <c>webhook-id</c>.</summary>
    /// <param name="id">The webhook's id.</param>
    private static async Task<Results<Ok<ReplayResponse>, Problem>> Replay(
        long id, ReplayRequest body, WebhookRepository webhooks, DeliveryLog log, WebhookDispatcher dispatcher, CancellationToken ct)
    {
        if (await Refuse(id, webhooks, ct) is { } refusal)
            return refusal;
        var count = await log.Replay(id, body, ct);
        dispatcher.Wake();
        return TypedResults.Ok(new ReplayResponse(count));
    }

    private static async Task<Problem?> Refuse(long id, WebhookRepository webhooks, CancellationToken ct) =>
        await webhooks.Find(id, ct) switch
        {
            null => Problem.NotFound("webhook"),
            { State: WebhookState.Active } => null,
            _ => Problem.Conflict("webhook_off", "The webhook is switched off; switch it on first."),
        };

    /// <summary>The data of a test event.</summary>
    private sealed record TestData(string Kind, long Id);
}
