namespace NewsApi.Counting.Deduplication;

/// <summary>
/// Hashes that came lately, each with a time and with the slot in which it came, in one piece of memory: 16 bytes each and some air.
/// They are taken for evenly spread, so they are looked up by their lowest bits. For one thread at a time.
/// </summary>
internal sealed class KeyTable
{
    private const int Smallest = 1 << 10;

    private readonly SortedDictionary<int, int> _slots = [];
    private KeySlot[] _entries = new KeySlot[Smallest];

    // Of the same length, to move to: megabytes that else were thrown away each time.
    private KeySlot[]? _spare;

    public int Count { get; private set; }

    /// <returns>The time it was put in with; null where it is not known.</returns>
    public uint? Find(long mark) => _entries[PlaceOf(mark)] is { IsTaken: true } entry ? entry.At : null;

    /// <summary>Remembers it, or gives it another time.</summary>
    public void Put(long mark, uint at, int slot)
    {
        if (Count * 4 >= _entries.Length * 3)
            Rebuild(_entries.Length * 2, firstSlot: int.MinValue);
        ref var entry = ref _entries[PlaceOf(mark)];
        if (entry.IsTaken)
            Leave(entry.Slot);
        entry = new KeySlot(mark, at, slot);
        _slots[slot] = _slots.GetValueOrDefault(slot) + 1;
        Count++;
    }

    /// <summary>Forgets what came before a slot.</summary>
    public void Forget(int firstSlot)
    {
        if (_slots.Count == 0 || _slots.First().Key >= firstSlot)
            return;
        var left = _slots.Where(slot => slot.Key >= firstSlot).Sum(slot => slot.Value);
        // Not smaller at once: as much will come again.
        var length = left * 8L < _entries.Length && _entries.Length > Smallest ? _entries.Length / 2 : _entries.Length;
        while (left * 4L > length * 3L)
            length *= 2;
        Rebuild(length, firstSlot);
    }

    /// <summary>The first slot to keep so that no more than so many are left; what is in the last slot always stays.</summary>
    public int FirstOfNewest(int most, int last)
    {
        var (first, kept) = (last, 0);
        foreach (var (slot, count) in _slots.Reverse())
        {
            kept += count;
            if (slot < last && kept > most)
                break;
            first = Math.Min(first, slot);
        }

        return first;
    }

    private int PlaceOf(long mark)
    {
        var last = _entries.Length - 1;
        var place = (int)mark & last;
        while (_entries[place].IsTaken && _entries[place].Mark != mark)
            place = (place + 1) & last;
        return place;
    }

    private void Rebuild(int length, int firstSlot)
    {
        var before = _entries;
        _entries = _spare?.Length == length ? _spare : new KeySlot[length];
        _spare = null;
        _slots.Clear();
        Count = 0;
        foreach (var entry in before)
            if (entry.IsTaken && entry.Slot >= firstSlot)
                Put(entry.Mark, entry.At, entry.Slot);
        if (before.Length != length)
            return;
        Array.Clear(before);
        _spare = before;
    }

    private void Leave(int slot)
    {
        Count--;
        if (--_slots[slot] is 0)
            _slots.Remove(slot);
    }

    // A slot is never zero, so that memory as it comes is empty.
    private readonly record struct KeySlot(long Mark, uint At, int Slot)
    {
        public bool IsTaken => Slot != 0;
    }
}
