using System.Data;
using System.Data.Common;
using Dapper;
using NewsApi.Data.Statements;

namespace NewsApi.Data.SqlServer;

/// <summary>
/// One work item in a transaction. The transaction begins with the first statement that has a result. A work item without such a
/// statement becomes one command with its own begin and commit.
/// </summary>
internal sealed class SqlServerWriteSession : WriteSession, IDisposable
{
    private readonly DbConnection _connection;
    private readonly bool _isOwner;
    private DbTransaction? _transaction;
    private SqlServerBatchCommand _waiting = new();

    /// <param name="dialect">The dialect.</param>
    /// <param name="connection">An open connection.</param>
    /// <param name="present">The transaction that several work items share; null if this work item has its own transaction.</param>
    public SqlServerWriteSession(SqlDialect dialect, DbConnection connection, DbTransaction? present = null) : base(dialect) =>
        (_connection, _transaction, _isOwner) = (connection, present, present is null);

    /// <summary>Whether any statement of the work was sent to the server.</summary>
    public bool HasSent { get; private set; }

    /// <summary>Whether the server has answered any statement of the work.</summary>
    public bool HasAnswer { get; private set; }

    /// <summary>Sends the waiting statements, before another work item uses the same transaction.</summary>
    public void Flush()
    {
        if (_waiting.Count == 0)
            return;
        var joined = Take();
        _connection.Execute(joined.Guarded, joined, Transaction());
        HasAnswer = true;
    }

    /// <summary>Discards the statements that wait, because their work is rolled back.</summary>
    public void Forget() => _waiting = new SqlServerBatchCommand();

    public void Commit()
    {
        if (_transaction is null && _waiting.Count > 0)
        {
            var joined = Take();
            _connection.Execute(joined.Whole, joined);
            return;
        }

        Flush();
        _transaction?.Commit();
    }

    // An open transaction is rolled back.
    public void Dispose()
    {
        if (_isOwner)
            _transaction?.Dispose();
    }

    protected override void RunNow(Sql sql, object? args)
    {
        _waiting.Add(sql.For(Dialect), args);
        if (_waiting.Count == MostWaiting || _waiting.IsFull)
            Flush();
    }

    // All rows are sent as one JSON argument.
    protected override void AccumulateNow(Sql sql, SqlRows rows)
    {
        if (rows.Count > 0)
            RunNow(sql, rows.ToArgument());
    }

    protected override int ExecuteNow(Sql sql, object? args)
    {
        Flush();
        return Answered(_connection.Execute(sql.For(Dialect), args, Transaction()));
    }

    protected override T? FindNow<T>(Sql sql, object? args) where T : default
    {
        var joined = With(sql, args);
        return Answered(_connection.QueryFirstOrDefault<T>(joined.Guarded, joined, Transaction()));
    }

    protected override IReadOnlyList<T> ListNow<T>(Sql sql, object? args)
    {
        var joined = With(sql, args);
        return Answered(_connection.Query<T>(joined.Guarded, joined, Transaction()).AsList());
    }

    protected override void ReadNow(ReadBatch batch)
    {
        if (_waiting.IsFullForBatch)
            Flush();
        var joined = Take();
        foreach (var item in batch.Items)
            joined.Add(item.Sql.For(Dialect), item.Args);
        using var results = _connection.QueryMultiple(joined.Guarded, joined, Transaction());
        SqlServerBatchResults.Take(batch, results);
        HasAnswer = true;
    }

    private T Answered<T>(T result)
    {
        HasAnswer = true;
        return result;
    }

    private DbTransaction Transaction() => _transaction ??= _connection.BeginTransaction(IsolationLevel.ReadCommitted);

    private SqlServerBatchCommand With(Sql sql, object? args)
    {
        var joined = Take();
        joined.Add(sql.For(Dialect), args);
        return joined;
    }

    private SqlServerBatchCommand Take()
    {
        var joined = _waiting;
        _waiting = new SqlServerBatchCommand();
        HasSent = true;
        return joined;
    }
}
