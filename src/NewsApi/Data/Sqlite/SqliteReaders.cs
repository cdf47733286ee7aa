using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using NewsApi.Data.Statements;

namespace NewsApi.Data.Sqlite;

/// <summary>
/// A pool of open sessions for reading. With the driver's own pool, each opening would have to set the PRAGMAs again.
/// </summary>
/// <param name="dialect">The dialect of the sessions.</param>
/// <param name="connectionString">The connection string for the file.</param>
/// <param name="guard">Checks that the database file was not deleted or replaced.</param>
/// <param name="delay">Makes calls as slow as those to a server; null for full speed. Disposed with this reader.</param>
internal sealed class SqliteReaders(
    SqlDialect dialect, string connectionString, SqliteFileGuard? guard = null, RoundTripDelay? delay = null) : ISqlReader
{
    /// <summary>
    /// The number of pooled sessions. Reading keeps a processor busy, so more sessions would not read faster, and each needs memory for
    /// pages and statements.
    /// </summary>
    public static readonly int MaxConcurrent = Math.Max(8, Environment.ProcessorCount * 2);

    // After this time, a caller gets an extra session. So slow reads or another open session of this caller can't block it.
    private static readonly TimeSpan MaxWait = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private readonly SemaphoreSlim _places = new(delay is null ? MaxConcurrent : RoundTripDelay.Readers);

    public bool HasReplica => false;

    /// <summary>Opens a session inside a transaction: all its statements see the same snapshot.</summary>
    public async ValueTask<ReadSession> OpenAsync(long seq, CancellationToken ct)
    {
        var hasPlace = await _places.WaitAsync(MaxWait, ct);
        try
        {
            var session = new SqliteReadSession(dialect, seq, this, Begin(hasPlace));
            return delay is null ? session : new DelayedReadSession(session, delay);
        }
        catch
        {
            ReleasePlace(hasPlace);
            throw;
        }
    }

    public ValueTask<ReadSession> OpenPublicAsync(long seq, long least, bool fromReplica, CancellationToken ct) => OpenAsync(seq, ct);

    public void Return(SqliteSession session)
    {
        var hasPlace = session.HasPlace;
        try
        {
            session.Run("COMMIT");
            if (hasPlace)
                _idle.Add(session);
            else
                session.Dispose();
        }
        catch (SqliteException)
        {
            // The read is complete, so a failed COMMIT does not matter.
            session.Dispose();
        }
        finally
        {
            ReleasePlace(hasPlace);
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var session))
            session.Dispose();
        delay?.Dispose();
    }

    private SqliteSession Begin(bool hasPlace)
    {
        var session = _idle.TryTake(out var kept) ? kept : Open();
        try
        {
            session.HasPlace = hasPlace;
            session.Run("BEGIN");
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    // If another file has replaced the database, it must not be read.
    private SqliteSession Open()
    {
        guard?.CheckSame();
        return new SqliteSession(connectionString, SqlitePragmas.Reader);
    }

    private void ReleasePlace(bool hasPlace)
    {
        if (hasPlace)
            _places.Release();
    }
}
