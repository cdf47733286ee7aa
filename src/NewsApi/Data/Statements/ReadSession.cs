namespace NewsApi.Data.Statements;

/// <summary>A connection for the reads of one answer. Each call is one round trip to the database.</summary>
internal abstract class ReadSession(SqlDialect dialect, long seq) : IAsyncDisposable
{
    public SqlDialect Dialect => dialect;

    /// <summary>This session sees all changes to content up to this number.</summary>
    public long Seq => seq;

    /// <summary>Whether all statements since <see cref="Restart"/> saw the same state of the content.</summary>
    public abstract bool IsOneMoment { get; }

    /// <summary>Counts the round trips of this session; null if nothing counts them.</summary>
    protected RequestTrips? Watch { get; } = RoundTrips.Current;

    public abstract ValueTask<T?> FindAsync<T>(Sql sql, object? args, CancellationToken ct);

    public abstract ValueTask<IReadOnlyList<T>> ListAsync<T>(Sql sql, object? args, CancellationToken ct);

    /// <summary>Reads all results of the batch in one round trip.</summary>
    public abstract ValueTask RunAsync(ReadBatch batch, CancellationToken ct);

    /// <summary>Starts the reads of the answer again; they may then see a later state of the content.</summary>
    public abstract void Restart();

    public abstract ValueTask DisposeAsync();
}
