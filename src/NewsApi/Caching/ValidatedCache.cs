using System.Collections.Concurrent;
using NewsApi.Changes;

namespace NewsApi.Caching;

/// <summary>
/// Small things that nearly every answer shows, such as the names of tags, in memory by the rule of the answers: each is good
/// until something that it depends on changes after what was known when it was read.
/// </summary>
/// <param name="freshness">What has changed.</param>
/// <param name="most">When there are so many, all are forgotten: what is in use comes back at once.</param>
internal sealed class ValidatedCache<TKey, TValue>(Freshness freshness, int most)
    where TKey : notnull
    where TValue : class
{
    private readonly ConcurrentDictionary<TKey, CacheEntry> _entries = [];

    // The dictionary would take all its locks to count.
    private int _count;

    public TValue? Find(TKey key) =>
        _entries.TryGetValue(key, out var entry) && freshness.IsGood(entry.DependsOn, entry.Seq) ? entry.Value : null;

    /// <param name="key">What it will be asked for by.</param>
    /// <param name="value">What was read.</param>
    /// <param name="dependsOn">Keys of all that it depends on.</param>
    /// <param name="seq">Every change up to this number was in the database before it was read.</param>
    public void Keep(TKey key, TValue value, ulong[] dependsOn, long seq)
    {
        if (Interlocked.Increment(ref _count) > most)
        {
            _entries.Clear();
            Volatile.Write(ref _count, 1);
        }

        _entries[key] = new CacheEntry(value, dependsOn, seq);
    }

    private sealed record CacheEntry(TValue Value, ulong[] DependsOn, long Seq);
}
