using System.Threading.Channels;
using NewsApi.Data.Statements;

namespace NewsApi.Data.Sqlite;

/// <summary>
/// Group commit: one thread owns the write connection, takes all waiting work items, runs each in a savepoint, commits once and then
/// completes them. One fsync makes the whole group durable.
/// </summary>
internal sealed class SqliteWriter : ISqlWriter
{
    private const int GroupSize = 128;
    private const int QueueSize = 1024;

    private readonly Channel<Work> _queue = Channel.CreateBounded<Work>(
        // The enqueuing thread wakes the writer's thread directly, without the thread pool.
        new BoundedChannelOptions(QueueSize) { SingleReader = true, AllowSynchronousContinuations = true });

    private readonly SqlDialect _dialect;
    private readonly string _connectionString;
    private readonly SqliteFileGuard? _guard;
    private readonly RoundTripDelay? _delay;
    private readonly Task _loop;
    private SqliteSession? _session;

    /// <param name="dialect">Of the sessions.</param>
    /// <param name="connectionString">Of the file.</param>
    /// <param name="guard">Checks the file after each commit; disposed with this writer.</param>
    /// <param name="delay">Makes works as slow as those on a server; null for full speed.</param>
    public SqliteWriter(SqlDialect dialect, string connectionString, SqliteFileGuard? guard = null, RoundTripDelay? delay = null)
    {
        (_dialect, _connectionString, _guard, _delay) = (dialect, connectionString, guard, delay);
        _loop = Task.Factory.StartNew(
            Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public async Task<T> WriteAsync<T>(Func<WriteSession, T> work, bool isContent, CancellationToken ct)
    {
        var item = new Work(session => work(session));
        await _queue.Writer.WriteAsync(item, ct);
        return (T)(await item.Completion.Task)!;
    }

    public void Post(Action<WriteSession> work, Action<Exception?> done)
    {
        var item = new Work(session =>
        {
            work(session);
            return null;
        })
        { Done = done };
        if (!_queue.Writer.TryWrite(item))
            _ = PostLater(item);
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
        _guard?.Dispose();
        _session?.Dispose();
    }

    private async Task PostLater(Work item)
    {
        try
        {
            await _queue.Writer.WriteAsync(item);
        }
        catch (ChannelClosedException e)
        {
            item.Done!(e);
        }
    }

    private void Run()
    {
        var group = new List<Work>(GroupSize);
        while (WaitForWork())
        {
            group.Clear();
            while (group.Count < GroupSize && _queue.Reader.TryRead(out var item))
                group.Add(item);
            Commit(group);
        }
    }

    // Blocking is safe: the thread belongs to this writer.
    private bool WaitForWork() => _queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();

    private void Commit(List<Work> group)
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
            // Nothing of the group was stored, or stored in a file that nobody finds again, so all its items fail.
            foreach (var item in group)
                item.Error ??= e;
            Reopen();
        }

        foreach (var item in group)
            item.Complete();
    }

    private SqliteSession Open()
    {
        // Before anything is written: the file may be another one than before.
        _guard?.CheckSame();
        return new SqliteSession(_connectionString, SqlitePragmas.Writer);
    }

    private void CommitTogether(List<Work> group, SqliteSession sqlite)
    {
        foreach (var item in group)
        {
            sqlite.Run("SAVEPOINT work");
            // On a full disk SQLite rolls the whole transaction back; ROLLBACK TO then throws and the group fails.
            if (!TryRun(item, sqlite, isAlone: false))
                sqlite.Run("ROLLBACK TO work");
            sqlite.Run("RELEASE work");
        }

        _delay?.Wait(WriteSession.TransactionTrips);
        sqlite.Run("COMMIT");
    }

    // Runs the work and returns whether to keep its changes.
    private bool TryRun(Work item, SqliteSession sqlite, bool isAlone)
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

    private sealed class Work(Func<WriteSession, object?> run)
    {
        public Func<WriteSession, object?> Run { get; } = run;

        public TaskCompletionSource<object?> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public object? Result { get; set; }

        public Exception? Error { get; set; }

        /// <summary>The callback of posted work, which does not use <see cref="Completion"/>.</summary>
        public Action<Exception?>? Done { get; init; }

        public void Complete()
        {
            if (Done is not null)
                Done(Error);
            else if (Error is null)
                Completion.SetResult(Result);
            else
                Completion.SetException(Error);
        }
    }
}
