namespace NewsApi.Collections;

/// <summary>Counts per key in fixed time windows, in bounded memory: keys that were not used recently are evicted first.</summary>
internal sealed class WindowCounters(TimeSpan window, int capacity, TimeProvider time)
{
    private readonly Lock _gate = new();
    private BoundedCache<long, int> _counts = new(capacity);
    private long _window;

    /// <summary>Adds to the count of a key, or only reads it when <paramref name="times"/> is 0.</summary>
    /// <returns>The count in this window.</returns>
    public int Add(long key, int times = 1)
    {
        lock (_gate)
        {
            var current = time.GetUtcNow().UtcTicks / window.Ticks;
            if (current != _window)
                (_window, _counts) = (current, new BoundedCache<long, int>(capacity));
            _ = _counts.TryGet(key, out var count);
            if (times > 0)
                _counts.Set(key, count = (int)Math.Min((long)count + times, int.MaxValue));
            return count;
        }
    }
}
