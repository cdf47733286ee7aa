using NewsApi.Data.Sqlite;
using NewsApi.Data.SqlServer;
using NewsApi.Data.Statements;

namespace NewsApi.Data;

/// <summary>The one door to the database: sessions for reading, pieces of work for writing.</summary>
internal sealed class Db(SqlDialect dialect, ISqlWriter writer, ISqlReader reader) : IAsyncDisposable
{
    private const int MostReadings = 3;

    /// <summary>The number of the last write to content.</summary>
    public static readonly Sql SeqSql = new("SELECT seq FROM change_counter WHERE id = 1");

    private readonly AsyncLocal<Action<WriteSession>?> _companion = new();
    private long _seen;

    public SqlDialect Dialect => dialect;

    public static Db ForSqlite(SqliteDialect dialect, string file) =>
        new(dialect, new SqliteWriter(dialect, SqliteFiles.Writer(file)), new SqliteReaders(dialect, SqliteFiles.Reader(file)));

    public static Db ForSqlServer(SqlServerDialect dialect, SqlServerConnections connections) =>
        new(dialect, new SqlServerWriter(dialect, connections), new SqlServerReader(dialect, connections));

    /// <summary>Reads what has been committed, the caller's own writes included.</summary>
    public ValueTask<ReadSession> ReadAsync(CancellationToken ct) => reader.OpenAsync(Volatile.Read(ref _seen), ct);

    /// <summary>
    /// Reads for the public, from a replica where there is one and it has come as far as this node: what somebody has seen
    /// here must not be gone at the next look.
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
    /// Runs several statements for one public answer so that they tell of one moment: in a snapshot where the database gives
    /// one, else again while something was written between them.
    /// </summary>
    public async Task<T> ReadSnapshotAsync<T>(Func<ReadSession, Task<T>> work, CancellationToken ct)
    {
        await using var read = await ReadReplicaAsync(ct);
        for (var reading = 1; ; reading++)
        {
            var before = read.HasSnapshot ? 0 : await read.FindAsync<long>(SeqSql, null, ct);
            var result = await work(read);
            if (read.HasSnapshot || reading == MostReadings || before == await read.FindAsync<long>(SeqSql, null, ct))
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

    /// <summary>This node knows of everything in the log up to this number, so no reader may be shown less.</summary>
    public void HasSeen(long seq)
    {
        for (var present = Volatile.Read(ref _seen); present < seq;)
            present = Interlocked.CompareExchange(ref _seen, seq, present) is var found && found == present ? seq : found;
    }

    /// <summary>The one way to write. Content goes through <c>ChangeLog.WriteAsync</c>, which stands on this.</summary>
    public Task<T> WriteAsync<T>(Func<WriteSession, T> work, CancellationToken ct) =>
        writer.WriteAsync(_companion.Value is { } companion ? Together(work, companion) : work, ct);

    /// <summary>Writes what belongs to no request, such as what many have told together; see <see cref="ISqlWriter.Post"/>.</summary>
    public void Post(Action<WriteSession> work, Action<Exception?> done) => writer.Post(work, done);

    /// <summary>
    /// From now on each write of this request does this too, last in its transaction, unless nothing of it remains; null ends it.
    /// </summary>
    public void AddToEachWrite(Action<WriteSession>? companion) => _companion.Value = companion;

    public async ValueTask DisposeAsync()
    {
        // On SQLite the last connection to close tidies up after the log, and only a writing one can.
        reader.Dispose();
        await writer.DisposeAsync();
    }

    private static Func<WriteSession, T> Together<T>(Func<WriteSession, T> work, Action<WriteSession> companion) => session =>
    {
        var result = work(session);
        if (!session.IsAbandoned)
            companion(session);
        return result;
    };
}
