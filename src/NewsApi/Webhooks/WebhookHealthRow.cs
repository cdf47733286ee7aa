using NewsApi.Webhooks.Delivery;

namespace NewsApi.Webhooks;

/// <summary>A subscription's cursor with counts of its deliveries.</summary>
internal sealed record WebhookHealthRow : DispatchCursor
{
    public long Id { get; init; }

    public long Pending { get; init; }

    public DateTimeOffset? OldestPendingAt { get; init; }
}
