using System.Threading.Channels;

namespace NewsApi.Data;

/// <summary>
/// Group commit: one thread owns the write connection, takes all work that waits, runs each piece in a savepoint,
/// commits once and only then answers everyone. One fsync serves the whole group at full durability.
/// </summary>
internal sealed class SqliteWriter : ISqlWriter
{
    private const int GroupSize = 128;
    private const int QueueSize = 1024;

    private readonly Channel<Work> _queue = Channel.CreateBounded<Work>(
        new BoundedChannelOptions(QueueSize) { SingleReader = true });

    private readonly SqlDialect _dialect;
    private readonly string _connectionString;
    private readonly Task _loop;
    private SqliteSession? _session;

    public SqliteWriter(SqlDialect dialect, string connectionString)
    {
        (_dialect, _connectionString) = (dialect, connectionString);
        _loop = Task.Factory.StartNew(
            Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public async Task<T> WriteAsync<T>(Func<WriteSession, T> work, CancellationToken ct)
    {
        var item = new Work(session => work(session));
        await _queue.Writer.WriteAsync(item, ct);
        return (T)(await item.Completion.Task)!;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
        _session?.Dispose();
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

    // The thread is this writer's own, so blocking it blocks nobody.
    private bool WaitForWork() => _queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();

    private void Commit(List<Work> group)
    {
        try
        {
            _session ??= new SqliteSession(_connectionString, SqlitePragmas.Writer);
            _session.Run("BEGIN IMMEDIATE");
            foreach (var item in group)
                RunInSavepoint(item, _session);
            _session.Run("COMMIT");
        }
        catch (Exception e)
        {
            // Nothing of the group was stored, so nobody may be told otherwise.
            foreach (var item in group)
                item.Error ??= e;
            Reopen();
        }

        foreach (var item in group)
            item.Answer();
    }

    private void RunInSavepoint(Work item, SqliteSession sqlite)
    {
        var session = new WriteSession(_dialect, sqlite);
        sqlite.Run("SAVEPOINT work");
        try
        {
            item.Result = item.Run(session);
        }
        catch (Exception e)
        {
            item.Error = e;
        }

        // A full disk makes SQLite end the whole transaction; this then throws and fails the group.
        if (item.Error is not null || session.IsAbandoned)
            sqlite.Run("ROLLBACK TO work");
        sqlite.Run("RELEASE work");
    }

    // With the connection goes whatever transaction it still had.
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

        public void Answer()
        {
            if (Error is null)
                Completion.SetResult(Result);
            else
                Completion.SetException(Error);
        }
    }
}
