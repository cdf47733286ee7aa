using NewsApi.Http.Problems;

namespace NewsApi.Http.Idempotency;

/// <summary>Why a request with an Idempotency-Key gets neither done nor repeated.</summary>
internal static class IdempotencyProblems
{
    private const int PauseSeconds = 1;

    public static Problem Reused() => new(
        StatusCodes.Status422UnprocessableEntity,
        "idempotency_key_reused",
        "This key was sent here with another body or query in the last 24 hours; a new request needs a new key.",
        ProblemError.InHeader(KeyedRequest.Header, "reused", "Belongs to another request."));

    public static Problem Running() => new(
        StatusCodes.Status409Conflict,
        "idempotency_request_running",
        "The first request with this key is still being worked on; ask again in a moment.",
        ProblemError.InHeader(KeyedRequest.Header, "running", "Its request is still being worked on."))
    {
        RetryAfter = PauseSeconds,
    };

    public static Problem AnswerLost() => Problem.Conflict(
        "idempotency_answer_lost",
        "What this key's request asked for was done, but its answer was lost. Read the thing to see it; nothing was done again.",
        ProblemError.InHeader(KeyedRequest.Header, "answer_lost", "Its request was carried out, but the answer was lost."));

    public static Problem Withheld() => Problem.Conflict(
        "idempotency_answer_withheld",
        "What this key's request asked for was done; its answer held a secret that is shown once and not kept.",
        ProblemError.InHeader(KeyedRequest.Header, "answer_withheld", "Its answer was shown once and not kept."));
}
