using Microsoft.Extensions.Options;
using NewsApi.Http;
using NewsApi.Http.Problems;

namespace NewsApi.Access;

/// <summary>
/// Answers invalid keys and tokens. The answer says what is wrong, or is 429 when an address (IPv6: its /64 network) has sent too many in a
/// minute. Valid keys are never limited here, so invalid ones do not lock out other callers with the same address.
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
            $"More than {_limit} keys or tokens that are not valid came from this address within a minute. A valid one is still accepted.")
        {
            RetryAfter = refusal.RetryAfter,
        }.ExecuteAsync(context);
    }
}
