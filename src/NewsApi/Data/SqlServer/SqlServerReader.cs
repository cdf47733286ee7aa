using NewsApi.Data.Statements;

namespace NewsApi.Data.SqlServer;

/// <summary>
/// Opens a pooled connection for each session; the replica is the server of the read connection string. If no connection is free, a
/// request waits here for a limited time, without a thread.
/// </summary>
internal sealed class SqlServerReader(SqlDialect dialect, SqlServerConnections connections, TimeSpan longestWait) : ISqlReader
{
    private readonly SemaphoreSlim _places = new(connections.MostReads), _replicaPlaces = new(connections.MostReplicaReads);

    public bool HasReplica => connections.HasReplica;

    public ValueTask<ReadSession> OpenAsync(long seq, CancellationToken ct) => Open(seq, seq, isPublic: false, fromReplica: false, ct);

    public ValueTask<ReadSession> OpenPublicAsync(long seq, long least, bool fromReplica, CancellationToken ct) =>
        Open(seq, least, isPublic: true, fromReplica, ct);

    // The driver owns the connections, so only the semaphores are disposed.
    public void Dispose()
    {
        _places.Dispose();
        _replicaPlaces.Dispose();
    }

    private async ValueTask<ReadSession> Open(long seq, long least, bool isPublic, bool fromReplica, CancellationToken ct)
    {
        var places = fromReplica ? _replicaPlaces : _places;
        if (!await places.WaitAsync(longestWait, ct))
            throw new DatabaseBusyException();
        try
        {
            var connection = fromReplica ? await connections.OpenReadAsync(ct) : await connections.OpenWriteAsync(ct);
            return new SqlServerReadSession(dialect, seq, least, connection, places, isPublic, fromReplica);
        }
        catch
        {
            places.Release();
            throw;
        }
    }
}
