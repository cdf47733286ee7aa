using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Http.Answers;
using NewsApi.Http.Idempotency;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;
using NewsApi.Webhooks.Delivery;

namespace NewsApi.Webhooks;

/// <summary>The Editorial API's subscriptions.</summary>
internal static class WebhookEndpoints
{
    private const int DefaultOverlapHours = 24;

    public static void MapWebhooks(this IEndpointRouteBuilder editorial)
    {
        var webhooks = editorial.MapGroup("/webhooks").WithTags("Webhooks").Require(Role.Admin);
        webhooks.MapRead("", List).WithName("listWebhooks");
        webhooks.MapPost("", Add).WithName("createWebhook").Problems(409, 422).WithMetadata(new AnswersWithSecret());
        webhooks.MapRead("/{id:long}", Get).WithName("getWebhook").Problems(404);
        webhooks.MapPut("/{id:long}", Update).WithName("updateWebhook").Problems(404, 422);
        webhooks.MapDelete("/{id:long}", Delete).WithName("deleteWebhook").Problems(404);
        webhooks.MapPost("/{id:long}/rotate-secret", RotateSecret).WithName("rotateWebhookSecret").Problems(404, 422)
            .WithMetadata(new AnswersWithSecret());
        webhooks.MapDeliveries();
    }

    /// <summary>Lists webhooks, newest first, with the health of each.</summary>
    private static async Task<Paged<WebhookResponse>> List(ListQuery list, WebhookRepository webhooks, CancellationToken ct)
    {
        var rows = await webhooks.List(list.Page, ct);
        var shown = await webhooks.Show(rows, ct);
        return new(Paged.Make(rows, list.Page, webhook => ("", webhook.Id), webhook => shown[webhook.Id]));
    }

    /// <summary>Creates a webhook. Its secret is shown only in this answer.</summary>
    /// <remarks>The webhook gets events only for changes after its creation. A site has at most 100 webhooks.</remarks>
    private static async Task<Results<VersionedCreated<WebhookSecretResponse>, Problem>> Add(
        WebhookRequest body, Caller caller, WebhookRepository webhooks, WebhookDispatcher dispatcher, CancellationToken ct)
    {
        if (!(await webhooks.Add(body, caller, ct)).Succeeded(out var webhook, out var problem))
            return problem;
        dispatcher.Wake();
        return new VersionedCreated<WebhookSecretResponse>(
            $"/v1/editorial/webhooks/{webhook.Id}",
            new WebhookSecretResponse(webhook.SecretList()[0].Value, (await webhooks.Show([webhook], ct))[webhook.Id]));
    }

    /// <summary>Reads a webhook, without its secrets.</summary>
    /// <param name="id">The webhook's id.</param>
    private static async Task<Results<VersionedOk<WebhookResponse>, Problem>> Get(
        long id, WebhookRepository webhooks, CancellationToken ct) =>
        await webhooks.Find(id, ct) is { } webhook
            ? new VersionedOk<WebhookResponse>((await webhooks.Show([webhook], ct))[id])
            : Problem.NotFound("webhook");

    /// <summary>Updates a webhook. Its secret and its position in the change log stay.</summary>
    /// <remarks>If <c>active</c> is true or absent, the update also switches on a webhook that was switched off.</remarks>
    /// <param name="id">The webhook's id.</param>
    private static async Task<Results<VersionedOk<WebhookResponse>, Problem>> Update(
        long id, IfMatch ifMatch, WebhookRequest body, Caller caller, WebhookRepository webhooks, WebhookDispatcher dispatcher,
        CancellationToken ct)
    {
        if (!(await webhooks.Update(id, ifMatch.Version, body, caller, ct)).Succeeded(out var webhook, out var problem))
            return problem;
        dispatcher.Wake();
        return new VersionedOk<WebhookResponse>((await webhooks.Show([webhook], ct))[id]);
    }

    /// <summary>Deletes a webhook with its deliveries.</summary>
    /// <param name="id">The webhook's id.</param>
    private static async Task<Results<NoContent, Problem>> Delete(
        long id, IfMatch ifMatch, Caller caller, WebhookRepository webhooks, WebhookDispatcher dispatcher, CancellationToken ct)
    {
        var outcome = await webhooks.Delete(id, ifMatch.Version, caller, ct);
        dispatcher.Wake();
        return outcome.ToNoContent();
    }

    /// <summary>Creates a new secret, which is shown only in this answer. The old one also signs for <c>overlapHours</c>.</summary>
    /// <param name="id">The webhook's id.</param>
    private static async Task<Results<VersionedOk<WebhookSecretResponse>, Problem>> RotateSecret(
        long id, IfMatch ifMatch, RotateSecretRequest body, Caller caller, WebhookRepository webhooks, WebhookDispatcher dispatcher,
        CancellationToken ct)
    {
        var outcome = await webhooks.RotateSecret(id, ifMatch.Version, body.OverlapHours ?? DefaultOverlapHours, caller, ct);
        if (!outcome.Succeeded(out var webhook, out var problem))
            return problem;
        dispatcher.Wake();
        return new VersionedOk<WebhookSecretResponse>(
            new WebhookSecretResponse(webhook.SecretList()[0].Value, (await webhooks.Show([webhook], ct))[id]));
    }
}
