namespace NewsApi.Outgoing;

/// <summary>A request to another server.</summary>
/// <param name="Method">The method.</param>
/// <param name="Address">An absolute address. <see cref="AddressGuard"/> checks it before the request.</param>
internal sealed record OutgoingRequest(HttpMethod Method, Uri Address)
{
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body; empty for a request without a body.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>Maximum bytes to read of the answer's body. The rest of a longer body is not read, and its connection is closed.</summary>
    public int MostAnswerBytes { get; init; } = 4_096;
}

/// <summary>The reason why an outgoing request got no answer.</summary>
public enum OutgoingFailure
{
    /// <summary>This server does not call the address; see the settings under <c>NewsApi:Outgoing</c>.</summary>
    AddressRefused,

    /// <summary>The host's name has no address.</summary>
    NameNotFound,

    /// <summary>The connection could not be opened, or it broke.</summary>
    ConnectionFailed,

    /// <summary>The host's certificate is not valid.</summary>
    CertificateInvalid,

    /// <summary>The answer did not come in time.</summary>
    TimedOut,

    /// <summary>The answer is not valid HTTP, or its headers are too long.</summary>
    AnswerInvalid,
}

/// <summary>The answer to an outgoing request. A redirect is an answer like any other and is not followed.</summary>
internal sealed record OutgoingResponse
{
    /// <summary>The status; null if there was no answer.</summary>
    public int? Status { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The first bytes of the body, decoded as UTF-8.</summary>
    public string Body { get; init; } = "";

    /// <summary>Whether the body is longer than the maximum.</summary>
    public bool IsCut { get; init; }

    /// <summary>The reason why there is no answer; null if there is an answer.</summary>
    public OutgoingFailure? Failure { get; init; }

    /// <summary>The failure as a sentence for people.</summary>
    public string? Reason { get; init; }

    public TimeSpan Took { get; init; }

    public bool IsSuccess => Failure is null && Status is >= 200 and < 300;
}
