using NewsApi.Data;

namespace NewsApi.Counting.Deduplication;

/// <summary>A cache of the newest stored keys of all kinds, in bounded memory. Keys are hashes, so kinds do not collide.</summary>
/// <param name="most">The most keys in memory. If the newest slot alone has more keys, all keys of that slot stay.</param>
internal sealed class DeduplicationKeyCache(int most)
{
    // The ids of journal batches are not kept here. They are looked up in the database.
    private static readonly DeduplicationKind[] Kinds =
        [DeduplicationKind.Visitors, DeduplicationKind.ClientIds, DeduplicationKind.LateVisitors];

    // Counted in slots. A trim visits all keys, so it must not run often.
    private const int TrimInterval = 24;

    private readonly Dictionary<long, Entry> _keys = [];

    // Keys of slots before this slot may be in the database only.
    private int _firstSlot;
    private int _trimmedAt;

    /// <returns>The time of the key's event; null if the key is not in memory.</returns>
    public uint? Find(long key) => _keys.TryGetValue(key, out var entry) ? entry.At : null;

    public void Add(DeduplicationKind kind, TimedKey key, int slot) => _keys[key.Key] = new Entry(key.At, slot, kind);

    /// <summary>Replaces the keys in memory by the newest keys of the database.</summary>
    public async ValueTask Load(Db db, int slot, CancellationToken ct)
    {
        _keys.Clear();
        _firstSlot = int.MinValue;
        foreach (var kind in Kinds)
        {
            var full = _keys.Count + (most / 2);
            await foreach (var row in DeduplicationRows.Read(db, kind, kind.FirstSlot(slot), int.MaxValue, ct))
            {
                if (_keys.Count > full)
                {
                    // Some keys of this slot may be in memory, but all keys of the slot are looked up in the database.
                    _firstSlot = Math.Max(_firstSlot, row.Slot + 1);
                    break;
                }

                foreach (var key in row.Keys())
                    Add(kind, key, row.Slot);
            }
        }
    }

    /// <summary>
    /// Loads those of the given keys that are only in the database, in slots that have not expired. This scans these slots; a node whose
    /// keys all fit into memory never does so.
    /// </summary>
    public async ValueTask Load(Db db, IEnumerable<long> keys, int slot, CancellationToken ct)
    {
        WantedKeys? wanted = null;
        foreach (var kind in Kinds.Where(kind => kind.FirstSlot(slot) < _firstSlot))
            await foreach (var row in DeduplicationRows.Read(db, kind, kind.FirstSlot(slot), _firstSlot, ct))
                foreach (var key in row.Keys())
                    if ((wanted ??= new WantedKeys(keys.Where(key => !_keys.ContainsKey(key)))).Has(key.Key))
                        Add(kind, key, row.Slot);
    }

    /// <summary>
    /// Removes expired keys every four minutes, or when there are too many keys. If this is not enough, removes the older half.
    /// </summary>
    public void Trim(int slot)
    {
        if (_keys.Count > most || slot - _trimmedAt >= TrimInterval)
        {
            Remove(entry => entry.Slot < entry.Kind.FirstSlot(slot));
            _trimmedAt = slot;
        }

        if (_keys.Count <= most)
            return;
        var (kept, first) = (0, slot);
        foreach (var (each, count) in _keys.Values.CountBy(entry => entry.Slot).OrderByDescending(pair => pair.Key))
        {
            kept += count;
            if (each < slot && kept > most / 2)
                break;
            first = Math.Min(first, each);
        }

        _firstSlot = Math.Max(_firstSlot, first);
        Remove(entry => entry.Slot < _firstSlot);
    }

    private void Remove(Func<Entry, bool> isUseless)
    {
        foreach (var (key, entry) in _keys)
            if (isUseless(entry))
                _keys.Remove(key);
    }

    private readonly record struct Entry(uint At, int Slot, DeduplicationKind Kind);

    /// <summary>The set of keys to find. A test of one bit rules out most other keys, so that testing very many keys is fast.</summary>
    private sealed class WantedKeys
    {
        private const int Bits = 23;

        private readonly HashSet<long> _keys;
        private readonly ulong[] _bits = new ulong[1 << (Bits - 6)];

        public WantedKeys(IEnumerable<long> keys)
        {
            _keys = [.. keys];
            foreach (var key in _keys)
                _bits[Place(key) >> 6] |= 1UL << Place(key);
        }

        public bool Has(long key) => (_bits[Place(key) >> 6] & (1UL << Place(key))) != 0 && _keys.Contains(key);

        private static int Place(long key) => (int)key & ((1 << Bits) - 1);
    }
}
