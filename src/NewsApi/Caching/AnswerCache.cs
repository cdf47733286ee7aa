using System.Collections.Concurrent;
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

    private readonly MemoryCache? _kept;
    private readonly Freshness _freshness;

    public AnswerCache(IOptions<CachingOptions> options, Freshness freshness)
    {
        _freshness = freshness;
        if (options.Value.Megabytes > 0)
            _kept = new MemoryCache(new MemoryCacheOptions { SizeLimit = options.Value.Bytes, CompactionPercentage = RoomMadeAtOnce });
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
        if (found is LanguageFork fork)
        {
            if (!_freshness.IsGood(fork.DependsOn, fork.Seq))
                return null;
            key = fork.KeyFor(key, request.Headers.AcceptLanguage.ToString());
            _kept.TryGetValue(key, out found);
        }

        return found is Answer answer && IsGood(answer) ? answer : null;
    }

    /// <summary>Whether nothing that the answer depends on has changed since it was read.</summary>
    public bool IsGood(Answer answer)
    {
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

    public void Keep(string key, LanguageFork fork) => Set(key, fork, 0);

    public void Dispose() => _kept?.Dispose();

    private void Set(string key, object value, long size)
    {
        using var entry = _kept!.CreateEntry(key);
        entry.Value = value;
        entry.Size = size + (2L * key.Length) + 300;
    }
}
