using NewsApi.Data.Statements;

namespace NewsApi.Data.Sqlite;

internal sealed class SqliteWriteSession(SqlDialect dialect, SqliteSession session) : WriteSession(dialect)
{
    protected override void RunNow(Sql sql, object? args) => session.Statement(sql.For(Dialect)).Execute(args);

    // One call per row, because in SQLite a call costs less than parsing a row of JSON.
    protected override void AccumulateNow(Sql sql, SqlRows rows) => session.Statement(sql.For(Dialect)).ExecuteEach(rows);

    protected override int ExecuteNow(Sql sql, object? args) => session.Statement(sql.For(Dialect)).Execute(args);

    protected override T? FindNow<T>(Sql sql, object? args) where T : default => session.Statement(sql.For(Dialect)).Find<T>(args);

    protected override IReadOnlyList<T> ListNow<T>(Sql sql, object? args) => session.Statement(sql.For(Dialect)).List<T>(args);

    protected override void ReadNow(ReadBatch batch) => session.Read(batch, Dialect);
}
