using NewsApi.Data.Sqlite;
using NewsApi.Data.SqlServer;
using NewsApi.Data.Statements;

namespace NewsApi.Data;

/// <summary>The only access to the database: sessions for reading, work items for writing.</summary>
internal sealed class Db(SqlDialect dialect, ISqlWriter writer, ISqlReader reader) : IAsyncDisposable
{
    private const int MaxAttempts = 3;

    private readonly AsyncLocal<Action<WriteSession>?> _requestWrite = new();
    private long _seen, _written;

    public SqlDialect Dialect => dialect;

    public static Db ForSqlite(SqliteDialect dialect, string file, TimeSpan longestWait, RoundTripDelay? delay = null)
    {
        var guard = new SqliteFileGuard(file);
        return new(
            dialect, new SqliteWriter(dialect, SqliteFiles.Writer(file), longestWait, guard, delay),
            new SqliteReaders(dialect, SqliteFiles.Reader(file), guard, delay));
    }

    public static Db ForSqlServer(
        SqlServerDialect dialect, SqlServerConnections connections, int writesAtOnce, TimeSpan longestWait) =>
        new(
            dialect, new SqlServerWriter(dialect, async ct => await connections.OpenWriteAsync(ct), writesAtOnce, longestWait),
            new SqlServerReader(dialect, connections, longestWait));

    /// <summary>Reads what has been committed, the caller's own writes included.</summary>
    public ValueTask<ReadSession> ReadAsync(CancellationToken ct) => reader.OpenAsync(Volatile.Read(ref _seen), ct);

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
    /// Runs several statements for one public answer so that all see the same state: in a snapshot if the database has snapshots. Otherwise
    /// it runs them again while content changes in between, up to three times in all. It reads from the replica if there is one with all
    /// changes that this node has seen. So a reader never sees an older state than before.
    /// </summary>
    public async Task<T> ReadSnapshotAsync<T>(Func<ReadSession, Task<T>> work, CancellationToken ct)
    {
        // Read these numbers before the database is read. The database may then have more changes, but never fewer.
        var seq = Volatile.Read(ref _seen);
        var least = Math.Max(seq, Volatile.Read(ref _written));
        if (reader.HasReplica)
            try
            {
                return await ReadOneMoment(seq, least, fromReplica: true, work, ct);
            }
            catch (ReplicaBehindException)
            {
                // The replica lacks some changes. The main server has them, so it is read next.
            }

        return await ReadOneMoment(seq, least, fromReplica: false, work, ct);
    }

    /// <summary>As <see cref="FindAsync"/>, for a public answer: from the replica if there is one that has all changes.</summary>
    public Task<T?> FindPublicAsync<T>(Sql sql, object? args, CancellationToken ct) => reader.HasReplica
        ? ReadSnapshotAsync(async read => await read.FindAsync<T>(sql, args, ct), ct)
        : FindAsync<T>(sql, args, ct);

    /// <summary>As <see cref="ListAsync"/>, for a public answer: from the replica if there is one that has all changes.</summary>
    public Task<IReadOnlyList<T>> ListPublicAsync<T>(Sql sql, object? args, CancellationToken ct) => reader.HasReplica
        ? ReadSnapshotAsync(async read => await read.ListAsync<T>(sql, args, ct), ct)
        : ListAsync<T>(sql, args, ct);

    /// <summary>
    /// Records that this node has seen all changes up to this number. It is <see cref="ReadSession.Seq"/> of later sessions, and a replica
    /// must have these changes, too.
    /// </summary>
    public void HasSeen(long seq) => Raise(ref _seen, seq);

    /// <summary>
    /// Records the number of a write of this node, which a replica must have, too. Writes of other nodes before it may still be unseen.
    /// </summary>
    public void HasWritten(long seq) => Raise(ref _written, seq);

    /// <summary>The only way to write. Content goes through <c>ChangeLog.WriteAsync</c>, which calls this.</summary>
    public Task<T> WriteAsync<T>(Func<WriteSession, T> work, CancellationToken ct) => WriteAsync(work, isContent: false, ct);

    /// <summary>Runs a work item that takes a number of the change log.</summary>
    public Task<T> WriteContentAsync<T>(Func<WriteSession, T> work, CancellationToken ct) => WriteAsync(work, isContent: true, ct);

    /// <summary>Queues a write that belongs to no single request; see <see cref="ISqlWriter.Post"/>.</summary>
    public void Post(Action<WriteSession> work, Action<Exception?> done) => writer.Post(work, done);

    /// <summary>
    /// Runs this at the end of the transaction of each later write of this request, unless the write is abandoned; null ends it.
    /// </summary>
    public void AddToEachWrite(Action<WriteSession>? requestWrite) => _requestWrite.Value = requestWrite;

    public async ValueTask DisposeAsync()
    {
        // When the last SQLite connection closes, it checkpoints and deletes the WAL. Only the writer can do this, so it closes last.
        reader.Dispose();
        await writer.DisposeAsync();
    }

    private static void Raise(ref long number, long seq)
    {
        for (var present = Volatile.Read(ref number); present < seq;)
            present = Interlocked.CompareExchange(ref number, seq, present) is var found && found == present ? seq : found;
    }

    private async Task<T> WriteAsync<T>(Func<WriteSession, T> work, bool isContent, CancellationToken ct)
    {
        var trips = 0;
        var requestWrite = _requestWrite.Value;
        var (watch, began) = (RoundTrips.Current, RoundTrips.Begin(RoundTrips.Current));
        try
        {
            return await writer.WriteAsync(
                session =>
                {
                    var result = work(session);
                    if (requestWrite is not null && !session.IsAbandoned)
                        requestWrite(session);
                    trips = session.Trips;
                    return result;
                },
                isContent, ct);
        }
        finally
        {
            RoundTrips.EndWrite(watch, began, trips);
        }
    }

    private async Task<T> ReadOneMoment<T>(
        long seq, long least, bool fromReplica, Func<ReadSession, Task<T>> work, CancellationToken ct)
    {
        await using var read = await reader.OpenPublicAsync(seq, least, fromReplica, ct);
        for (var attempt = 1; ; attempt++)
        {
            var result = await work(read);
            if (read.IsOneMoment || attempt == MaxAttempts)
                return result;
            read.Restart();
        }
    }
}
