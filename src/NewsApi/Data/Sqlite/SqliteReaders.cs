using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using NewsApi.Data.Statements;

namespace NewsApi.Data.Sqlite;

/// <summary>
/// Sessions for reading, kept open. The driver's own pool would want the PRAGMAs again at each opening, because it
/// can't know who had the connection before; here nobody else ever has.
/// </summary>
internal sealed class SqliteReaders(SqlDialect dialect, string connectionString) : ISqlReader
{
    /// <summary>
    /// How many read at once. Reading keeps a processor busy, so more would only take turns, each with pages and statements of
    /// its own in memory.
    /// </summary>
    public static readonly int Most = Math.Max(8, Environment.ProcessorCount * 2);

    // Who has waited so long reads all the same: nobody waits for ever behind slow readings, or behind a session of their own.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private readonly SemaphoreSlim _places = new(Most);

    /// <summary>A session inside a transaction: all its statements see the moment of the first.</summary>
    public async ValueTask<ReadSession> OpenAsync(long seq, CancellationToken ct)
    {
        var hasPlace = await _places.WaitAsync(Patience, ct);
        try
        {
            return new SqliteReadSession(dialect, seq, this, Begin(hasPlace));
        }
        catch
        {
            Leave(hasPlace);
            throw;
        }
    }

    public ValueTask<ReadSession?> OpenReplicaAsync(long seq, CancellationToken ct) => default;

    public void GiveBack(SqliteSession session)
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
            // What was read has been read.
            session.Dispose();
        }
        finally
        {
            Leave(hasPlace);
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var session))
            session.Dispose();
    }

    private SqliteSession Begin(bool hasPlace)
    {
        var session = _idle.TryTake(out var kept) ? kept : new SqliteSession(connectionString, SqlitePragmas.Reader);
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

    private void Leave(bool hasPlace)
    {
        if (hasPlace)
            _places.Release();
    }
}
