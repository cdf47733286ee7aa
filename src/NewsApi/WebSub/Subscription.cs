namespace NewsApi.WebSub;

/// <summary>The subscription of a callback to a topic, with its unverified request and the number of failed attempts.</summary>
internal sealed record Subscription
{
    public const string Columns =
        "s.id, s.topic, s.callback, s.secret, s.lease_until, s.asked, s.asked_seconds, s.asked_secret, s.asked_attempts, s.owed_attempts, "
        + "s.version";

    /// <summary>The value of <see cref="Asked"/> if the topic is gone: the hub notifies the subscriber, then deletes this row.</summary>
    public const string Denied = "denied";

    public long Id { get; init; }

    public string Topic { get; init; } = "";

    public string Callback { get; init; } = "";

    public string? Secret { get; init; }

    /// <summary>The time when the subscription ends; null before its first verification.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>The mode that the subscriber must confirm, or <see cref="Denied"/>; null where no request is open.</summary>
    public string? Asked { get; init; }

    /// <summary>The duration of the requested lease in seconds.</summary>
    public int AskedSeconds { get; init; }

    public string? AskedSecret { get; init; }

    public int AskedAttempts { get; init; }

    public int OwedAttempts { get; init; }

    /// <summary>Grows with each new request, so that the result of an older verification has no effect.</summary>
    public int Version { get; init; }
}
