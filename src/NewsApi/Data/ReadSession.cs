using System.Data.Common;
using Dapper;

namespace NewsApi.Data;

/// <summary>A connection for reading, for as long as one answer takes.</summary>
internal sealed class ReadSession : IAsyncDisposable
{
    private readonly DbConnection? _server;
    private readonly SqliteReaders? _readers;
    private readonly SqliteSession? _sqlite;

    public ReadSession(SqlDialect dialect, long seq, DbConnection server) => (Dialect, Seq, _server) = (dialect, seq, server);

    public ReadSession(SqlDialect dialect, long seq, SqliteReaders readers, SqliteSession sqlite) =>
        (Dialect, Seq, _readers, _sqlite) = (dialect, seq, readers, sqlite);

    public SqlDialect Dialect { get; }

    /// <summary>Every change to content up to this number is seen by what this session reads.</summary>
    public long Seq { get; }

    /// <summary>Whether all statements of this session see the same moment.</summary>
    public bool HasSnapshot => _sqlite is not null;

    // SQLite is synchronous underneath: tasks around it cost a third of the throughput and buy nothing.
    public async ValueTask<T?> FindAsync<T>(Sql sql, object? args, CancellationToken ct) => _sqlite is not null
        ? _sqlite.Statement(sql.For(Dialect)).Find<T>(args)
        : await _server!.QueryFirstOrDefaultAsync<T>(new CommandDefinition(sql.For(Dialect), args, cancellationToken: ct));

    public async ValueTask<IReadOnlyList<T>> ListAsync<T>(Sql sql, object? args, CancellationToken ct) => _sqlite is not null
        ? _sqlite.Statement(sql.For(Dialect)).List<T>(args)
        : (await _server!.QueryAsync<T>(new CommandDefinition(sql.For(Dialect), args, cancellationToken: ct))).AsList();

    public async ValueTask DisposeAsync()
    {
        if (_sqlite is not null)
            _readers!.GiveBack(_sqlite);
        else
            await _server!.DisposeAsync();
    }
}
