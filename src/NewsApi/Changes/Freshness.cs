using System.Collections.Concurrent;
using System.Globalization;

namespace NewsApi.Changes;

/// <summary>
/// What this node knows of the change log: up to which number it has seen everything, and when each thing last changed. An
/// answer read after number <c>n</c> was seen is good until something that it depends on changes under a higher number.
/// </summary>
internal sealed class Freshness
{
    private const int Capacity = 100_000;

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<ulong, LogEntry> _changed = [];
    private readonly SortedSet<long> _ahead = [];
    private TaskCompletionSource _advanced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LogEntry _forgotten = new(0, DateTimeOffset.UnixEpoch);
    private LogEntry _newest = new(0, DateTimeOffset.UnixEpoch);
    private volatile Position _seen = new(0);
    private long _version;

    // The dictionary would take all its locks to count.
    private int _count;

    /// <summary>Every change up to this number is known here.</summary>
    public Position Seen => _seen;

    /// <summary>The highest number known here; above <see cref="Seen"/> while another node's writes below it are still to be read.</summary>
    public long Newest
    {
        get
        {
            lock (_gate)
                return _newest.Seq;
        }
    }

    /// <summary>Grows with each change. Read it before asking <see cref="IsGood"/>: the answer holds at least until it moves.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>Nothing with one of these keys has changed since <paramref name="seq"/> was all there was.</summary>
    public bool IsGood(ulong[] keys, long seq)
    {
        if (seq < Volatile.Read(ref _forgotten).Seq)
            return false;
        foreach (var key in keys)
            if (_changed.TryGetValue(key, out var entry) && entry.Seq > seq)
                return false;
        return true;
    }

    /// <summary>When any of these last changed, or a later time where that is not known any more.</summary>
    public DateTimeOffset LastChange(ulong[] keys)
    {
        var last = Volatile.Read(ref _forgotten).At;
        foreach (var key in keys)
            if (_changed.TryGetValue(key, out var entry) && entry.At > last)
                last = entry.At;
        return last;
    }

    /// <summary>This node's own write was committed. Other nodes' writes before it may not have been seen yet.</summary>
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
    }

    /// <summary>The log was read up to <paramref name="seq"/>.</summary>
    /// <param name="seq">The number.</param>
    /// <param name="changes">At least those above <see cref="Seen"/>; what was seen before is passed over.</param>
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

    /// <summary>Nothing that happened up to <paramref name="seq"/> is known any more, so all that was read before it counts as old.</summary>
    public void Forget(long seq, DateTimeOffset at)
    {
        lock (_gate)
        {
            ForgetUpTo(new LogEntry(Math.Max(seq, _newest.Seq), at > _newest.At ? at : _newest.At));
            Advance(Math.Max(seq, _seen.Seq));
        }
    }

    /// <returns>Whether everything up to <paramref name="seq"/> was seen in time.</returns>
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
            if (!_changed.TryGetValue(dependency.Key, out var present))
            {
                _changed[dependency.Key] = entry;
                _count++;
            }
            else if (present.Seq < entry.Seq)
            {
                _changed[dependency.Key] = entry;
            }

        if (entry.Seq > _newest.Seq)
            _newest = entry;
        if (_count > Capacity)
            ForgetUpTo(_newest);
        Interlocked.Increment(ref _version);
    }

    private void ForgetUpTo(LogEntry entry)
    {
        // In this order: between the two, too much counts as changed and never too little.
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
        _seen = new Position(seq);
        var advanced = _advanced;
        _advanced = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        advanced.SetResult();
    }

    /// <summary>A place in the log, with its text ready for a header.</summary>
    internal sealed record Position(long Seq)
    {
        public string Text { get; } = Seq.ToString(CultureInfo.InvariantCulture);
    }

    private sealed record LogEntry(long Seq, DateTimeOffset At);
}
