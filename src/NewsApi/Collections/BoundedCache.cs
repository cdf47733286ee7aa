using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace NewsApi.Collections;

/// <summary>
/// A map of bounded size that keeps recently used entries. It has two generations: when the young generation
/// reaches half of the capacity, it becomes the old generation, and the previous old generation is dropped. A read copies an entry to the
/// young generation. A read of a young entry takes no lock.
/// </summary>
internal sealed class BoundedCache<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly int _half = capacity / 2;
    private readonly Lock _gate = new();
    private volatile Generation _young = new();
    private volatile Generation _old = new();

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var young = _young;
        if (young.Entries.TryGetValue(key, out value))
            return true;
        if (!_old.Entries.TryGetValue(key, out value))
            return false;
        // Add uses TryAdd, so a newer value that was set in the meantime stays.
        Add(young, key, value);
        return true;
    }

    public void Set(TKey key, TValue value)
    {
        var young = _young;
        if (!Add(young, key, value))
            young.Entries[key] = value;
    }

    private bool Add(Generation young, TKey key, TValue value)
    {
        if (!young.Entries.TryAdd(key, value))
            return false;
        if (Interlocked.Increment(ref young.Count) >= _half)
            lock (_gate)
                if (young == _young)
                    (_old, _young) = (young, new Generation());
        return true;
    }

    private sealed class Generation
    {
        // Counted here because ConcurrentDictionary.Count takes all of its locks.
        public int Count;

        public ConcurrentDictionary<TKey, TValue> Entries { get; } = [];
    }
}
