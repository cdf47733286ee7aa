using NewsApi.Data.Statements;

namespace NewsApi.Data.SqlServer;

/// <summary>A pooled connection for each session; the replica is the server of the read connection string.</summary>
internal sealed class SqlServerReader(SqlDialect dialect, SqlServerConnections connections) : ISqlReader
{
    public async ValueTask<ReadSession> OpenAsync(long seq, CancellationToken ct) =>
        new SqlServerReadSession(dialect, seq, await connections.OpenWriteAsync(ct));

    public async ValueTask<ReadSession?> OpenReplicaAsync(long seq, CancellationToken ct) =>
        connections.HasReplica ? new SqlServerReadSession(dialect, seq, await connections.OpenReadAsync(ct)) : null;

    public void Dispose()
    {
        // The driver owns the pool.
    }
}
