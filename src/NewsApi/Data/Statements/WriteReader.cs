namespace NewsApi.Data.Statements;

/// <summary>Reads within a transaction that writes. Every call is synchronous, so the answer is complete before the work ends.</summary>
/// <param name="write">The transaction.</param>
/// <param name="seq">The session's number; caches keep what it reads under this number.</param>
internal sealed class WriteReader(WriteSession write, long seq) : ReadSession(write.Dialect, seq)
{
    public override bool IsOneMoment => true;

    public override ValueTask<T?> FindAsync<T>(Sql sql, object? args, CancellationToken ct) where T : default =>
        new(write.Find<T>(sql, args));

    public override ValueTask<IReadOnlyList<T>> ListAsync<T>(Sql sql, object? args, CancellationToken ct) => new(write.List<T>(sql, args));

    public override ValueTask RunAsync(ReadBatch batch, CancellationToken ct)
    {
        write.Read(batch);
        return ValueTask.CompletedTask;
    }

    public override void Restart()
    {
        // There is nothing to restart, because all reads belong to one transaction.
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
