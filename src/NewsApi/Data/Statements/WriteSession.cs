namespace NewsApi.Data.Statements;

/// <summary>What a piece of work may do inside its transaction: SQL, synchronously, and nothing else.</summary>
internal abstract class WriteSession(SqlDialect dialect)
{
    public SqlDialect Dialect => dialect;

    /// <summary>True once the work has asked that nothing of it remains.</summary>
    public bool IsAbandoned { get; private set; }

    public abstract int Execute(Sql sql, object? args = null);

    /// <summary>Runs a statement that <see cref="SqlDialect.Accumulate"/> made.</summary>
    public abstract void Accumulate(Sql sql, SqlRows rows);

    public abstract T? Find<T>(Sql sql, object? args = null);

    public abstract IReadOnlyList<T> List<T>(Sql sql, object? args = null);

    /// <summary>Runs an insert that carries <see cref="SqlDialect.OutputId"/> and <see cref="SqlDialect.ReturningId"/>.</summary>
    public long Insert(Sql sql, object args) => Find<long>(sql, args);

    /// <summary>The work's answer still reaches the caller, but its rows are rolled back.</summary>
    public void Abandon() => IsAbandoned = true;
}
