using NewsApi.Access;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Changes;

/// <summary>
/// The one change log. Each write to content takes the next number inside its own transaction; the counter's row stays
/// locked until the commit, so numbers come in the order of commits and without gaps, on both databases.
/// </summary>
internal sealed class ChangeLog(Db db, Freshness freshness, TimeProvider time)
{
    private static readonly Sql TakeSql = new("UPDATE change_counter SET seq = seq + 1 WHERE id = 1");

    /// <summary>
    /// Runs <paramref name="work"/> as one transaction. The number is taken before anything else, so that two writers
    /// queue at the counter instead of meeting in a deadlock further on. Who is told that it is done sees it here at once.
    /// </summary>
    /// <param name="by">Who does it; the audit remembers them.</param>
    /// <param name="work">What is to be done.</param>
    /// <param name="ct">Cancels while it waits for its turn.</param>
    public async Task<T> WriteAsync<T>(Caller by, Func<ContentWrite, T> work, CancellationToken ct)
    {
        var (result, written) = await db.WriteAsync(
            session =>
            {
                session.Execute(TakeSql);
                var write = new ContentWrite(session, session.Find<long>(Db.SeqSql), Now(), by);
                var done = work(write);
                if (write.Recorded.Count == 0 || write.IsAbandoned)
                    session.Abandon();
                return (done, write);
            },
            ct);
        if (written.Recorded.Count > 0 && !written.IsAbandoned)
        {
            db.HasSeen(written.Seq);
            freshness.Wrote(written.Seq, written.Now, written.Recorded.SelectMany(change => change.Touched));
        }

        return result;
    }

    // Stored instants are whole milliseconds; an answer given from memory must not say more than the row will.
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
