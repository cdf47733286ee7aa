using NewsApi.Data;

namespace NewsApi.Changes;

/// <summary>
/// The one change log. Each write to content takes the next number inside its own transaction; the counter's row stays
/// locked until the commit, so numbers come in the order of commits and without gaps, on both databases.
/// </summary>
internal sealed class ChangeLog(Db db, TimeProvider time)
{
    private static readonly Sql TakeSql = new("UPDATE change_counter SET seq = seq + 1 WHERE id = 1");

    /// <summary>
    /// Runs <paramref name="work"/> as one transaction. The number is taken before anything else, so that two writers
    /// queue at the counter instead of meeting in a deadlock further on.
    /// </summary>
    public Task<T> WriteAsync<T>(Func<ContentWrite, T> work, CancellationToken ct) =>
        db.WriteAsync(
            session =>
            {
                session.Execute(TakeSql);
                var seq = session.Find<long>(Db.SeqSql);
                var write = new ContentWrite(session, seq, Now());
                var result = work(write);
                if (write.Recorded == 0)
                    session.Abandon();
                return result;
            },
            ct);

    // Stored instants are whole milliseconds; an answer given from memory must not say more than the row will.
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
