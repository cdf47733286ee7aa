using NewsApi.Data.Sqlite;
using NewsApi.Data.SqlServer;
using NewsApi.Data.Statements;

namespace NewsApi.Data;

/// <summary>The only access to the database: sessions for reading, work items for writing.</summary>
internal sealed class Db(SqlDialect dialect, ISqlWriter writer, ISqlReader reader) : IAsyncDisposable
{
    private const int MaxAttempts = 3;

    /// <summary>The number of the last write to content.</summary>
    public static readonly Sql SeqSql = new("SELECT seq FROM change_counter WHERE id = 1");

    private readonly AsyncLocal<Action<WriteSession>?> _requestWrite = new();
    private long _seen;

    public SqlDialect Dialect => dialect;

    public static Db ForSqlite(SqliteDialect dialect, string file)
    {
        var guard = new SqliteFileGuard(file);
        return new(
            dialect, new SqliteWriter(dialect, SqliteFiles.Writer(file), guard),
            new SqliteReaders(dialect, SqliteFiles.Reader(file), guard));
    }

    public static Db ForSqlServer(SqlServerDialect dialect, SqlServerConnections connections) =>
        new(dialect, new SqlServerWriter(dialect, connections), new SqlServerReader(dialect, connections));

    /// <summary>Reads what has been committed, the caller's own writes included.</summary>
    public ValueTask<ReadSession> ReadAsync(CancellationToken ct) => reader.OpenAsync(Volatile.Read(ref _seen), ct);

    /// <summary>
    /// Reads for the public: from the replica if there is one and it has all changes that this node has seen, so that a reader never sees
    /// an older state than before.
    /// </summary>
    public async ValueTask<ReadSession> ReadReplicaAsync(CancellationToken ct)
    {
        // Before the database is looked at: it may know more by then, but never less.
        var seq = Volatile.Read(ref _seen);
        if (await reader.OpenReplicaAsync(seq, ct) is not { } read)
            return await reader.OpenAsync(seq, ct);
        if (await read.FindAsync<long>(SeqSql, null, ct) >= seq)
            return read;
        await read.DisposeAsync();
        return await reader.OpenAsync(seq, ct);
    }

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
        writer.WriteAsync(_requestWrite.Value is { } requestWrite ? InOneTransaction(work, requestWrite) : work, ct);

    /// <summary>Queues a write that belongs to no single request; see <see cref="ISqlWriter.Post"/>.</summary>
    public void Post(Action<WriteSession> work, Action<Exception?> done) => writer.Post(work, done);

    /// <summary>
    /// Runs this at the end of the transaction of each later write of this request, unless the write is abandoned; null ends it.
    /// </summary>
    public void AddToEachWrite(Action<WriteSession>? requestWrite) => _requestWrite.Value = requestWrite;

    public async ValueTask DisposeAsync()
    {
        // The last SQLite connection to close checkpoints and deletes the WAL, and only a writing one can.
        reader.Dispose();
        await writer.DisposeAsync();
    }

    private static Func<WriteSession, T> InOneTransaction<T>(Func<WriteSession, T> work, Action<WriteSession> requestWrite) => session =>
    {
        var result = work(session);
        if (!session.IsAbandoned)
            requestWrite(session);
        return result;
    };
}
