using NewsApi.Data.Statements;

namespace NewsApi.Data.Sqlite;

/// <summary>Reads in one transaction. SQLite is synchronous; wrapping it in tasks would cost a third of the throughput.</summary>
internal sealed class SqliteReadSession(SqlDialect dialect, long seq, SqliteReaders readers, SqliteSession session)
    : ReadSession(dialect, seq)
{
    public override bool IsOneMoment => true;

    public override ValueTask<T?> FindAsync<T>(Sql sql, object? args, CancellationToken ct) where T : default
    {
        var began = RoundTrips.Begin(Watch);
        var found = session.Statement(sql.For(Dialect)).Find<T>(args);
        RoundTrips.End(Watch, began);
        return new(found);
    }

    public override ValueTask<IReadOnlyList<T>> ListAsync<T>(Sql sql, object? args, CancellationToken ct)
    {
        var began = RoundTrips.Begin(Watch);
        var rows = session.Statement(sql.For(Dialect)).List<T>(args);
        RoundTrips.End(Watch, began);
        return new(rows);
    }

    public override ValueTask RunAsync(ReadBatch batch, CancellationToken ct)
    {
        var began = RoundTrips.Begin(Watch);
        session.Read(batch, Dialect);
        RoundTrips.End(Watch, began);
        return ValueTask.CompletedTask;
    }

    public override void Restart()
    {
        // There is nothing to restart, because all reads of a transaction see the same snapshot.
    }

    public override ValueTask DisposeAsync()
    {
        readers.Return(session);
        return ValueTask.CompletedTask;
    }
}
