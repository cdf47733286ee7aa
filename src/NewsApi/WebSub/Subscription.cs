namespace NewsApi.WebSub;

/// <summary>The subscription of a callback to a topic, with its unverified request and its failed attempts.</summary>
internal sealed record Subscription
{
    public const string Columns =
        "s.id, s.topic, s.callback, s.secret, s.lease_until, s.asked, s.asked_seconds, s.asked_secret, s.asked_attempts, s.owed_attempts, "
        + "s.version";

    /// <summary>Value of <see cref="Asked"/> if the topic is gone: the hub notifies the subscriber and deletes the subscription.</summary>
    public const string Denied = "denied";

    public long Id { get; init; }

    public string Topic { get; init; } = "";

    public string Callback { get; init; } = "";

    public string? Secret { get; init; }

    /// <summary>Until when it gets content; null before the first verification.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>The mode that the subscriber has to confirm; null for none.</summary>
    public string? Asked { get; init; }

    /// <summary>The duration of the requested lease in seconds.</summary>
    public int AskedSeconds { get; init; }

    public string? AskedSecret { get; init; }

    public int AskedAttempts { get; init; }

    public int OwedAttempts { get; init; }

    /// <summary>Grows with each new request, so that the verification of an older request changes nothing.</summary>
    public int Version { get; init; }
}
