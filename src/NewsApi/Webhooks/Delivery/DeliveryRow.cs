namespace NewsApi.Webhooks.Delivery;

/// <summary>The state of a delivery.</summary>
public enum DeliveryState
{
    /// <summary>It waits for its first or next attempt.</summary>
    Pending,

    /// <summary>The receiver answered with 2xx.</summary>
    Delivered,

    /// <summary>Every attempt failed, or it was not delivered within 96 hours; it can be replayed.</summary>
    GivenUp,
}

/// <summary>An event for one subscription.</summary>
internal sealed record DeliveryRow
{
    public const string Columns =
        "d.id, d.webhook_id, d.event_id, d.type, d.kind, d.entity_id, d.seq, d.data, d.in_scope, d.state, d.attempts, d.event_at, "
        + "d.created_at, d.next_at, d.expires_at, d.done_at, d.last_status, d.last_failure";

    public long Id { get; init; }

    public long WebhookId { get; init; }

    /// <summary>The value of the header <c>webhook-id</c>. It is the same for all attempts, on every node.</summary>
    public string EventId { get; init; } = "";

    public string Type { get; init; } = "";

    public string Kind { get; init; } = "";

    public long EntityId { get; init; }

    /// <summary>The change's number; 0 for a test event.</summary>
    public long Seq { get; init; }

    /// <summary>The JSON of <c>data</c> in the payload, without the article.</summary>
    public string Data { get; init; } = "{}";

    /// <summary>Whether the subscription still follows the article after the change.</summary>
    public bool InScope { get; init; }

    public DeliveryState State { get; init; }

    public int Attempts { get; init; }

    /// <summary>When the change was made.</summary>
    public DateTimeOffset EventAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset NextAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? DoneAt { get; init; }

    public int? LastStatus { get; init; }

    public string? LastFailure { get; init; }
}
