using NewsApi.Data;

namespace NewsApi.Counting;

/// <summary>Events that were read out of the journal and are not in the counters yet, as what they come to.</summary>
/// <param name="marks">What was counted lately.</param>
internal sealed class Gathering(Marks marks)
{
    // What is gathered at once, and in all: some ten megabytes.
    private const int MostRows = 2_000, MostEvents = 50_000, MostInAll = 250_000, MostDifferent = 50_000;

    private readonly HashSet<long> _rows = [];
    private readonly CountedArticles _articles = new();
    private readonly Tally _tally = new();
    private readonly Uniques _uniques = new();

    /// <summary>How many rows of the journal, and how many events, repeats included.</summary>
    public int Rows => _rows.Count;

    public int Events { get; private set; }

    public bool IsFull => Events >= MostInAll || _tally.Different + _uniques.Count >= MostDifferent;

    /// <summary>Reads some more.</summary>
    /// <returns>Whether there was anything.</returns>
    public async ValueTask<bool> Add(Db db, DateTimeOffset now, CancellationToken ct)
    {
        IReadOnlyList<JournalRows.Row> rows;
        await using (var read = await db.ReadAsync(ct))
            rows = await JournalRows.ListNew(read, _rows, MostRows, MostEvents, ct);
        var events = new List<CountedEvent>();
        foreach (var row in rows)
            EventBatch.Read(row.Content, _articles, events);
        await marks.Recall(db, events, now, ct);
        // From here on nothing can fail, so that what is marked is counted.
        foreach (var row in rows)
        {
            _rows.Add(row.Id);
            marks.AddBatch(row.Batch);
        }

        foreach (var one in events)
            if (marks.IsNew(one, now))
            {
                _tally.Add(one);
                _uniques.Add(one);
            }

        Events += events.Count;
        return rows.Count > 0;
    }

    /// <summary>Adds everything to the counters and takes the rows out of the journal. May be run again.</summary>
    /// <returns>Whether all rows were still there; else somebody else has counted them.</returns>
    public bool Store(WriteSession write, long number, DateTimeOffset now)
    {
        if (JournalRows.Delete(write, _rows) != _rows.Count)
            return false;
        Windows.Advance(write, now);
        Counters.Add(write, _tally);
        Referrers.Add(write, _tally);
        Windows.Add(write, _tally);
        _uniques.Store(write);
        marks.Store(write, number, now);
        return true;
    }
}
