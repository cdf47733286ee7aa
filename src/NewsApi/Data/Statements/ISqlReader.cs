namespace NewsApi.Data.Statements;

/// <summary>Opens sessions for reading; one implementation per database.</summary>
internal interface ISqlReader : IDisposable
{
    /// <summary>Reads what has been committed.</summary>
    /// <param name="seq">A change that this session is known to see, with all before it.</param>
    /// <param name="ct">Cancels while it waits for a connection.</param>
    ValueTask<ReadSession> OpenAsync(long seq, CancellationToken ct);

    /// <summary>Reads from a replica, which may lag behind <paramref name="seq"/>; null where there is no replica.</summary>
    ValueTask<ReadSession?> OpenReplicaAsync(long seq, CancellationToken ct);
}
