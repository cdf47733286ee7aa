using System.Data;
using Microsoft.Data.SqlClient;
using NewsApi.Data.Statements;

namespace NewsApi.Data.SqlServer;

/// <summary>One transaction per piece of work; a deadlock's victim runs again, because its rows are gone.</summary>
internal sealed class SqlServerWriter(SqlDialect dialect, SqlServerConnections connections) : ISqlWriter
{
    private const int Attempts = 4;

    // Content writes queue at the change log's counter anyway; here they do it without holding a connection and a thread.
    private const int AtOnce = 8;

    private readonly SemaphoreSlim _gate = new(AtOnce);

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
            catch (SqlException e) when (attempt < Attempts && SqlServerFaults.IsRolledBack(e))
            {
                // The next round opens a transaction of its own.
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
