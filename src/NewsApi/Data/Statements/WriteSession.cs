namespace NewsApi.Data.Statements;

/// <summary>
/// The operations of a work item inside its transaction: it can only run SQL, synchronously. A statement without a result is not sent at
/// once. To save round trips, it is sent with the next statement that has a result, or at the end of the work.
/// </summary>
internal abstract class WriteSession(SqlDialect dialect)
{
    /// <summary>The number of round trips for the begin and the commit of a transaction.</summary>
    public const int TransactionTrips = 2;

    /// <summary>The maximum number of waiting statements. When it is reached, they are sent together.</summary>
    protected const int MostWaiting = 300;

    private int _calls;
    private int _waiting;

    public SqlDialect Dialect => dialect;

    /// <summary>Whether <see cref="Abandon"/> was called, so that the work is rolled back.</summary>
    public bool IsAbandoned { get; private set; }

    /// <summary>
    /// The round trips of this work in a transaction of its own: its calls, the statements that wait until its end, and begin and commit.
    /// A work item with only waiting statements is one command.
    /// </summary>
    public int Trips => _calls == 0 ? 1 : TripsInGroup + TransactionTrips;

    /// <summary>The round trips of this work in a transaction that others share.</summary>
    public int TripsInGroup => _calls + (_waiting > 0 ? 1 : 0);

    /// <summary>
    /// Runs a statement whose number of affected rows is not needed. If it fails, this call, a later one or the end of the work throws; to
    /// catch the error, use <see cref="Execute"/>.
    /// </summary>
    public void Run(Sql sql, object? args = null)
    {
        AddWaiting();
        RunNow(sql, args);
    }

    /// <summary>Runs a statement that <see cref="SqlDialect.Accumulate"/> made, as <see cref="Run"/> does.</summary>
    public void Accumulate(Sql sql, SqlRows rows)
    {
        AddWaiting();
        AccumulateNow(sql, rows);
    }

    /// <returns>The number of affected rows.</returns>
    public int Execute(Sql sql, object? args = null)
    {
        // The waiting statements are sent first. Otherwise the number of rows would include their rows.
        _calls += _waiting > 0 ? 2 : 1;
        _waiting = 0;
        return ExecuteNow(sql, args);
    }

    public T? Find<T>(Sql sql, object? args = null)
    {
        Call();
        return FindNow<T>(sql, args);
    }

    public IReadOnlyList<T> List<T>(Sql sql, object? args = null)
    {
        Call();
        return ListNow<T>(sql, args);
    }

    /// <summary>Reads all results of the batch in one round trip.</summary>
    public void Read(ReadBatch batch)
    {
        Call();
        ReadNow(batch);
    }

    /// <summary>Runs an insert that has <see cref="SqlDialect.OutputId"/> and <see cref="SqlDialect.ReturningId"/>.</summary>
    public long Insert(Sql sql, object args) => Find<long>(sql, args);

    /// <summary>Rolls the work back; its result is still returned to the caller.</summary>
    public void Abandon() => IsAbandoned = true;

    protected abstract void RunNow(Sql sql, object? args);

    protected abstract void AccumulateNow(Sql sql, SqlRows rows);

    protected abstract int ExecuteNow(Sql sql, object? args);

    protected abstract T? FindNow<T>(Sql sql, object? args);

    protected abstract IReadOnlyList<T> ListNow<T>(Sql sql, object? args);

    protected abstract void ReadNow(ReadBatch batch);

    private void Call() => (_calls, _waiting) = (_calls + 1, 0);

    private void AddWaiting()
    {
        if (++_waiting == MostWaiting)
            Call();
    }
}
