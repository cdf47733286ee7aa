using System.Collections.Concurrent;
using System.Data;
using Dapper;
using Microsoft.Data.Sqlite;

namespace NewsApi.Data;

/// <summary>
/// Connections for reading, kept open. The driver's own pool would want the PRAGMAs again at each opening, because it
/// can't know who had the connection before; here nobody else ever has.
/// </summary>
internal sealed class SqliteReaders(string connectionString) : IDisposable
{
    private const int MostIdle = 64;

    private readonly ConcurrentBag<SqliteConnection> _idle = [];

    public SqliteConnection Take()
    {
        if (_idle.TryTake(out var kept))
            return kept;
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            connection.Execute(SqlitePragmas.Reader);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void GiveBack(SqliteConnection connection)
    {
        if (connection.State == ConnectionState.Open && _idle.Count < MostIdle)
            _idle.Add(connection);
        else
            connection.Dispose();
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var connection))
            connection.Dispose();
    }
}
