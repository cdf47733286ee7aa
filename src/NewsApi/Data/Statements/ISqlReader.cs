namespace NewsApi.Data.Statements;

/// <summary>Opens sessions for reading; one implementation per database.</summary>
internal interface ISqlReader : IDisposable
{
    /// <summary>Whether a replica is configured.</summary>
    bool HasReplica { get; }

    /// <summary>Reads what has been committed.</summary>
    /// <param name="seq">A change that this session is known to see, with all before it.</param>
    /// <param name="ct">Cancels while it waits for a connection.</param>
    ValueTask<ReadSession> OpenAsync(long seq, CancellationToken ct);

    /// <summary>Reads one public answer, and knows whether all of it is of one moment.</summary>
    /// <param name="seq">As above. A replica that has not come so far throws <see cref="ReplicaBehindException"/> when it is read.</param>
    /// <param name="fromReplica">Whether the replica is read.</param>
    /// <param name="ct">Cancels while it waits for a connection.</param>
    ValueTask<ReadSession> OpenPublicAsync(long seq, bool fromReplica, CancellationToken ct);
}
/// <summary>The replica does not have all changes that this node has shown; the answer is read from the server itself.</summary>
internal sealed class ReplicaBehindException : Exception;
