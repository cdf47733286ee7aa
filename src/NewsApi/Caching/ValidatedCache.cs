using NewsApi.Changes;
using NewsApi.Collections;

namespace NewsApi.Caching;

/// <summary>
/// A cache of small values that many answers show, such as the names of tags. A value is fresh until one of its dependencies changes
/// under a higher number of the change log than the one at which it was read.
/// </summary>
internal sealed class ValidatedCache<TKey, TValue>(Freshness freshness, int capacity)
    where TKey : notnull
    where TValue : class
{
    private readonly BoundedCache<TKey, CacheEntry> _entries = new(capacity);

    public TValue? Find(TKey key) =>
        _entries.TryGet(key, out var entry) && freshness.IsGood(entry.DependsOn, entry.Seq) ? entry.Value : null;

    /// <param name="key">The key for <see cref="Find"/>.</param>
    /// <param name="value">The value.</param>
    /// <param name="dependsOn">The keys of its dependencies.</param>
    /// <param name="seq">Every change up to this number was in the database before the value was read.</param>
    public void Keep(TKey key, TValue value, ulong[] dependsOn, long seq) => _entries.Set(key, new CacheEntry(value, dependsOn, seq));

    private sealed record CacheEntry(TValue Value, ulong[] DependsOn, long Seq);
}
