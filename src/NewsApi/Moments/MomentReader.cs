using NewsApi.Access;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;

namespace NewsApi.Moments;

/// <summary>
/// Reads the site as readers see it at another time. A transaction does what the schedules will have done by then, or takes back what was
/// published since, and is rolled back when the answer is made. So lists, filters and fronts are those of the Content API.
/// </summary>
internal sealed class MomentReader(ChangeLog changes, TimeProvider time)
{
    private static readonly Caller Clock = new("moment", Role.Admin);

    /// <param name="at">The time; null for now.</param>
    /// <param name="work">Makes the answer. It may read by its session only.</param>
    /// <param name="ct">Cancels the wait for the transaction to start.</param>
    public Task<Outcome<T>> Read<T>(DateTimeOffset? at, Func<ReadSession, Task<Outcome<T>>> work, CancellationToken ct) where T : class =>
        changes.WriteAsync<Outcome<T>>(
            Clock,
            write =>
            {
                write.Abandon();
                var now = time.GetUtcNow();
                var refusal = at is not { } wanted ? null
                    : wanted > now ? ComingMoment.Make(write, wanted)
                    : PastMoment.Make(write, wanted);
                // The session answers at once, so the task is done.
                return refusal is not null ? refusal : work(write.AsReader()).GetAwaiter().GetResult();
            },
            ct);
}
