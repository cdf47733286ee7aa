namespace NewsApi.Webhooks.Delivery;

/// <summary>The progress of one subscription in the change log, the node that holds its lease, and the health of its receiver.</summary>
internal record DispatchCursor
{
    public const string Columns =
        "c.position, c.lease_node, c.lease_until, c.failures, c.paused_until, c.failing_since, c.last_success_at, c.last_failure_at, "
        + "c.last_failure, c.lost_up_to";

    /// <summary>Every change up to this number has been processed.</summary>
    public long Position { get; init; }

    public string? LeaseNode { get; init; }

    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>The number of failures since the last success.</summary>
    public int Failures { get; init; }

    /// <summary>Nothing is sent before this time.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>The time of the first failure since the last success.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    public DateTimeOffset? LastSuccessAt { get; init; }

    public DateTimeOffset? LastFailureAt { get; init; }

    public string? LastFailure { get; init; }

    /// <summary>Changes up to this number were removed from the log before they were processed.</summary>
    public long? LostUpTo { get; init; }
}
