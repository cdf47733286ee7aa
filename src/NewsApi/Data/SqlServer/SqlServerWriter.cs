using System.Data;
using Microsoft.Data.SqlClient;
using NewsApi.Data.Statements;

namespace NewsApi.Data.SqlServer;

/// <summary>Runs each work item in its own transaction, and again if the server rolled it back as a deadlock victim.</summary>
internal sealed class SqlServerWriter(SqlDialect dialect, SqlServerConnections connections) : ISqlWriter
{
    private const int MaxAttempts = 4;

    // Content writes wait for the counter of the change log anyway; here they wait without a connection and a thread.
    private const int MaxConcurrent = 8;

    private readonly SemaphoreSlim _gate = new(MaxConcurrent);

    public async Task<T> WriteAsync<T>(Func<WriteSession, T> work, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            return await RunAsync(work, ct);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Post(Action<WriteSession> work, Action<Exception?> done) => _ = Task.Run(async () =>
    {
        try
        {
            await WriteAsync(
                session =>
                {
                    work(session);
                    return 0;
                },
                CancellationToken.None);
        }
        catch (Exception e)
        {
            done(e);
            return;
        }

        done(null);
    });

    public ValueTask DisposeAsync()
    {
        _gate.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<T> RunAsync<T>(Func<WriteSession, T> work, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunOnceAsync(work, ct);
            }
            catch (SqlException e) when (attempt < MaxAttempts && SqlServerFaults.IsRolledBack(e))
            {
                // The next attempt opens a new transaction.
            }
        }
    }

    private async Task<T> RunOnceAsync<T>(Func<WriteSession, T> work, CancellationToken ct)
    {
        await using var connection = await connections.OpenWriteAsync(ct);
        await using var transaction = (SqlTransaction)await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        var session = new SqlServerWriteSession(dialect, transaction);
        var result = work(session);
        if (session.IsAbandoned)
            await transaction.RollbackAsync(CancellationToken.None);
        else
            await transaction.CommitAsync(CancellationToken.None);
        return result;
    }
}
