using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Counting.Deduplication;

/// <summary>One family of marks: the newest in memory, all of them in rows of the database, and what is not stored there yet.</summary>
/// <param name="id">Its number in the database.</param>
/// <param name="kept">For how many slots marks are of use.</param>
/// <param name="most">How many may be in memory, the slot that is being filled aside.</param>
internal sealed class DeduplicationSet(DeduplicationKind id, int kept, int most)
{
    private readonly KeyTable _table = new();
    private readonly Dictionary<int, PackedKeys> _fresh = [];

    // Slots before this one are in the database alone.
    private int _firstInMemory;

    // When old ones were last dropped.
    private int _swept;

    public DeduplicationKind Id => id;

    public uint? Find(long mark) => _table.Find(mark);

    public void Add(long mark, uint at, int slot)
    {
        _table.Put(mark, at, slot);
        if (!_fresh.TryGetValue(slot, out var list))
            _fresh[slot] = list = new PackedKeys();
        list.Add(mark, at);
    }

    /// <summary>The first slot whose marks still matter.</summary>
    public int FirstOf(int slot) => slot - kept + 1;

    /// <summary>Whether there are marks that matter in the database alone.</summary>
    public bool NeedsRecall(int slot) => _firstInMemory > FirstOf(slot);

    /// <summary>Reads those in question back into memory: a look through all that are in the database alone, which only who counts more than the memory holds pays for.</summary>
    public async ValueTask Recall(Db db, IEnumerable<long> marks, int slot, CancellationToken ct)
    {
        var wanted = new WantedKeys(marks.Where(mark => _table.Find(mark) is null));
        await foreach (var row in DeduplicationRows.Read(db, id, FirstOf(slot), _firstInMemory, ct))
            PackedKeys.Find(row.Content, wanted, (mark, at) => _table.Put(mark, at, row.Slot));
    }

    /// <summary>Reads the newest from the database, in place of what is in memory.</summary>
    public async ValueTask Load(Db db, int slot, CancellationToken ct)
    {
        _fresh.Clear();
        _table.Forget(int.MaxValue);
        _firstInMemory = FirstOf(slot);
        await foreach (var row in DeduplicationRows.ReadNewest(db, id, FirstOf(slot), ct))
        {
            if (_table.Count > most)
            {
                // Of its slot some may be in memory; all of them are looked for in the database.
                _firstInMemory = row.Slot + 1;
                return;
            }

            PackedKeys.Find(row.Content, null, (mark, at) => _table.Put(mark, at, row.Slot));
        }
    }

    /// <summary>Stores what is fresh.</summary>
    public void Store(WriteSession write, long addition)
    {
        foreach (var (slot, list) in _fresh)
            DeduplicationRows.Add(write, id, slot, addition, list);
    }

    /// <summary>After the commit: nothing is fresh any more, and what is too old or too much for the memory leaves it.</summary>
    public void Stored(int slot)
    {
        _fresh.Clear();
        // Now and then, because all that stays is moved; what is too old by then is told by its time, or is an id that is known a little longer.
        if (slot - _swept >= kept / 8)
        {
            _table.Forget(FirstOf(slot));
            _swept = slot;
        }

        if (_table.Count <= most)
            return;
        _firstInMemory = Math.Max(_firstInMemory, _table.FirstOfNewest(most / 2, slot));
        _table.Forget(_firstInMemory);
    }
}

/// <summary>The families of marks, by their numbers in the database.</summary>
internal enum DeduplicationKind
{
    Visitors = 1,
    ClientIds = 2,
    Batches = 3,
    LateVisitors = 4,
}
