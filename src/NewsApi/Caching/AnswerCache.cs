using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using NewsApi.Changes;

namespace NewsApi.Caching;

/// <summary>
/// A cache of complete answers by request, in bounded memory. A change evicts nothing: each answer has its dependencies and its number
/// in the change log, and <see cref="Find"/> compares them with <see cref="Freshness"/>.
/// </summary>
internal sealed class AnswerCache : IDisposable
{
    private const double EvictedAtOnce = 0.05;
    private const int EntryOverhead = 300;

    // The rest of the memory is for replaced answers that the garbage collector has not freed yet.
    private const double LiveShare = 0.5;

    private readonly MemoryCache? _kept;
    private readonly Freshness _freshness;
    private readonly TimeProvider _time;

    public AnswerCache(IOptions<CachingOptions> options, Freshness freshness, TimeProvider time)
    {
        (_freshness, _time) = (freshness, time);
        if (options.Value.Megabytes > 0)
            _kept = new MemoryCache(new MemoryCacheOptions
            {
                SizeLimit = (long)(options.Value.Bytes * LiveShare),
                CompactionPercentage = EvictedAtOnce,
            });
    }

    /// <summary>Whether answers are cached at all.</summary>
    public bool IsOn => _kept is not null;

    /// <summary>Answers that are being built, so that equal requests wait for one answer.</summary>
    public ConcurrentDictionary<string, Task<Answer?>> InProgress { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// The fresh answer for <paramref name="key"/>, or null. If the answer depends on Accept-Language, <paramref name="key"/> becomes the
    /// key of the variant in the reader's language.
    /// </summary>
    public Answer? Find(ref string key, HttpRequest request)
    {
        if (!_kept!.TryGetValue(key, out object? found))
            return null;
        if (found is LanguageVariants variants)
        {
            if (!_freshness.IsGood(variants.DependsOn, variants.Seq))
                return null;
            key = variants.KeyFor(key, request.Headers.AcceptLanguage.ToString());
            _kept.TryGetValue(key, out found);
        }

        return found is Answer answer && IsGood(answer) ? answer : null;
    }

    /// <summary>
    /// Whether the answer is fresh: no dependency has changed since it was built, and numbers such as views are recent enough.
    /// </summary>
    public bool IsGood(Answer answer)
    {
        if (answer.GoodUntil is { } end && _time.GetTimestamp() > end)
            return false;
        // The version is read before the check. If something changes during the check, the next request checks again.
        var version = _freshness.Version;
        if (answer.GoodAt == version)
            return true;
        if (!_freshness.IsGood(answer.DependsOn, answer.Seq))
            return false;
        answer.GoodAt = version;
        return true;
    }

    /// <summary>Whether there is an entry for this key, fresh or stale.</summary>
    public bool Holds(string key) => _kept is not null && _kept.TryGetValue(key, out _);

    public void Keep(string key, Answer answer) => Set(key, answer, answer.Size);

    public void Keep(string key, LanguageVariants variants) => Set(key, variants, 0);

    public void Dispose() => _kept?.Dispose();

    private void Set(string key, object value, long size)
    {
        using var entry = _kept!.CreateEntry(key);
        entry.Value = value;
        entry.Size = size + (2L * key.Length) + EntryOverhead;
    }
}
