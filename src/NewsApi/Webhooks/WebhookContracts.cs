using NewsApi.Http.Answers;
using NewsApi.Webhooks.Delivery;

namespace NewsApi.Webhooks;

/// <summary>A subscription as an admin sends it. An update replaces the whole subscription; its secret and position stay.</summary>
/// <param name="Name" example="Website cache">A name for admins, 1 to 100 characters.</param>
/// <param name="Url" example="https://hooks.example/newsapi">
/// The address that gets a POST for each event: https, public, without credentials. Settings under <c>NewsApi:Outgoing</c> can allow other
/// addresses.
/// </param>
/// <param name="Events">
/// The events to send: names, such as <c>article.published</c>, or all events of a kind, such as <c>tag.*</c>; null or empty means all.
/// </param>
/// <param name="Filter">The articles that the subscription follows; null means all. It applies only to events of articles.</param>
/// <param name="Payload">The content of a delivery; null means <c>thin</c>.</param>
/// <param name="Active">
/// Whether the subscription is switched on; null means true. When it is switched on again, it continues at its last position.
/// </param>
/// <param name="PartnerId">
/// The partner that receives the deliveries; null if the receiver belongs to no partner. With a partner, the partner's scope replaces the
/// filter, a full payload has only the fields that the partner may see, and <c>partner.obligation</c> reports corrections and take-downs.
/// </param>
public sealed record WebhookRequest(
    string? Name, string? Url, IReadOnlyList<string>? Events = null, WebhookFilter? Filter = null, WebhookPayload? Payload = null,
    bool? Active = null, long? PartnerId = null);

/// <summary>
/// The articles that a subscription follows. An article must match every list that is not empty. When an article no longer matches, the
/// subscription gets an event with <c>inScope</c> false.
/// </summary>
/// <param name="Languages">BCP 47 tags.</param>
/// <param name="Sections">Slugs of sections; sections below them count too.</param>
/// <param name="Tags">Slugs of tags.</param>
public sealed record WebhookFilter(
    IReadOnlyList<string>? Languages = null, IReadOnlyList<string>? Sections = null, IReadOnlyList<string>? Tags = null);

/// <summary>Options for a new secret.</summary>
/// <param name="OverlapHours">For how many hours the old secret also signs deliveries, 0 to 168; null means 24.</param>
public sealed record RotateSecretRequest(int? OverlapHours = null);

/// <summary>A subscription, without its secrets.</summary>
/// <param name="Id">The subscription's id.</param>
/// <param name="Name">Its name for admins.</param>
/// <param name="Url">The address that gets the events.</param>
/// <param name="Events">Names of events; empty means all.</param>
/// <param name="Filter">The articles that the subscription follows.</param>
/// <param name="Payload">The content of a delivery.</param>
/// <param name="State">Whether the subscription gets events; if not, why.</param>
/// <param name="Secrets">The secrets that sign deliveries, newest first.</param>
/// <param name="Health">The health of its deliveries.</param>
/// <param name="Version">Increases by one with each change; the ETag.</param>
/// <param name="CreatedAt">When the subscription was created.</param>
/// <param name="CreatedBy">Who created the subscription.</param>
/// <param name="ModifiedAt">When the subscription was last changed.</param>
/// <param name="PartnerId">The partner that receives the deliveries; null if the receiver belongs to no partner.</param>
public sealed record WebhookResponse(
    long Id,
    string Name,
    string Url,
    IReadOnlyList<string> Events,
    WebhookArticleFilter Filter,
    WebhookPayload Payload,
    WebhookState State,
    IReadOnlyList<WebhookSecretInfo> Secrets,
    WebhookHealth Health,
    int Version,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset ModifiedAt,
    long? PartnerId) : IVersioned
{
    internal static WebhookResponse From(Webhook webhook, WebhookHealthRow health, DateTimeOffset now) => new(
        webhook.Id, webhook.Name, webhook.Url, webhook.Events,
        new WebhookArticleFilter(webhook.Languages, webhook.Sections, webhook.Tags), webhook.Payload, webhook.State,
        [
            .. webhook.SecretList().Where(secret => secret.SignsAt(now))
                .Select(secret => new WebhookSecretInfo(secret.CreatedAt, secret.ExpiresAt)),
        ],
        new WebhookHealth(
            health.Position, health.Pending, health.OldestPendingAt, health.LastSuccessAt, health.LastFailureAt, health.LastFailure,
            health.FailingSince, health.PausedUntil > now ? health.PausedUntil : null, health.LostUpTo),
        webhook.Version, webhook.CreatedAt, webhook.CreatedBy, webhook.ModifiedAt, webhook.PartnerId);
}

/// <summary>The articles that a subscription follows; an empty list means all.</summary>
/// <param name="Languages">BCP 47 tags.</param>
/// <param name="Sections">Slugs of sections; sections below them count too.</param>
/// <param name="Tags">Slugs of tags.</param>
public sealed record WebhookArticleFilter(IReadOnlyList<string> Languages, IReadOnlyList<string> Sections, IReadOnlyList<string> Tags);

/// <summary>A secret without its value.</summary>
/// <param name="CreatedAt">When the secret was created.</param>
/// <param name="ExpiresAt">When the secret stops signing deliveries; null for the newest secret.</param>
public sealed record WebhookSecretInfo(DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt);

/// <summary>The health of the deliveries of a subscription.</summary>
/// <param name="Position">Changes up to this number have been processed; the lag is <c>NewsApi-Seq</c> minus this number.</param>
/// <param name="Pending">Deliveries that wait for an attempt.</param>
/// <param name="OldestPendingAt">When the oldest pending delivery was created.</param>
/// <param name="LastSuccessAt">When a delivery last succeeded.</param>
/// <param name="LastFailureAt">When an attempt last failed.</param>
/// <param name="LastFailure" example="TimedOut">Why that attempt failed: a status, or a reason such as <c>TimedOut</c>.</param>
/// <param name="FailingSince">When the first failure since the last success was.</param>
/// <param name="PausedUntil">Nothing is sent before this time, because too many attempts failed or the receiver sent Retry-After.</param>
/// <param name="LostUpTo">Changes up to this number were deleted from the change log before they were processed; null if none.</param>
public sealed record WebhookHealth(
    long Position,
    long Pending,
    DateTimeOffset? OldestPendingAt,
    DateTimeOffset? LastSuccessAt,
    DateTimeOffset? LastFailureAt,
    string? LastFailure,
    DateTimeOffset? FailingSince,
    DateTimeOffset? PausedUntil,
    long? LostUpTo);

/// <summary>A subscription with a secret that is shown only in this answer.</summary>
/// <param name="Secret">The secret that verifies deliveries, <c>whsec_</c> and Base64.</param>
/// <param name="Webhook">The subscription.</param>
public sealed record WebhookSecretResponse(string Secret, WebhookResponse Webhook) : IVersioned
{
    int IVersioned.Version => Webhook.Version;
}
