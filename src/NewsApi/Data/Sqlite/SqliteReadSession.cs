using NewsApi.Data.Statements;

namespace NewsApi.Data.Sqlite;

/// <summary>Reads in one transaction. SQLite is synchronous; wrapping it in tasks would cost a third of the throughput.</summary>
internal sealed class SqliteReadSession(SqlDialect dialect, long seq, SqliteReaders readers, SqliteSession session)
    : ReadSession(dialect, seq)
{
    public override bool HasSnapshot => true;

    public override ValueTask<T?> FindAsync<T>(Sql sql, object? args, CancellationToken ct) where T : default =>
        new(session.Statement(sql.For(Dialect)).Find<T>(args));

    public override ValueTask<IReadOnlyList<T>> ListAsync<T>(Sql sql, object? args, CancellationToken ct) =>
        new(session.Statement(sql.For(Dialect)).List<T>(args));

    public override ValueTask DisposeAsync()
    {
        readers.Return(session);
        return ValueTask.CompletedTask;
    }
}
