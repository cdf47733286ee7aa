using System.Data.Common;
using Dapper;
using NewsApi.Data.Statements;

namespace NewsApi.Data.SqlServer;

internal sealed class SqlServerWriteSession(SqlDialect dialect, DbTransaction transaction) : WriteSession(dialect)
{
    private DbConnection Connection => transaction.Connection!;

    public override int Execute(Sql sql, object? args = null) => Connection.Execute(sql.For(Dialect), args, transaction);

    // One JSON argument for all rows, because each call is a round trip.
    public override void Accumulate(Sql sql, SqlRows rows)
    {
        if (rows.Count > 0)
            Execute(sql, rows.ToArgument());
    }

    public override T? Find<T>(Sql sql, object? args = null) where T : default =>
        Connection.QueryFirstOrDefault<T>(sql.For(Dialect), args, transaction);

    public override IReadOnlyList<T> List<T>(Sql sql, object? args = null) =>
        Connection.Query<T>(sql.For(Dialect), args, transaction).AsList();
}
