using System.Data.Common;
using Dapper;
using NewsApi.Data.Statements;

namespace NewsApi.Data.SqlServer;

/// <summary>Reads without a transaction: under READ COMMITTED SNAPSHOT each statement sees its own snapshot.</summary>
internal sealed class SqlServerReadSession(SqlDialect dialect, long seq, DbConnection connection) : ReadSession(dialect, seq)
{
    public override bool HasSnapshot => false;

    public override async ValueTask<T?> FindAsync<T>(Sql sql, object? args, CancellationToken ct) where T : default =>
        await connection.QueryFirstOrDefaultAsync<T>(new CommandDefinition(sql.For(Dialect), args, cancellationToken: ct));

    public override async ValueTask<IReadOnlyList<T>> ListAsync<T>(Sql sql, object? args, CancellationToken ct) =>
        (await connection.QueryAsync<T>(new CommandDefinition(sql.For(Dialect), args, cancellationToken: ct))).AsList();

    public override ValueTask DisposeAsync() => connection.DisposeAsync();
}
