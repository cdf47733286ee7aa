using NewsApi.Json;
using NewsApi.Webhooks.Delivery;

namespace NewsApi.Webhooks;

/// <summary>
/// The range of deliveries that are sent again. The first and last change or time are included; <c>fromSeq</c> or <c>from</c> must be set.
/// </summary>
/// <param name="FromSeq">The number of the first change.</param>
/// <param name="ToSeq">The number of the last change; null for the newest.</param>
/// <param name="From">The time of the first event.</param>
/// <param name="To">The time of the last event; null for now.</param>
/// <param name="OnlyGivenUp">True or null to send only deliveries in the state <c>givenUp</c>; false to send all finished ones.</param>
public sealed record ReplayRequest(
    long? FromSeq = null, long? ToSeq = null, DateTimeOffset? From = null, DateTimeOffset? To = null, bool? OnlyGivenUp = null);

/// <summary>The result of a replay.</summary>
/// <param name="Count">The number of deliveries that are sent again.</param>
public sealed record ReplayResponse(long Count);

/// <summary>An event for a subscription.</summary>
/// <param name="Id">The delivery's id.</param>
/// <param name="EventId">The header <c>webhook-id</c>, the same for all attempts.</param>
/// <param name="Type" example="article.published">The event's name.</param>
/// <param name="Seq">The change's number; 0 for a test event.</param>
/// <param name="State">The state of the delivery.</param>
/// <param name="Attempts">How many attempts were made.</param>
/// <param name="EventAt">When the change was made.</param>
/// <param name="CreatedAt">When the delivery was created from the change log.</param>
/// <param name="NextAt">When the next attempt is due; null if no more attempts are made.</param>
/// <param name="DoneAt">When the delivery succeeded or was given up; null while it is pending.</param>
/// <param name="LastStatus">The HTTP status of the last attempt's answer; null if there was no answer.</param>
/// <param name="LastFailure" example="TimedOut">Why the last attempt got no answer.</param>
public sealed record DeliveryResponse(
    long Id,
    string EventId,
    string Type,
    long Seq,
    DeliveryState State,
    int Attempts,
    DateTimeOffset EventAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset? NextAt,
    DateTimeOffset? DoneAt,
    int? LastStatus,
    string? LastFailure)
{
    internal static DeliveryResponse From(DeliveryRow row) => new(
        row.Id, row.EventId, row.Type, row.Seq, row.State, row.Attempts, row.EventAt, row.CreatedAt,
        row.State == DeliveryState.Pending ? row.NextAt : null, row.DoneAt, row.LastStatus, row.LastFailure);
}

/// <summary>A delivery with its attempts.</summary>
/// <param name="Delivery">The delivery.</param>
/// <param name="Attempts">Its attempts, newest first, at most 30.</param>
public sealed record DeliveryDetail(DeliveryResponse Delivery, IReadOnlyList<DeliveryAttempt> Attempts);

/// <summary>One attempt of a delivery: its request and the receiver's answer. Long bodies are cut.</summary>
/// <param name="At">When the attempt ended.</param>
/// <param name="Milliseconds">How long the attempt took.</param>
/// <param name="Status">The HTTP status of the answer; null if there was no answer.</param>
/// <param name="Failure" example="TimedOut">Why there was no answer; null if there was one.</param>
/// <param name="Reason">The reason for the failure as a sentence.</param>
/// <param name="RequestHeaders">The headers that were sent for the event.</param>
/// <param name="RequestBody">The first 16,384 characters of the body that was sent.</param>
/// <param name="ResponseHeaders">The first 4,096 characters of the answer's headers, one header per line.</param>
/// <param name="ResponseBody">The first 4,096 characters of the answer's body.</param>
public sealed record DeliveryAttempt(
    DateTimeOffset At,
    int Milliseconds,
    int? Status,
    string? Failure,
    string? Reason,
    IReadOnlyDictionary<string, string> RequestHeaders,
    string RequestBody,
    string ResponseHeaders,
    string ResponseBody)
{
    internal static DeliveryAttempt From(AttemptRow row) => new(
        row.At, row.Milliseconds, row.Status, row.Failure, row.Reason, ApiJson.Read<Dictionary<string, string>>(row.RequestHeaders),
        row.RequestBody, row.ResponseHeaders, row.ResponseBody);
}

/// <summary>A row of the delivery log.</summary>
internal sealed record AttemptRow
{
    public DateTimeOffset At { get; init; }

    public int Milliseconds { get; init; }

    public int? Status { get; init; }

    public string? Failure { get; init; }

    public string? Reason { get; init; }

    public string RequestHeaders { get; init; } = "{}";

    public string RequestBody { get; init; } = "";

    public string ResponseHeaders { get; init; } = "";

    public string ResponseBody { get; init; } = "";
}
