using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using NewsApi.Data.Statements;

namespace NewsApi.Data.SqlServer;

/// <summary>
/// One thread runs all writes to content, because they have to wait for the counter of the change log anyway. The thread puts the waiting
/// writes into one transaction, with a savepoint for each. Other writes run in parallel, each in its own transaction. A caller gets its
/// result after the commit of its work.
/// </summary>
internal sealed class SqlServerWriter : ISqlWriter
{
    private const int MaxAttempts = 4;

    // Other nodes wait for the counter while a group runs, so the size of a group is limited.
    private const int GroupSize = 32;

    private static readonly Sql SaveSql = new("SAVE TRANSACTION work");

    private static readonly Sql RollBackSql = new("ROLLBACK TRANSACTION work");

    private readonly SqlDialect _dialect;
    private readonly Func<CancellationToken, Task<DbConnection>> _open;
    private readonly SemaphoreSlim _others;
    private readonly WriteQueue _content;
    private readonly TimeSpan _longestWait;
    private readonly Task _loop;

    /// <param name="dialect">The dialect of the sessions.</param>
    /// <param name="open">Opens a connection.</param>
    /// <param name="writesAtOnce">How many writes run at once, not counting writes to content.</param>
    /// <param name="longestWait">The maximum time that a caller waits until its work begins.</param>
    public SqlServerWriter(
        SqlDialect dialect, Func<CancellationToken, Task<DbConnection>> open, int writesAtOnce, TimeSpan longestWait)
    {
        (_dialect, _open, _others) = (dialect, open, new SemaphoreSlim(writesAtOnce));
        (_content, _longestWait) = (new WriteQueue(longestWait), longestWait);
        _loop = Task.Factory.StartNew(RunContent, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public Task<T> WriteAsync<T>(Func<WriteSession, T> work, bool isContent, CancellationToken ct) =>
        isContent ? _content.RunAsync(work, ct) : RunOther(work, _longestWait, ct);

    public void Post(Action<WriteSession> work, Action<Exception?> done) => _ = Task.Run(async () =>
    {
        try
        {
            await RunOther(
                session =>
                {
                    work(session);
                    return 0;
                },
                Timeout.InfiniteTimeSpan, CancellationToken.None);
        }
        catch (Exception e)
        {
            done(e);
            return;
        }

        done(null);
    });

    public async ValueTask DisposeAsync()
    {
        _content.Close();
        await _loop;
        _others.Dispose();
    }

    // While work waits here, it uses no connection and no thread.
    private async Task<T> RunOther<T>(Func<WriteSession, T> work, TimeSpan longestWait, CancellationToken ct)
    {
        if (!await _others.WaitAsync(longestWait, ct))
            throw new DatabaseBusyException();
        try
        {
            for (var attempt = 1; ; attempt++)
                try
                {
                    await using var connection = await _open(ct);
                    return RunAlone(connection, work);
                }
                catch (SqlException e) when (attempt < MaxAttempts && SqlServerTransientErrors.IsRolledBack(e))
                {
                    // The next attempt opens a new transaction.
                }
        }
        finally
        {
            _others.Release();
        }
    }

    private T RunAlone<T>(DbConnection connection, Func<WriteSession, T> work)
    {
        using var session = new SqlServerWriteSession(_dialect, connection);
        var result = work(session);
        if (!session.IsAbandoned)
            session.Commit();
        return result;
    }

    private void RunContent()
    {
        var group = new List<QueuedWork>(GroupSize);
        while (_content.Take(group, GroupSize))
        {
            if (group.Count == 1 || !TryTogether(group))
                foreach (var item in group)
                    RunAlone(item);
            foreach (var item in group)
                item.Complete();
        }
    }

    private void RunAlone(QueuedWork item)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                using var connection = _open(CancellationToken.None).GetAwaiter().GetResult();
                (item.Result, item.Error) = (RunAlone(connection, item.Run), null);
                return;
            }
            catch (Exception e)
            {
                item.Error = e;
                if (attempt == MaxAttempts || e is not SqlException fault || !SqlServerTransientErrors.IsRolledBack(fault))
                    return;
            }
    }

    /// <returns>False if the transaction failed before its commit; each work item must then run again, alone.</returns>
    private bool TryTogether(List<QueuedWork> group)
    {
        DbTransaction? transaction = null;
        var isCommitting = false;
        try
        {
            using var connection = _open(CancellationToken.None).GetAwaiter().GetResult();
            using (transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted))
            {
                foreach (var item in group)
                    if (!TryInGroup(item, connection, transaction))
                        return false;
                isCommitting = true;
                Commit(group, transaction);
            }

            return true;
        }
        catch (Exception e) when (transaction is null)
        {
            foreach (var item in group)
                item.Error = e;
            return true;
        }
        catch (Exception)
        {
            // The thread must not end. Once the commit has begun, no work runs again, because the commit may have succeeded.
            return isCommitting;
        }
    }

    // A commit that failed may still have succeeded on the server, so its works do not run again.
    private static void Commit(List<QueuedWork> group, DbTransaction transaction)
    {
        try
        {
            transaction.Commit();
        }
        catch (Exception e)
        {
            foreach (var item in group)
                item.Error ??= e;
        }
    }

    /// <returns>
    /// False if the transaction has ended and earlier work items are rolled back with it, or if it is unknown which savepoint is the last.
    /// </returns>
    private bool TryInGroup(QueuedWork item, DbConnection connection, DbTransaction transaction)
    {
        using var session = new SqlServerWriteSession(_dialect, connection, transaction);
        session.Run(SaveSql);
        try
        {
            item.Result = item.Run(session);
            item.Error = null;
            if (!session.IsAbandoned)
            {
                session.Flush();
                return true;
            }
        }
        catch (Exception e)
        {
            item.Error = e;
            // If the command that sets the savepoint got no answer, the savepoint with this name may belong to the previous work.
            if (e is SqlException { Class: >= 20 } || (e is SqlException fault && SqlServerTransientErrors.IsRolledBack(fault))
                || transaction.Connection is null || (session.HasSent && !session.HasAnswer))
                return false;
        }

        // The statements that still wait were never sent. The savepoint may be one of them.
        session.Forget();
        if (session.HasSent)
            session.Execute(RollBackSql);
        return true;
    }
}
