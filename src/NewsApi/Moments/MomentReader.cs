using NewsApi.Access;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;

namespace NewsApi.Moments;

/// <summary>
/// Reads the site as readers see it at another time, with the lists, filters and fronts of the Content API. A transaction runs the
/// schedules that are due until a future time, or undoes the publications and withdrawals since a past time. It is rolled back when the
/// answer is made.
/// </summary>
internal sealed class MomentReader(Db db, ChangeLog changes, TimeProvider time)
{
    private static readonly Caller Clock = new("moment", Role.Admin);

    /// <param name="at">The time; null for now.</param>
    /// <param name="work">Makes the answer. It may read only through the session that it is given.</param>
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
