using NewsApi.Access;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Changes;

/// <summary>
/// The change log. Each write to content takes the next number inside its own transaction. The counter's row stays
/// locked until the commit, so numbers follow the order of commits and have no gaps, on both databases.
/// </summary>
internal sealed class ChangeLog(Db db, Freshness freshness, TimeProvider time)
{
    private static readonly Sql TakeSql = new("UPDATE change_counter SET seq = seq + 1 WHERE id = 1");

    /// <summary>
    /// Runs <paramref name="work"/> as one transaction. It takes the number first, so that two writers queue at the counter and do not
    /// deadlock later. When it returns, reads on this node include the write; pages of changes end before it while this node has not seen
    /// an earlier write of another node.
    /// </summary>
    /// <param name="by">The caller, for the audit log.</param>
    /// <param name="work">Writes the content and records the changes.</param>
    /// <param name="ct">Cancels the wait for the transaction to start.</param>
    public Task<T> WriteAsync<T>(Caller by, Func<ContentWrite, T> work, CancellationToken ct) =>
        WriteAsync(by, _ => 0, (write, _) => work(write), ct);

    /// <summary>Runs work that reads first as one transaction. Reading and taking the number need only one round trip.</summary>
    /// <param name="by">The caller, for the audit log.</param>
    /// <param name="ask">Adds the statements that are read first to the batch.</param>
    /// <param name="work">Writes the content and records the changes.</param>
    /// <param name="ct">Cancels the wait for the transaction to start.</param>
    public async Task<T> WriteAsync<TAsked, T>(
        Caller by, Func<ReadBatch, TAsked> ask, Func<ContentWrite, TAsked, T> work, CancellationToken ct)
    {
        var (result, written) = await db.WriteContentAsync(
            session =>
            {
                session.Run(TakeSql);
                var batch = new ReadBatch();
                var seq = batch.Find<long>(ChangeCounter.SeqSql);
                var asked = ask(batch);
                session.Read(batch);
                var write = new ContentWrite(session, seq.Value, Now(), by);
                var outcome = work(write, asked);
                if (write.Recorded.Count == 0 || write.IsAbandoned)
                    session.Abandon();
                return (outcome, write);
            },
            ct);
        if (written.Recorded.Count > 0 && !written.IsAbandoned)
        {
            db.HasWritten(written.Seq);
            freshness.Wrote(written.Seq, written.Now, written.Recorded.SelectMany(change => change.Touched));
        }

        return result;
    }

    // The database stores whole milliseconds. An answer that is made before the row is read back must show the same time.
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
