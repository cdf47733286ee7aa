using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Counting.Totals;

/// <summary>
/// The lease of the one node that adds to the counters. The lease only saves work: the node that keeps it has the deduplication keys in
/// memory already. The number of added rows in the database guarantees that nothing is counted twice. Each addition increases this number,
/// and fails if the number differs from the one in the memory of this node.
/// </summary>
internal sealed class AggregatorLease(Db db)
{
    private static readonly Sql AcquireSql = new("""
        UPDATE read_state SET holder = @Me, held_until = @Until
        WHERE id = 1 AND (holder = @Me OR held_until < @Now)
        """);

    private static readonly Sql AddedRowsSql = new("SELECT added_rows FROM read_state WHERE id = 1");

    private static readonly Sql AdvanceSql = new("""
        UPDATE read_state SET added_rows = added_rows + @Rows, held_until = @Until
        WHERE id = 1 AND holder = @Me AND added_rows = @AddedRows
        """);

    private static readonly Sql ReleaseSql = new("UPDATE read_state SET held_until = 0 WHERE id = 1 AND holder = @Me");

    private static readonly Sql LockSql = new("UPDATE read_state SET added_rows = added_rows WHERE id = 1");

    private readonly string _me = Guid.NewGuid().ToString("N");
    private DateTimeOffset _until;

    // Null if the data in the memory of this node may be stale.
    private long? _addedRows;

    /// <summary>Acquires the lease, or renews it.</summary>
    /// <param name="now">The time.</param>
    /// <param name="length">For how long no other node may acquire it.</param>
    /// <param name="mayWait">Whether to respect the lease of another node; if false, this node takes the lease.</param>
    /// <param name="ct">Cancels.</param>
    public async ValueTask<LeaseState> Acquire(DateTimeOffset now, TimeSpan length, bool mayWait, CancellationToken ct)
    {
        if (_addedRows is not null && _until - now > length / 2)
            return LeaseState.Held;
        var before = _addedRows;
        _addedRows = await db.WriteAsync<long?>(
            write => write.Execute(AcquireSql, new { Me = _me, Until = now + length, Now = mayWait ? now : DateTimeOffset.MaxValue }) == 0
                ? null
                : write.Find<long>(AddedRowsSql),
            ct);
        if (_addedRows is null)
            return LeaseState.HeldByOther;
        _until = now + length;
        return _addedRows == before ? LeaseState.Held : LeaseState.Acquired;
    }

    /// <summary>Locks the counters, and increases the number of added rows.</summary>
    /// <returns>The new number; null where another node has added to the counters or has acquired the lease meanwhile.</returns>
    public long? Advance(WriteSession write, int rows, DateTimeOffset now, TimeSpan length) =>
        write.Execute(AdvanceSql, new { Me = _me, Until = now + length, AddedRows = _addedRows ?? -1, Rows = rows }) == 1
            ? _addedRows + rows
            : null;

    /// <summary>Waits until no other transaction writes to counters or windows.</summary>
    public static void Lock(WriteSession write) => write.Run(LockSql);

    /// <summary>To be called after the commit with the number that <see cref="Advance"/> returned.</summary>
    public void OnStored(long addedRows) => _addedRows = addedRows;

    /// <summary>The next <see cref="Acquire"/> does not return <see cref="LeaseState.Held"/>, so that memory is loaded again.</summary>
    public void Invalidate() => _addedRows = null;

    public async ValueTask Release(CancellationToken ct)
    {
        if (_addedRows is not null)
            await db.WriteAsync(write => write.Execute(ReleaseSql, new { Me = _me }), ct);
        _addedRows = null;
    }
}

internal enum LeaseState
{
    HeldByOther,
    Held,

    /// <summary>
    /// This node now holds the lease. Another node may have added to the counters meanwhile, so memory must be loaded again.
    /// </summary>
    Acquired,
}
