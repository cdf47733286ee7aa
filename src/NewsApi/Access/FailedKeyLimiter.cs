using Microsoft.Extensions.Options;
using NewsApi.Http;
using NewsApi.Http.Problems;

namespace NewsApi.Access;

/// <summary>
/// Answers requests with an invalid key or token. The answer says what is wrong. It is 429 when an IP address (IPv6: its /64 network) has
/// sent too many invalid ones in a minute. Valid keys are never limited here, so invalid ones do not lock out other callers with the same
/// address.
/// </summary>
internal sealed class FailedKeyLimiter(IOptions<AccessOptions> options, TimeProvider time)
{
    private readonly int _limit = options.Value.FailedKeysPerMinute;
    private readonly Quota _quota = new("failed-keys", options.Value.FailedKeysPerMinute, time);

    public Task Send(HttpContext context, Problem problem)
    {
        if (!Unauthenticated.JudgesKey(problem) || _quota.TakeQuietly(context, 1) is not { } refusal)
            return Unauthenticated.Send(context, problem);
        return new Problem(
            StatusCodes.Status429TooManyRequests, refusal.Code,
            $"More than {_limit} invalid keys or tokens came from this IP address within a minute. A valid key or token is still accepted.")
        {
            RetryAfter = refusal.RetryAfter,
        }.ExecuteAsync(context);
    }
}
