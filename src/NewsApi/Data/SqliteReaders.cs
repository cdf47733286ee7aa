using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace NewsApi.Data;

/// <summary>
/// Sessions for reading, kept open. The driver's own pool would want the PRAGMAs again at each opening, because it
/// can't know who had the connection before; here nobody else ever has.
/// </summary>
internal sealed class SqliteReaders(string connectionString) : IDisposable
{
    // Each keeps statements and pages, some six megabytes when it was used much.
    private const int MostIdle = 32;

    private readonly ConcurrentBag<SqliteSession> _idle = [];

    /// <summary>A session inside a transaction: all its statements see the moment of the first.</summary>
    public SqliteSession Take()
    {
        var session = _idle.TryTake(out var kept) ? kept : new SqliteSession(connectionString, SqlitePragmas.Reader);
        try
        {
            session.Run("BEGIN");
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public void GiveBack(SqliteSession session)
    {
        try
        {
            session.Run("COMMIT");
        }
        catch (SqliteException)
        {
            // What was read has been read.
            session.Dispose();
            return;
        }

        if (_idle.Count < MostIdle)
            _idle.Add(session);
        else
            session.Dispose();
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var session))
            session.Dispose();
    }
}
