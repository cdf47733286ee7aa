using System.Data.Common;
using Dapper;

namespace NewsApi.Data;

/// <summary>What a piece of work may do inside its transaction: SQL, synchronously, and nothing else.</summary>
internal sealed class WriteSession(SqlDialect dialect, DbConnection connection, DbTransaction transaction)
{
    public SqlDialect Dialect => dialect;

    /// <summary>True once the work has asked that nothing of it remains.</summary>
    public bool IsAbandoned { get; private set; }

    public int Execute(Sql sql, object? args = null) =>
        connection.Execute(sql.For(dialect), args, transaction);

    public T? Find<T>(Sql sql, object? args = null) =>
        connection.QueryFirstOrDefault<T>(sql.For(dialect), args, transaction);

    public IReadOnlyList<T> List<T>(Sql sql, object? args = null) =>
        connection.Query<T>(sql.For(dialect), args, transaction).AsList();

    /// <summary>Runs an insert that carries <see cref="SqlDialect.OutputId"/> and <see cref="SqlDialect.ReturningId"/>.</summary>
    public long Insert(Sql sql, object args) =>
        connection.ExecuteScalar<long>(sql.For(dialect), args, transaction);

    /// <summary>The work's answer still reaches the caller, but its rows are rolled back.</summary>
    public void Abandon() => IsAbandoned = true;
}
