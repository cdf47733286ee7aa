using NewsApi.Data.Sqlite;
using NewsApi.Data.SqlServer;
using NewsApi.Data.Statements;

namespace NewsApi.Data;

/// <summary>The only access to the database: sessions for reading, work items for writing.</summary>
internal sealed class Db : IAsyncDisposable
{
    private const int MaxAttempts = 3;

    /// <summary>The number of the last write to content.</summary>
    public static readonly Sql SeqSql = new("SELECT seq FROM change_counter WHERE id = 1");

    private readonly ISqlWriter _writer;
    private readonly SqlServerConnections? _server;
    private readonly SqliteReaders? _readers;
    private readonly AsyncLocal<Action<WriteSession>?> _requestWrite = new();
    private long _seen;

    private Db(SqlDialect dialect, ISqlWriter writer) => (Dialect, _writer) = (dialect, writer);

    private Db(SqlDialect dialect, SqlServerConnections server)
        : this(dialect, new SqlServerWriter(dialect, server)) => _server = server;

    private Db(SqlDialect dialect, string file)
        : this(dialect, new SqliteWriter(dialect, SqliteFiles.Writer(file))) => _readers = new SqliteReaders(SqliteFiles.Reader(file));

    public SqlDialect Dialect { get; }

    public static Db ForSqlite(SqliteDialect dialect, string file) => new(dialect, file);

    public static Db ForSqlServer(SqlServerDialect dialect, SqlServerConnections connections) => new(dialect, connections);

    /// <summary>Reads what has been committed, the caller's own writes included.</summary>
    public ValueTask<ReadSession> ReadAsync(CancellationToken ct) => OpenAsync(replica: false, ct);

    /// <summary>
    /// Reads for the public: from the replica if there is one and it has all changes that this node has seen, so that a reader never sees
    /// an older state than before.
    /// </summary>
    public ValueTask<ReadSession> ReadReplicaAsync(CancellationToken ct) => OpenAsync(replica: true, ct);

    public async Task<T?> FindAsync<T>(Sql sql, object? args, CancellationToken ct)
    {
        await using var read = await ReadAsync(ct);
        return await read.FindAsync<T>(sql, args, ct);
    }

    public async Task<IReadOnlyList<T>> ListAsync<T>(Sql sql, object? args, CancellationToken ct)
    {
        await using var read = await ReadAsync(ct);
        return await read.ListAsync<T>(sql, args, ct);
    }

    /// <summary>
    /// Runs several statements for one public answer so that all see the same state: in a snapshot if the database has them, else
    /// repeated while content changes in between, up to a limit.
    /// </summary>
    public async Task<T> ReadSnapshotAsync<T>(Func<ReadSession, Task<T>> work, CancellationToken ct)
    {
        await using var read = await ReadReplicaAsync(ct);
        for (var attempt = 1; ; attempt++)
        {
            var before = read.HasSnapshot ? 0 : await read.FindAsync<long>(SeqSql, null, ct);
            var result = await work(read);
            if (read.HasSnapshot || attempt == MaxAttempts || before == await read.FindAsync<long>(SeqSql, null, ct))
                return result;
        }
    }

    /// <summary>As <see cref="FindAsync"/>, for the public.</summary>
    public async Task<T?> FindPublicAsync<T>(Sql sql, object? args, CancellationToken ct)
    {
        await using var read = await ReadReplicaAsync(ct);
        return await read.FindAsync<T>(sql, args, ct);
    }

    /// <summary>As <see cref="ListAsync"/>, for the public.</summary>
    public async Task<IReadOnlyList<T>> ListPublicAsync<T>(Sql sql, object? args, CancellationToken ct)
    {
        await using var read = await ReadReplicaAsync(ct);
        return await read.ListAsync<T>(sql, args, ct);
    }

    /// <summary>Tells that this node has seen all changes up to this number: replicas must have them, too.</summary>
    public void HasSeen(long seq)
    {
        for (var present = Volatile.Read(ref _seen); present < seq;)
            present = Interlocked.CompareExchange(ref _seen, seq, present) is var found && found == present ? seq : found;
    }

    /// <summary>The only way to write. Content goes through <c>ChangeLog.WriteAsync</c>, which calls this.</summary>
    public Task<T> WriteAsync<T>(Func<WriteSession, T> work, CancellationToken ct) =>
        _writer.WriteAsync(_requestWrite.Value is { } requestWrite ? InOneTransaction(work, requestWrite) : work, ct);

    /// <summary>Queues a write that belongs to no single request; see <see cref="ISqlWriter.Post"/>.</summary>
    public void Post(Action<WriteSession> work, Action<Exception?> done) => _writer.Post(work, done);

    /// <summary>
    /// Runs this at the end of the transaction of each later write of this request, unless the write is abandoned; null ends it.
    /// </summary>
    public void AddToEachWrite(Action<WriteSession>? requestWrite) => _requestWrite.Value = requestWrite;

    public async ValueTask DisposeAsync()
    {
        // The last SQLite connection to close checkpoints and deletes the WAL, and only a writing one can.
        _readers?.Dispose();
        await _writer.DisposeAsync();
    }

    private static Func<WriteSession, T> InOneTransaction<T>(Func<WriteSession, T> work, Action<WriteSession> requestWrite) => session =>
    {
        var result = work(session);
        if (!session.IsAbandoned)
            requestWrite(session);
        return result;
    };

    private async ValueTask<ReadSession> OpenAsync(bool replica, CancellationToken ct)
    {
        // Read before the session opens: the session then sees at least these changes.
        var seq = Volatile.Read(ref _seen);
        if (_server is null)
            return new SqliteReadSession(Dialect, seq, _readers!, await _readers!.RentAsync(ct));
        if (replica && _server.HasReplica)
        {
            var read = new SqlServerReadSession(Dialect, seq, await _server.OpenReadAsync(ct));
            if (await read.FindAsync<long>(SeqSql, null, ct) >= seq)
                return read;
            await read.DisposeAsync();
        }

        return new SqlServerReadSession(Dialect, seq, await _server.OpenWriteAsync(ct));
    }
}
