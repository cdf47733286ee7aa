using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;

namespace NewsApi.Changes;

/// <summary>
/// What this node has seen of the change log: the number up to which it has seen every change, and the last change of each dependency.
/// An answer read after number <c>n</c> was seen is fresh until one of its dependencies changes under a higher number.
/// </summary>
/// <param name="seen">
/// Gets each new value of <see cref="Seen"/>: when the changes up to it count, and before requests that wait for it are woken.
/// </param>
internal sealed class Freshness(Action<long>? seen = null)
{
    private const int Capacity = 100_000;

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<ulong, LogEntry> _changed = [];
    private readonly SortedSet<long> _ahead = [];
    private readonly Channel<long> _ownWrites = Channel.CreateBounded<long>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
    private TaskCompletionSource _advanced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LogEntry _forgotten = new(0, DateTimeOffset.UnixEpoch);
    private LogEntry _newest = new(0, DateTimeOffset.UnixEpoch);
    private volatile Position _seen = new(0);
    private long _version;
    private long _newestPublic;

    // The number of entries is kept here, because ConcurrentDictionary.Count takes all locks of the dictionary.
    private int _count;

    /// <summary>This node has seen every change up to this number.</summary>
    public Position Seen => _seen;

    /// <summary>
    /// The highest number that this node has seen. It is above <see cref="Seen"/> while other nodes' writes below it are still unread.
    /// </summary>
    public long Newest
    {
        get
        {
            lock (_gate)
                return _newest.Seq;
        }
    }

    /// <summary>The number of the newest change that may alter public answers. No later change up to <see cref="Seen"/> does.</summary>
    public long NewestPublic => Volatile.Read(ref _newestPublic);

    /// <summary>Holds the number of this node's last write until a reader takes it.</summary>
    public ChannelReader<long> OwnWrites => _ownWrites.Reader;

    /// <summary>
    /// Increases with each change. Read it before <see cref="IsGood"/>: that result is valid as long as this value stays the same.
    /// </summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>Whether none of these dependencies has changed under a number above <paramref name="seq"/>.</summary>
    public bool IsGood(ulong[] keys, long seq)
    {
        foreach (var key in keys)
            if (_changed.TryGetValue(key, out var entry) && entry.Seq > seq)
                return false;
        // This comes last. Where an entry was just dropped, the number of what is forgotten is already the higher one.
        return seq >= Volatile.Read(ref _forgotten).Seq;
    }

    /// <summary>When one of these dependencies last changed, or a later time if that is no longer in memory.</summary>
    public DateTimeOffset LastChange(ulong[] keys)
    {
        var last = DateTimeOffset.MinValue;
        foreach (var key in keys)
            if (_changed.TryGetValue(key, out var entry) && entry.At > last)
                last = entry.At;
        var forgotten = Volatile.Read(ref _forgotten).At;
        return forgotten > last ? forgotten : last;
    }

    /// <summary>Records a committed write of this node. Earlier writes of other nodes may still be unread.</summary>
    public void Wrote(long seq, DateTimeOffset at, IEnumerable<Dependency> changed)
    {
        lock (_gate)
        {
            Record(new LogEntry(seq, at), changed);
            if (seq > _seen.Seq)
                _ahead.Add(seq);
            var reached = _seen.Seq;
            while (_ahead.Remove(reached + 1))
                reached++;
            Advance(reached);
        }

        _ownWrites.Writer.TryWrite(seq);
    }

    /// <summary>Records that the log was read up to <paramref name="seq"/>.</summary>
    /// <param name="seq">The number of the last write that was read.</param>
    /// <param name="changes">At least the changes above <see cref="Seen"/>; others are ignored.</param>
    public void Read(long seq, IEnumerable<Change> changes)
    {
        lock (_gate)
        {
            foreach (var change in changes.Where(change => change.Seq > _seen.Seq && change.Touched.Count > 0))
                Record(new LogEntry(change.Seq, change.At), change.Touched);
            _ahead.RemoveWhere(ahead => ahead <= seq);
            Advance(Math.Max(seq, _seen.Seq));
        }
    }

    /// <summary>Drops all changes up to <paramref name="seq"/>, so that every answer read before it counts as stale.</summary>
    public void Forget(long seq, DateTimeOffset at)
    {
        lock (_gate)
        {
            ForgetUpTo(new LogEntry(Math.Max(seq, _newest.Seq), at > _newest.At ? at : _newest.At));
            Volatile.Write(ref _newestPublic, _newest.Seq);
            Advance(Math.Max(seq, _seen.Seq));
        }
    }

    /// <returns>Whether every change up to <paramref name="seq"/> was seen in time.</returns>
    public async Task<bool> WaitFor(long seq, TimeSpan limit, CancellationToken ct)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
        late.CancelAfter(limit);
        while (true)
        {
            Task advanced;
            lock (_gate)
            {
                if (_seen.Seq >= seq)
                    return true;
                advanced = _advanced.Task;
            }

            await advanced.WaitAsync(late.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ct.ThrowIfCancellationRequested();
            if (late.IsCancellationRequested)
                return _seen.Seq >= seq;
        }
    }

    private void Record(LogEntry entry, IEnumerable<Dependency> changed)
    {
        foreach (var dependency in changed)
        {
            Volatile.Write(ref _newestPublic, Math.Max(entry.Seq, _newestPublic));
            if (!_changed.TryGetValue(dependency.Key, out var present))
            {
                _changed[dependency.Key] = entry;
                _count++;
            }
            else if (present.Seq < entry.Seq)
            {
                _changed[dependency.Key] = entry;
            }
        }

        if (entry.Seq > _newest.Seq)
            _newest = entry;
        if (_count > Capacity)
            ForgetUpTo(_newest);
        Interlocked.Increment(ref _version);
    }

    private void ForgetUpTo(LogEntry entry)
    {
        // This order matters: between the two statements, a fresh answer may look stale, but a stale answer never looks fresh.
        Volatile.Write(ref _forgotten, entry);
        _newest = entry;
        _changed.Clear();
        _count = 0;
        Interlocked.Increment(ref _version);
    }

    private void Advance(long seq)
    {
        if (seq == _seen.Seq)
            return;
        seen?.Invoke(seq);
        _seen = new Position(seq);
        var advanced = _advanced;
        _advanced = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        advanced.SetResult();
    }

    /// <summary>A position in the log, with its text form for a header.</summary>
    internal sealed record Position(long Seq)
    {
        public string Text { get; } = Seq.ToString(CultureInfo.InvariantCulture);
    }

    private sealed record LogEntry(long Seq, DateTimeOffset At);
}
