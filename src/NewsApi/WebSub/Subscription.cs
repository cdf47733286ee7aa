namespace NewsApi.WebSub;

/// <summary>A callback that follows a topic, with what was last asked for it and what is owed to it.</summary>
internal sealed record Subscription
{
    public const string Columns =
        "s.id, s.topic, s.callback, s.secret, s.lease_until, s.asked, s.asked_seconds, s.asked_secret, s.asked_attempts, s.owed_attempts, "
        + "s.version";

    /// <summary>Asked of a subscription whose topic is gone: the subscriber is told, and it is deleted.</summary>
    public const string Denied = "denied";

    public long Id { get; init; }

    public string Topic { get; init; } = "";

    public string Callback { get; init; } = "";

    public string? Secret { get; init; }

    /// <summary>Until when it gets content; null before the first verification.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>The mode that the subscriber has to confirm; null for none.</summary>
    public string? Asked { get; init; }

    /// <summary>The lease that was asked for, in seconds.</summary>
    public int AskedSeconds { get; init; }

    public string? AskedSecret { get; init; }

    public int AskedAttempts { get; init; }

    public int OwedAttempts { get; init; }

    /// <summary>Grows with each request of the subscriber, so that the answer to an older one changes nothing.</summary>
    public int Version { get; init; }
}
