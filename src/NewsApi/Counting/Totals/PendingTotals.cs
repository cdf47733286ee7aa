using System.Runtime.InteropServices;
using NewsApi.Counting.Deduplication;
using NewsApi.Counting.Journal;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Counting.Totals;

/// <summary>Events that were read from the journal and are not in the counters yet.</summary>
/// <param name="keys">The deduplication keys, which recognise events that were counted before.</param>
/// <param name="events">An empty list for the events; instances share it to save memory.</param>
internal sealed class PendingTotals(DeduplicationKeys keys, List<ReaderEvent> events)
{
    // The first two limit one read. The third limits all events in memory, which take about ten megabytes.
    private const int MostRows = 2_000, MostEvents = 50_000, MostInAll = 250_000;

    private readonly List<long> _rows = [];
    private readonly EventArticlePool _articles = new();
    private readonly CounterDeltas _deltas = new();
    private readonly UniqueVisitors _uniques = new();

    public bool IsEmpty => Rows == 0;

    /// <summary>How many rows of the journal were read.</summary>
    public int Rows => _rows.Count;

    /// <summary>How many events were read, repeats included.</summary>
    public int Events { get; private set; }

    public bool IsFull => Events >= MostInAll;

    /// <summary>Reads some more rows of the journal.</summary>
    /// <returns>Whether there were more rows.</returns>
    /// <remarks>A row may become visible after rows with higher ids. The next instance reads it, as it starts at the first row.</remarks>
    public async ValueTask<bool> Read(Db db, CancellationToken ct)
    {
        IReadOnlyList<JournalRows.StoredRow> rows;
        await using (var read = await db.ReadAsync(ct))
            rows = await JournalRows.List(read, IsEmpty ? 0 : _rows[^1], MostRows, MostEvents, ct);
        var before = events.Count;
        foreach (var row in rows)
        {
            EventBatch.Read(row.Content, _articles, events);
            _rows.Add(row.Id);
            keys.AddBatch(row.Batch);
        }

        Events += events.Count - before;
        return rows.Count > 0;
    }

    /// <summary>Leaves out events that were counted before, and sums up the others.</summary>
    public async ValueTask Aggregate(Db db, DateTimeOffset now, CancellationToken ct)
    {
        await keys.Load(db, events, now, ct);
        foreach (ref readonly var one in CollectionsMarshal.AsSpan(events))
            if (keys.Add(one, now))
            {
                _deltas.Add(one);
                _uniques.Add(one);
            }

        events.Clear();
    }

    /// <summary>Adds the sums to the counters and deletes the rows of the journal. The transaction may run this method again.</summary>
    public void Store(WriteSession write, long addition, DateTimeOffset now)
    {
        JournalRows.Delete(write, _rows);
        RankingWindows.Advance(write, now);
        Counters.Add(write, _deltas);
        Referrers.Add(write, _deltas);
        RankingWindows.Add(write, _deltas);
        _uniques.Store(write);
        keys.Store(write, addition, now);
    }
}
