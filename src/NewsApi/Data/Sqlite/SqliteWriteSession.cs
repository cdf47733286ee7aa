using NewsApi.Data.Statements;

namespace NewsApi.Data.Sqlite;

internal sealed class SqliteWriteSession(SqlDialect dialect, SqliteSession session) : WriteSession(dialect)
{
    public override int Execute(Sql sql, object? args = null) => session.Statement(sql.For(Dialect)).Execute(args);

    // One call per row, because in SQLite a call costs less than parsing a row of JSON.
    public override void Accumulate(Sql sql, SqlRows rows) => session.Statement(sql.For(Dialect)).ExecuteEach(rows);

    public override T? Find<T>(Sql sql, object? args = null) where T : default => session.Statement(sql.For(Dialect)).Find<T>(args);

    public override IReadOnlyList<T> List<T>(Sql sql, object? args = null) =>
        session.Statement(sql.For(Dialect)).List<T>(args);
}
