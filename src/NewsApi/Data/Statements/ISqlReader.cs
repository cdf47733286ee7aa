namespace NewsApi.Data.Statements;

/// <summary>Opens sessions for reading; one implementation per database.</summary>
internal interface ISqlReader : IDisposable
{
    /// <summary>Whether a replica is configured.</summary>
    bool HasReplica { get; }

    /// <summary>Opens a session that reads committed data.</summary>
    /// <param name="seq">The number up to which this node has seen all changes; the session includes them.</param>
    /// <param name="ct">Cancels while it waits for a connection.</param>
    ValueTask<ReadSession> OpenAsync(long seq, CancellationToken ct);

    /// <summary>Opens a session for one public answer, which detects whether all its reads saw the same state.</summary>
    /// <param name="seq">The number up to which this node has seen all changes.</param>
    /// <param name="least">If the replica lacks this change, a read throws <see cref="ReplicaBehindException"/>.</param>
    /// <param name="fromReplica">Whether the session reads from the replica.</param>
    /// <param name="ct">Cancels while it waits for a connection.</param>
    ValueTask<ReadSession> OpenPublicAsync(long seq, long least, bool fromReplica, CancellationToken ct);
}
/// <summary>The replica does not have all changes that this node has seen; the answer is read from the primary server instead.</summary>
internal sealed class ReplicaBehindException : Exception;
