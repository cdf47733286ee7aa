using System.Data.Common;
using Dapper;

namespace NewsApi.Data;

/// <summary>A connection for reading, for as long as one answer takes.</summary>
/// <param name="dialect">The database's dialect.</param>
/// <param name="connection">Open; this session's own until it ends.</param>
/// <param name="snapshot">On SQLite a transaction in which all statements of one answer see the same moment.</param>
/// <param name="giveBack">Where the connection goes at the end; it is closed where null.</param>
internal sealed class ReadSession(SqlDialect dialect, DbConnection connection, DbTransaction? snapshot, Action? giveBack) : IAsyncDisposable
{
    public SqlDialect Dialect => dialect;

    public bool HasSnapshot => snapshot is not null;

    // On SQLite the async calls are synchronous underneath: tasks around them cost a third of the throughput and buy nothing.
    public async ValueTask<T?> FindAsync<T>(Sql sql, object? args, CancellationToken ct) => dialect.IsSynchronous
        ? connection.QueryFirstOrDefault<T>(sql.For(dialect), args, snapshot)
        : await connection.QueryFirstOrDefaultAsync<T>(new CommandDefinition(sql.For(dialect), args, cancellationToken: ct));

    public async ValueTask<IReadOnlyList<T>> ListAsync<T>(Sql sql, object? args, CancellationToken ct)
    {
        var rows = dialect.IsSynchronous
            ? connection.Query<T>(sql.For(dialect), args, snapshot)
            : await connection.QueryAsync<T>(new CommandDefinition(sql.For(dialect), args, cancellationToken: ct));
        return rows.AsList();
    }

    public async ValueTask DisposeAsync()
    {
        if (snapshot is not null)
            await snapshot.DisposeAsync();
        if (giveBack is null)
            await connection.DisposeAsync();
        else
            giveBack();
    }
}
