using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Counting.Totals;

/// <summary>
/// Whose turn it is to add to the counters. Every node could; one does for as long as it goes on, because it remembers what was counted. That
/// nothing is counted twice does not rest on it, but on the number of rows of the journal that were added, which each transaction moves on.
/// </summary>
internal sealed class AggregatorLease(Db db)
{
    private static readonly Sql TakeSql = new("""
        UPDATE read_state SET holder = @Me, held_until = @Until
        WHERE id = 1 AND (holder = @Me OR held_until < @Now)
        """);

    private static readonly Sql AddedSql = new("SELECT added_rows FROM read_state WHERE id = 1");

    private static readonly Sql AddSql = new("""
        UPDATE read_state SET added_rows = added_rows + @Rows, held_until = @Until
        WHERE id = 1 AND holder = @Me AND added_rows = @Known
        """);

    private static readonly Sql LeaveSql = new("UPDATE read_state SET held_until = 0 WHERE id = 1 AND holder = @Me");

    private static readonly Sql LockSql = new("UPDATE read_state SET added_rows = added_rows WHERE id = 1");

    private readonly string _me = Guid.NewGuid().ToString("N");
    private DateTimeOffset _until;
    private long? _known;

    /// <summary>Takes the turn, or goes on with it.</summary>
    /// <param name="now">The time.</param>
    /// <param name="length">For how long nobody else is to try.</param>
    /// <param name="mayWait">Whether somebody else's turn is respected.</param>
    /// <param name="ct">Cancels.</param>
    public async ValueTask<LeaseState> Take(DateTimeOffset now, TimeSpan length, bool mayWait, CancellationToken ct)
    {
        if (_known is not null && _until - now > length / 2)
            return LeaseState.Mine;
        var added = await db.WriteAsync<long?>(
            write => write.Execute(TakeSql, new { Me = _me, Until = now + length, Now = mayWait ? now : DateTimeOffset.MaxValue }) == 0
                ? null
                : write.Find<long>(AddedSql),
            ct);
        if (added is null)
        {
            _known = null;
            return LeaseState.Others;
        }

        _until = now + length;
        var isNew = added != _known;
        _known = added;
        return isNew ? LeaseState.MineAnew : LeaseState.Mine;
    }

    /// <summary>Locks the counters, and moves the number of what was added to them.</summary>
    /// <returns>The number from then on; null where somebody else has added to them meanwhile, or is about to.</returns>
    public long? Number(WriteSession write, int rows, DateTimeOffset now, TimeSpan length) =>
        write.Execute(AddSql, new { Me = _me, Until = now + length, Known = _known ?? -1, Rows = rows }) == 1 ? _known + rows : null;

    /// <summary>Waits until nobody else writes to counters or windows.</summary>
    public static void Lock(WriteSession write) => write.Execute(LockSql);

    /// <summary>After the commit of what was numbered.</summary>
    public void Added(long number) => _known = number;

    /// <summary>Whatever this node remembers, it is to be read again.</summary>
    public void Doubt() => _known = null;

    public async ValueTask Leave(CancellationToken ct)
    {
        if (_known is not null)
            await db.WriteAsync(write => write.Execute(LeaveSql, new { Me = _me }), ct);
        _known = null;
    }
}

/// <summary>What came of asking for a turn.</summary>
internal enum LeaseState
{
    Others,
    Mine,

    /// <summary>Somebody else may have added to the counters since this node last did.</summary>
    MineAnew,
}
