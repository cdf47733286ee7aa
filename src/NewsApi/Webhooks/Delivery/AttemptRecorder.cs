using System.Net.Http.Headers;
using System.Text;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Json;
using NewsApi.Outgoing;

namespace NewsApi.Webhooks.Delivery;

/// <summary>Records the result of an attempt: the state of the delivery, an entry in the log, and the health of the receiver.</summary>
internal sealed class AttemptRecorder(Db db, TimeProvider time)
{
    private const int LongestBody = 16_384, LongestText = 4_096, LongestReason = 400, Gone = 410;

    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(1);

    private static readonly Sql FinishSql = new("""
        UPDATE webhook_deliveries
        SET state = @State, attempts = @Attempts, next_at = @NextAt, done_at = @DoneAt, last_status = @Status, last_failure = @Failure
        WHERE id = @Id
        """);

    private static readonly Sql LogSql = new("""
        INSERT INTO webhook_attempts (delivery_id, at, milliseconds, status, failure, reason, request_headers, request_body,
            response_headers, response_body)
        VALUES (@Id, @At, @Milliseconds, @Status, @Failure, @Reason, @RequestHeaders, @RequestBody, @ResponseHeaders, @ResponseBody)
        """);

    private static readonly Sql SucceededSql = new("""
        UPDATE dispatch_cursors
        SET failures = 0, paused_until = NULL, failing_since = NULL, last_success_at = @Now
        WHERE id = @Id
        """);

    private static readonly Sql FailedSql = new("""
        UPDATE dispatch_cursors
        SET failures = @Failures, paused_until = @PausedUntil, failing_since = COALESCE(failing_since, @Now), last_failure_at = @Now,
            last_failure = @Failure
        WHERE id = @Id
        """);

    // After an outage, all waiting deliveries are due at once, in their original order.
    private static readonly Sql HurrySql =
        new("UPDATE webhook_deliveries SET next_at = created_at WHERE webhook_id = @Id AND state = 'Pending' AND next_at > @Now");

    private static readonly Sql SwitchOffSql =
        new("UPDATE webhooks SET state = @State, version = version + 1, modified_at = @Now WHERE id = @Id AND state = 'Active'");

    private static readonly Sql FailingSinceSql = new("SELECT c.failing_since FROM dispatch_cursors AS c WHERE c.id = @Id");

    /// <param name="delivery">The delivery that was tried.</param>
    /// <param name="request">The request that was sent.</param>
    /// <param name="answer">The answer, or the failure.</param>
    /// <param name="failures">The number of failures in a row. It includes this attempt if it failed.</param>
    /// <param name="ct">Cancels the wait for the transaction to start.</param>
    public Task<Result> Record(
        DeliveryRow delivery, OutgoingRequest request, OutgoingResponse answer, int failures, CancellationToken ct) => db.WriteAsync(
        write =>
        {
            var now = time.GetUtcNow();
            var attempts = delivery.Attempts + 1;
            var wait = answer.IsSuccess ? null : RetrySchedule.Next(attempts);
            var isOpen = !answer.IsSuccess && wait is not null;
            // If the subscription was deleted in the meantime, there is nothing to record.
            if (write.Execute(FinishSql, new
            {
                delivery.Id, Attempts = attempts, NextAt = now + (wait ?? TimeSpan.Zero), DoneAt = isOpen ? (DateTimeOffset?)null : now,
                State = StateAfter(answer, isOpen).ToString(),
                answer.Status, Failure = answer.Failure?.ToString(),
            }) == 0)
                return new Result(null, IsOff: true);
            Log(write, delivery, request, answer, now);
            return answer.IsSuccess
                ? Succeeded(write, delivery.WebhookId, failures, now)
                : Failed(write, delivery.WebhookId, answer, failures, now);
        },
        ct);

    private static DeliveryState StateAfter(OutgoingResponse answer, bool isOpen) =>
        isOpen ? DeliveryState.Pending : answer.IsSuccess ? DeliveryState.Delivered : DeliveryState.GivenUp;

    private static Result Succeeded(WriteSession write, long webhookId, int failuresBefore, DateTimeOffset now)
    {
        write.Run(SucceededSql, new { Id = webhookId, Now = now });
        if (failuresBefore >= RetrySchedule.BreakAt)
            write.Run(HurrySql, new { Id = webhookId, Now = now });
        return new Result(null, IsOff: false);
    }

    private static Result Failed(WriteSession write, long webhookId, OutgoingResponse answer, int failures, DateTimeOffset now)
    {
        var pause = Longer(RetrySchedule.Break(failures), RetryAfter(answer, now));
        var until = pause is null ? (DateTimeOffset?)null : now + pause.Value;
        var failure = answer.Failure?.ToString() ?? FormattableString.Invariant($"Status {answer.Status}");
        write.Run(FailedSql, new { Id = webhookId, Failures = failures, PausedUntil = until, Now = now, Failure = failure });
        var isDead = failures >= RetrySchedule.BreakAt
            && write.Find<DateTimeOffset?>(FailingSinceSql, new { Id = webhookId }) <= now - RetrySchedule.SwitchOffAfter;
        if (answer.Status == Gone || isDead)
            write.Run(SwitchOffSql, new
            {
                Id = webhookId, Now = now, State = (answer.Status == Gone ? WebhookState.Gone : WebhookState.Failing).ToString(),
            });
        return new Result(until, answer.Status == Gone || isDead);
    }

    private static void Log(
        WriteSession write, DeliveryRow delivery, OutgoingRequest request, OutgoingResponse answer, DateTimeOffset now) =>
        write.Run(LogSql, new
        {
            delivery.Id, At = now, Milliseconds = (int)answer.Took.TotalMilliseconds, answer.Status, Failure = answer.Failure?.ToString(),
            Reason = Cut(answer.Reason, LongestReason), RequestHeaders = ApiJson.Write(request.Headers.ToDictionary()),
            RequestBody = Cut(Encoding.UTF8.GetString(request.Body.Span), LongestBody),
            ResponseHeaders = Cut(string.Join('\n', answer.Headers.Select(header => $"{header.Key}: {header.Value}")), LongestText),
            ResponseBody = Cut(answer.Body, LongestText),
        });

    // Retry-After (RFC 9110, 10.2.3) is read only for the two statuses that mean "later".
    private static TimeSpan? RetryAfter(OutgoingResponse answer, DateTimeOffset now)
    {
        var header = answer.Headers.FirstOrDefault(one => one.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase));
        if (answer.Status is not (429 or 503) || !RetryConditionHeaderValue.TryParse(header.Value, out var value))
            return null;
        var wait = value.Delta ?? value.Date - now;
        return wait is not { } asked || asked <= TimeSpan.Zero ? null : asked < LongestRetryAfter ? asked : LongestRetryAfter;
    }

    private static TimeSpan? Longer(TimeSpan? one, TimeSpan? other) => one is null || other > one ? other : one;

    private static string? Cut(string? text, int longest) => text is { Length: var length } && length > longest ? text[..longest] : text;

    /// <summary>The health of the receiver after an attempt.</summary>
    /// <param name="PausedUntil">Nothing is sent before this time.</param>
    /// <param name="IsOff">Whether the subscription was switched off.</param>
    internal sealed record Result(DateTimeOffset? PausedUntil, bool IsOff);
}
