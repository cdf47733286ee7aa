using System.Runtime.InteropServices;
using NewsApi.Counting.Deduplication;
using NewsApi.Counting.Journal;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Counting.Totals;

/// <summary>Events that were read out of the journal and are not in the counters yet.</summary>
/// <param name="marks">What was counted lately.</param>
/// <param name="events">Takes them; empty, and to be used again by the next gathering.</param>
internal sealed class PendingTotals(DeduplicationKeys marks, List<ReaderEvent> events)
{
    // What is read at once, and gathered in all: some ten megabytes.
    private const int MostRows = 2_000, MostEvents = 50_000, MostInAll = 250_000;

    private readonly List<long> _rows = [];
    private readonly EventArticlePool _articles = new();
    private readonly CounterDeltas _tally = new();
    private readonly UniqueVisitors _uniques = new();

    public bool IsEmpty => Rows == 0;

    /// <summary>How many rows of the journal.</summary>
    public int Rows => _rows.Count;

    /// <summary>How many events, repeats included.</summary>
    public int Events { get; private set; }

    public bool IsFull => Events >= MostInAll;

    /// <summary>Reads some more.</summary>
    /// <returns>Whether there was anything.</returns>
    /// <remarks>A row may become visible after others with higher ids: the next gathering, which begins at the beginning, will find it.</remarks>
    public async ValueTask<bool> Add(Db db, CancellationToken ct)
    {
        IReadOnlyList<JournalRows.StoredRow> rows;
        await using (var read = await db.ReadAsync(ct))
            rows = await JournalRows.List(read, IsEmpty ? 0 : _rows[^1], MostRows, MostEvents, ct);
        var before = events.Count;
        foreach (var row in rows)
        {
            EventBatch.Read(row.Content, _articles, events);
            _rows.Add(row.Id);
            marks.AddBatch(row.Batch);
        }

        Events += events.Count - before;
        return rows.Count > 0;
    }

    /// <summary>Leaves out what was counted before, and adds up the rest.</summary>
    public async ValueTask Sift(Db db, DateTimeOffset now, CancellationToken ct)
    {
        await marks.Recall(db, events, now, ct);
        foreach (ref readonly var one in CollectionsMarshal.AsSpan(events))
            if (marks.IsNew(one, now))
            {
                _tally.Add(one);
                _uniques.Add(one);
            }

        events.Clear();
    }

    /// <summary>Adds everything to the counters and takes the rows out of the journal. May be run again.</summary>
    /// <returns>Whether all rows were still there; else somebody else has counted them.</returns>
    public bool Store(WriteSession write, long addition, DateTimeOffset now)
    {
        if (JournalRows.Delete(write, _rows) != _rows.Count)
            return false;
        RankingWindows.Advance(write, now);
        Counters.Add(write, _tally);
        Referrers.Add(write, _tally);
        RankingWindows.Add(write, _tally);
        _uniques.Store(write);
        marks.Store(write, addition, now);
        return true;
    }
}
