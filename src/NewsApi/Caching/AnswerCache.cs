using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using NewsApi.Changes;

namespace NewsApi.Caching;

/// <summary>
/// Ready answers by request, in bounded memory. A change evicts none of them: each knows what it depends on and the number of the
/// change log at which it was read, and is found to be old when it is next asked for.
/// </summary>
internal sealed class AnswerCache : IDisposable
{
    private const double EvictedAtOnce = 0.05;
    private const int EntryOverhead = 300;

    // The rest of the memory is for answers that were replaced and not yet collected.
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

    /// <summary>Whether answers are kept at all.</summary>
    public bool IsOn => _kept is not null;

    /// <summary>What is being made just now, for others who ask the same meanwhile.</summary>
    public ConcurrentDictionary<string, Task<Answer?>> Making { get; } = new(StringComparer.Ordinal);

    /// <summary>The good answer to <paramref name="key"/>, if there is one; <paramref name="key"/> becomes the key it is kept under.</summary>
    public Answer? Find(ref string key, HttpRequest request)
    {
        if (!_kept!.TryGetValue(key, out object? found))
            return null;
        if (found is LanguageVariants fork)
        {
            if (!_freshness.IsGood(fork.DependsOn, fork.Seq))
                return null;
            key = fork.KeyFor(key, request.Headers.AcceptLanguage.ToString());
            _kept.TryGetValue(key, out found);
        }

        return found is Answer answer && IsGood(answer) ? answer : null;
    }

    /// <summary>Whether nothing that the answer depends on has changed since it was read, and the numbers in it are young enough.</summary>
    public bool IsGood(Answer answer)
    {
        if (answer.GoodUntil is { } end && _time.GetTimestamp() > end)
            return false;
        // The version is read first, so that a change during the check makes the next reader check again.
        var version = _freshness.Version;
        if (answer.GoodAt == version)
            return true;
        if (!_freshness.IsGood(answer.DependsOn, answer.Seq))
            return false;
        answer.GoodAt = version;
        return true;
    }

    /// <summary>Whether there is an answer under this key, good or old.</summary>
    public bool Holds(string key) => _kept is not null && _kept.TryGetValue(key, out _);

    public void Keep(string key, Answer answer) => Set(key, answer, answer.Size);

    public void Keep(string key, LanguageVariants fork) => Set(key, fork, 0);

    public void Dispose() => _kept?.Dispose();

    private void Set(string key, object value, long size)
    {
        using var entry = _kept!.CreateEntry(key);
        entry.Value = value;
        entry.Size = size + (2L * key.Length) + EntryOverhead;
    }
}
