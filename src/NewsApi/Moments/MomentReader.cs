using NewsApi.Access;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;

namespace NewsApi.Moments;

/// <summary>
/// Reads the site as readers see it at another time. For a time to come, a transaction runs the schedules that are due until then. For a
/// past time, it takes back what was published and withdrawn since then. The transaction is rolled back when the answer is made. So lists,
/// filters and fronts are those of the Content API.
/// </summary>
internal sealed class MomentReader(Db db, ChangeLog changes, TimeProvider time)
{
    private static readonly Caller Clock = new("moment", Role.Admin);

    /// <param name="at">The time; null for now.</param>
    /// <param name="work">Makes the answer. It may read by its session only.</param>
    /// <param name="ct">Cancels the wait for the transaction to start.</param>
    public Task<Outcome<T>> Read<T>(DateTimeOffset? at, Func<ReadSession, Task<Outcome<T>>> work, CancellationToken ct) where T : class =>
        at is { } moment
            ? changes.WriteAsync(Clock, write => ReadAt(write, moment, work), ct)
            : db.ReadSnapshotAsync(work, ct);

    private Outcome<T> ReadAt<T>(ContentWrite write, DateTimeOffset at, Func<ReadSession, Task<Outcome<T>>> work) where T : class
    {
        write.Abandon();
        var refusal = at > time.GetUtcNow() ? ComingMoment.Make(write, at) : PastMoment.Make(write, at);
        // This session completes its reads synchronously, so the task is complete already.
        return refusal is not null ? refusal : work(write.AsReader()).GetAwaiter().GetResult();
    }
}
