using Dapper;
using Microsoft.Data.Sqlite;

namespace NewsApi.Data.Sqlite;

/// <summary>An open connection with the statements that it has prepared, for one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    // The program's fixed statements and the lists that readers ask for most; each costs SQLite some ten kilobytes.
    private const int MostStatements = 128;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);
    private long _uses;

    public SqliteSession(string connectionString, string pragmas)
    {
        _connection = new SqliteConnection(connectionString);
        try
        {
            _connection.Open();
            _connection.Execute(pragmas);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>Whether it is one of those that may read at once; see <see cref="SqliteReaders"/>.</summary>
    public bool HasPlace { get; set; }

    public SqliteStatement Statement(string text)
    {
        if (!_statements.TryGetValue(text, out var statement))
        {
            if (_statements.Count == MostStatements)
                ForgetOldest();
            statement = _statements[text] = new SqliteStatement(new SqliteCommand(text, _connection));
        }

        statement.LastUsed = ++_uses;
        return statement;
    }

    // BEGIN and COMMIT by statement: the driver's transaction objects prepare them anew each time.
    public void Run(string text) => Statement(text).Execute(arguments: null);

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        _connection.Dispose();
    }

    private void ForgetOldest()
    {
        foreach (var (text, statement) in _statements.OrderBy(pair => pair.Value.LastUsed).Take(MostStatements / 4).ToList())
        {
            _statements.Remove(text);
            statement.Dispose();
        }
    }
}
