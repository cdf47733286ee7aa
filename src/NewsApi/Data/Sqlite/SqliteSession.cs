using Dapper;
using Microsoft.Data.Sqlite;
using NewsApi.Data.Statements;

namespace NewsApi.Data.Sqlite;

/// <summary>An open connection with its prepared statements, for one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    // Enough for the fixed statements and frequent lists; each takes about ten kilobytes.
    private const int MaxStatements = 128;

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

    /// <summary>Whether the session belongs to the pool of <see cref="SqliteReaders"/>.</summary>
    public bool HasPlace { get; set; }

    public SqliteStatement Statement(string text)
    {
        if (!_statements.TryGetValue(text, out var statement))
        {
            if (_statements.Count == MaxStatements)
                RemoveLeastUsed();
            statement = _statements[text] = new SqliteStatement(new SqliteCommand(text, _connection));
        }

        statement.LastUsed = ++_uses;
        return statement;
    }

    // This method runs BEGIN and COMMIT. The transaction objects of the driver would prepare these statements each time.
    public void Run(string text) => Statement(text).Execute(arguments: null);

    /// <summary>Runs the statements of a batch one by one: here no call is a round trip.</summary>
    public void Read(ReadBatch batch, SqlDialect dialect)
    {
        var results = new Results(this, dialect);
        foreach (var item in batch.Items)
            item.Take(results);
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        _connection.Dispose();
    }

    private void RemoveLeastUsed()
    {
        foreach (var (text, statement) in _statements.OrderBy(pair => pair.Value.LastUsed).Take(MaxStatements / 4).ToList())
        {
            _statements.Remove(text);
            statement.Dispose();
        }
    }

    private sealed class Results(SqliteSession session, SqlDialect dialect) : ReadBatch.IResultReader
    {
        public T? Find<T>(ReadBatch.Item item) => session.Statement(item.Sql.For(dialect)).Find<T>(item.Args);

        public IReadOnlyList<T> List<T>(ReadBatch.Item item) => session.Statement(item.Sql.For(dialect)).List<T>(item.Args);
    }
}
