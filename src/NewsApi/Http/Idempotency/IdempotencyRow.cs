namespace NewsApi.Http.Idempotency;

/// <summary>The stored state of a request with an Idempotency-Key.</summary>
internal enum IdempotencyState
{
    /// <summary>An attempt is running and has written nothing yet.</summary>
    Running,

    /// <summary>The effect of the request is stored, but its answer is not.</summary>
    Committed,

    /// <summary>The effect and the answer of the request are stored.</summary>
    Answered,

    /// <summary>The effect of the request is stored. Its answer held a secret and is not stored.</summary>
    Withheld,
}

/// <summary>The stored row of an idempotency key.</summary>
internal sealed record IdempotencyRow
{
    public string Id { get; init; } = "";

    public string Fingerprint { get; init; } = "";

    /// <summary>An <see cref="IdempotencyState"/>.</summary>
    public string State { get; init; } = "";

    /// <summary>Identifies the attempt that holds the key. After another attempt takes over the key, this one can't write.</summary>
    public string Token { get; init; } = "";

    public DateTimeOffset ClaimedAt { get; init; }

    /// <summary>When the lease of the attempt expires.</summary>
    public DateTimeOffset BusyUntil { get; init; }

    public int? Status { get; init; }

    /// <summary>JSON object of the answer's headers.</summary>
    public string? Headers { get; init; }

    public string? Body { get; init; }

    public bool Is(IdempotencyState state) => State == state.ToString();
}
