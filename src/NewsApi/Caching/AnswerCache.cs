using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using NewsApi.Changes;

namespace NewsApi.Caching;

/// <summary>
/// Ready answers by what was asked, in bounded memory. None is ever taken out because something changed: each knows what it
/// depends on and how far the log was known when it was read, and is found to be old when it is next asked for.
/// </summary>
internal sealed class AnswerCache : IDisposable
{
    private const double RoomMadeAtOnce = 0.05;
    private const int EntryOverhead = 300;

    // Of the memory that is the cache's: answers in it, and answers that were replaced and not yet collected.
    private const double Live = 0.5, Garbage = 0.1;

    // Less than this the program has in use anyway.
    private const long LeastHeap = 128_000_000;

    private static readonly TimeSpan BetweenPauses = TimeSpan.FromSeconds(5);

    private readonly MemoryCache? _kept;
    private readonly Freshness _freshness;
    private readonly TimeProvider _time;
    private readonly long _garbageAllowed;
    private readonly long _heapAllowed;
    private long _keptSince;
    private long _pausedAt;

    public AnswerCache(IOptions<CachingOptions> options, Freshness freshness, TimeProvider time)
    {
        (_freshness, _time) = (freshness, time);
        _garbageAllowed = (long)(options.Value.Bytes * Garbage);
        _heapAllowed = Math.Max(options.Value.Bytes, LeastHeap);
        if (options.Value.Megabytes > 0)
            _kept = new MemoryCache(new MemoryCacheOptions
            {
                SizeLimit = (long)(options.Value.Bytes * Live),
                CompactionPercentage = RoomMadeAtOnce,
            });
    }

    /// <summary>Whether answers are kept at all.</summary>
    public bool IsOn => _kept is not null;

    /// <summary>What is being made just now, for others who ask the same meanwhile.</summary>
    public ConcurrentDictionary<string, Task<Answer?>> Making { get; } = new(StringComparer.Ordinal);

    /// <summary>The answer to <paramref name="key"/>, if there is one and it is good; <paramref name="key"/> is then where it is kept.</summary>
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
        // The version first: what changes after that makes the note below worthless by itself.
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
        using (var entry = _kept!.CreateEntry(key))
        {
            entry.Value = value;
            entry.Size = size + (2L * key.Length) + EntryOverhead;
        }

        CollectWhatWasReplaced(size);
    }

    // Answers live long enough to become old garbage, of which the runtime would let as much again pile up before it looks; and
    // what it has once taken from the system it gives back only in a pause, of some ten milliseconds, which is asked for rarely.
    private void CollectWhatWasReplaced(long kept)
    {
        if (Interlocked.Add(ref _keptSince, kept) < _garbageAllowed)
            return;
        Interlocked.Exchange(ref _keptSince, 0);
        var before = Volatile.Read(ref _pausedAt);
        if (GC.GetGCMemoryInfo(GCKind.Any).TotalCommittedBytes > _heapAllowed && Stopwatch.GetElapsedTime(before) > BetweenPauses
            && Interlocked.CompareExchange(ref _pausedAt, Stopwatch.GetTimestamp(), before) == before)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        else
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);
    }
}
