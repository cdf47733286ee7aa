using System.Data.Common;
using Dapper;

namespace NewsApi.Data;

/// <summary>What a piece of work may do inside its transaction: SQL, synchronously, and nothing else.</summary>
internal sealed class WriteSession
{
    private readonly SqliteSession? _sqlite;
    private readonly DbTransaction? _server;

    public WriteSession(SqlDialect dialect, SqliteSession sqlite) => (Dialect, _sqlite) = (dialect, sqlite);

    public WriteSession(SqlDialect dialect, DbTransaction server) => (Dialect, _server) = (dialect, server);

    public SqlDialect Dialect { get; }

    /// <summary>True once the work has asked that nothing of it remains.</summary>
    public bool IsAbandoned { get; private set; }

    public int Execute(Sql sql, object? args = null) => _sqlite is not null
        ? _sqlite.Statement(sql.For(Dialect)).Execute(args)
        : _server!.Connection!.Execute(sql.For(Dialect), args, _server);

    /// <summary>Runs a statement that <see cref="SqlDialect.AddUp"/> made.</summary>
    public void AddUp(Sql sql, SqlRows rows)
    {
        // A call costs SQLite less than a row of JSON does, and a server the other way round.
        if (_sqlite is not null)
            _sqlite.Statement(sql.For(Dialect)).ExecuteEach(rows);
        else if (rows.Count > 0)
            Execute(sql, rows.ToArgument());
    }

    public T? Find<T>(Sql sql, object? args = null) => _sqlite is not null
        ? _sqlite.Statement(sql.For(Dialect)).Find<T>(args)
        : _server!.Connection!.QueryFirstOrDefault<T>(sql.For(Dialect), args, _server);

    public IReadOnlyList<T> List<T>(Sql sql, object? args = null) => _sqlite is not null
        ? _sqlite.Statement(sql.For(Dialect)).List<T>(args)
        : _server!.Connection!.Query<T>(sql.For(Dialect), args, _server).AsList();

    /// <summary>Runs an insert that carries <see cref="SqlDialect.OutputId"/> and <see cref="SqlDialect.ReturningId"/>.</summary>
    public long Insert(Sql sql, object args) => Find<long>(sql, args);

    /// <summary>The work's answer still reaches the caller, but its rows are rolled back.</summary>
    public void Abandon() => IsAbandoned = true;
}
