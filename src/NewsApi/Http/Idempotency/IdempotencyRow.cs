namespace NewsApi.Http.Idempotency;

/// <summary>How far a keyed request has come, as stored.</summary>
internal enum IdempotencyState
{
    /// <summary>Somebody works on it; nothing was written yet.</summary>
    Running,

    /// <summary>What it asked for is done, and stored; its answer is not.</summary>
    Committed,

    /// <summary>Done, and its answer is kept.</summary>
    Answered,

    /// <summary>Done, and its answer held a secret, which is not kept.</summary>
    Withheld,
}

/// <summary>What is stored of a keyed request.</summary>
internal sealed record IdempotencyRow
{
    public string Id { get; init; } = "";

    public string Fingerprint { get; init; } = "";

    /// <summary>An <see cref="IdempotencyState"/>.</summary>
    public string State { get; init; } = "";

    /// <summary>Names the attempt, so that one that was given up for dead can't write any more.</summary>
    public string Token { get; init; } = "";

    public DateTimeOffset ClaimedAt { get; init; }

    /// <summary>Until then the attempt is taken to be alive.</summary>
    public DateTimeOffset BusyUntil { get; init; }

    public int? Status { get; init; }

    /// <summary>JSON object of the answer's headers.</summary>
    public string? Headers { get; init; }

    public string? Body { get; init; }

    public bool Is(IdempotencyState state) => State == state.ToString();
}
