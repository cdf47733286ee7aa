using NewsApi.Http.Problems;

namespace NewsApi.Http.Idempotency;

/// <summary>Problems of requests with an Idempotency-Key that are neither carried out nor answered from storage.</summary>
internal static class IdempotencyProblems
{
    private const int RetrySeconds = 1;

    public static Problem Reused() => new(
        StatusCodes.Status422UnprocessableEntity,
        "idempotency_key_reused",
        "This key was sent here with another body or query in the last 24 hours; a new request needs a new key.",
        ProblemError.InHeader(KeyedRequest.Header, "reused", "Belongs to another request."));

    public static Problem Running() => new(
        StatusCodes.Status409Conflict,
        "idempotency_request_running",
        "The first request with this key is still running; try again in a moment.",
        ProblemError.InHeader(KeyedRequest.Header, "running", "Its request is still running."))
    {
        RetryAfter = RetrySeconds,
    };

    public static Problem AnswerLost() => Problem.Conflict(
        "idempotency_answer_lost",
        "The first request with this key was carried out, but its answer was lost. Read the resource to see the result; nothing was "
            + "repeated.",
        ProblemError.InHeader(KeyedRequest.Header, "answer_lost", "Its request was carried out, but the answer was lost."));

    public static Problem Withheld() => Problem.Conflict(
        "idempotency_answer_withheld",
        "The first request with this key was carried out. Its answer held a secret, which is shown only once and not stored.",
        ProblemError.InHeader(KeyedRequest.Header, "answer_withheld", "Its answer was sent once and not stored."));
}
