using NewsApi.Data.Statements;

namespace NewsApi.Data.SqlServer;

/// <summary>A pooled connection for each session; the replica is the server of the read connection string.</summary>
internal sealed class SqlServerReader(SqlDialect dialect, SqlServerConnections connections) : ISqlReader
{
    public bool HasReplica => connections.HasReplica;

    public async ValueTask<ReadSession> OpenAsync(long seq, CancellationToken ct) =>
        new SqlServerReadSession(dialect, seq, await connections.OpenWriteAsync(ct), isPublic: false);

    public async ValueTask<ReadSession> OpenPublicAsync(long seq, bool fromReplica, CancellationToken ct) => new SqlServerReadSession(
        dialect, seq, fromReplica ? await connections.OpenReadAsync(ct) : await connections.OpenWriteAsync(ct), isPublic: true,
        isReplica: fromReplica);

    public void Dispose()
    {
        // The driver owns the pool.
    }
}
