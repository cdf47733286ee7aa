namespace NewsApi.Data.Statements;

/// <summary>A connection for reading, for as long as one answer takes.</summary>
internal abstract class ReadSession(SqlDialect dialect, long seq) : IAsyncDisposable
{
    public SqlDialect Dialect => dialect;

    /// <summary>This session sees all changes to content up to this number.</summary>
    public long Seq => seq;

    /// <summary>Whether all statements of this session see the same snapshot.</summary>
    public abstract bool HasSnapshot { get; }

    public abstract ValueTask<T?> FindAsync<T>(Sql sql, object? args, CancellationToken ct);

    public abstract ValueTask<IReadOnlyList<T>> ListAsync<T>(Sql sql, object? args, CancellationToken ct);

    public abstract ValueTask DisposeAsync();
}
