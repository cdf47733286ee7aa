using NewsApi.Data.Statements;

namespace NewsApi.Data.Sqlite;

/// <summary>
/// Group commit: one thread owns the write connection, takes all waiting work items, runs each in a savepoint, commits once and then
/// completes them. One fsync makes the whole group durable.
/// </summary>
internal sealed class SqliteWriter : ISqlWriter
{
    private const int GroupSize = 128;
    private readonly WriteQueue _queue;
    private readonly SqlDialect _dialect;
    private readonly string _connectionString;
    private readonly SqliteFileGuard? _guard;
    private readonly RoundTripDelay? _delay;
    private readonly Task _loop;
    private SqliteSession? _session;

    /// <param name="dialect">The dialect of the sessions.</param>
    /// <param name="connectionString">The connection string for the file.</param>
    /// <param name="longestWait">The maximum time that a caller waits until its work begins.</param>
    /// <param name="guard">Checks the file after each commit; disposed with this writer.</param>
    /// <param name="delay">Makes work items as slow as on a server; null for full speed.</param>
    public SqliteWriter(
        SqlDialect dialect, string connectionString, TimeSpan longestWait, SqliteFileGuard? guard = null, RoundTripDelay? delay = null)
    {
        (_dialect, _connectionString, _guard, _delay) = (dialect, connectionString, guard, delay);
        _queue = new WriteQueue(longestWait);
        _loop = Task.Factory.StartNew(
            Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public Task<T> WriteAsync<T>(Func<WriteSession, T> work, bool isContent, CancellationToken ct) => _queue.RunAsync(work, ct);

    public void Post(Action<WriteSession> work, Action<Exception?> done) => _queue.Post(work, done);

    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _loop;
        _guard?.Dispose();
        _session?.Dispose();
    }

    private void Run()
    {
        var group = new List<QueuedWork>(GroupSize);
        while (_queue.Take(group, GroupSize))
            Commit(group);
    }

    private void Commit(List<QueuedWork> group)
    {
        try
        {
            _session ??= Open();
            _session.Run("BEGIN IMMEDIATE");
            if (group is [var one])
                _session.Run(TryRun(one, _session, isAlone: true) ? "COMMIT" : "ROLLBACK");
            else
                CommitTogether(group, _session);
            _guard?.CheckWritable();
        }
        catch (Exception e)
        {
            // Nothing of the group was stored, or it was stored in a file that is lost. So all items of the group fail.
            foreach (var item in group)
                item.Error ??= e;
            Reopen();
        }

        foreach (var item in group)
            item.Complete();
    }

    private SqliteSession Open()
    {
        // This check comes before any write, because the file may have been replaced.
        _guard?.CheckSame();
        return new SqliteSession(_connectionString, SqlitePragmas.Writer);
    }

    private void CommitTogether(List<QueuedWork> group, SqliteSession sqlite)
    {
        foreach (var item in group)
        {
            sqlite.Run("SAVEPOINT work");
            // If the disk is full, SQLite rolls back the whole transaction. Then ROLLBACK TO throws, and the group fails.
            if (!TryRun(item, sqlite, isAlone: false))
                sqlite.Run("ROLLBACK TO work");
            sqlite.Run("RELEASE work");
        }

        _delay?.Wait(WriteSession.TransactionTrips);
        sqlite.Run("COMMIT");
    }

    // Runs the work and returns whether to keep its changes.
    private bool TryRun(QueuedWork item, SqliteSession sqlite, bool isAlone)
    {
        var session = new SqliteWriteSession(_dialect, sqlite);
        try
        {
            item.Result = item.Run(session);
        }
        catch (Exception e)
        {
            item.Error = e;
        }

        _delay?.Wait(isAlone ? session.Trips : session.TripsInGroup);
        return item.Error is null && !session.IsAbandoned;
    }

    // Closing the connection also ends its open transaction.
    private void Reopen()
    {
        _session?.Dispose();
        _session = null;
    }
}
