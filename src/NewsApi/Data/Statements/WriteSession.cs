namespace NewsApi.Data.Statements;

/// <summary>What a work item can do inside its transaction: run SQL synchronously, and nothing else.</summary>
internal abstract class WriteSession(SqlDialect dialect)
{
    public SqlDialect Dialect => dialect;

    /// <summary>True after <see cref="Abandon"/>.</summary>
    public bool IsAbandoned { get; private set; }

    public abstract int Execute(Sql sql, object? args = null);

    /// <summary>Runs a statement that <see cref="SqlDialect.Accumulate"/> made.</summary>
    public abstract void Accumulate(Sql sql, SqlRows rows);

    public abstract T? Find<T>(Sql sql, object? args = null);

    public abstract IReadOnlyList<T> List<T>(Sql sql, object? args = null);

    /// <summary>Runs an insert that has <see cref="SqlDialect.OutputId"/> and <see cref="SqlDialect.ReturningId"/>.</summary>
    public long Insert(Sql sql, object args) => Find<long>(sql, args);

    /// <summary>Rolls the work back; its result is still returned to the caller.</summary>
    public void Abandon() => IsAbandoned = true;
}
