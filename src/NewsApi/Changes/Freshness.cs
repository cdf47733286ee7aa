using System.Collections.Concurrent;
using System.Globalization;

namespace NewsApi.Changes;

/// <summary>
/// What this node knows of the change log: up to which number it has seen everything, and when each thing last changed. An
/// answer read after number <c>n</c> was seen is good until something that it depends on changes under a higher number.
/// </summary>
internal sealed class Freshness
{
    private const int MostRemembered = 100_000;

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<ulong, Moment> _changed = [];
    private readonly SortedSet<long> _ahead = [];
    private TaskCompletionSource _advanced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Moment _forgotten = new(0, DateTimeOffset.UnixEpoch);
    private Moment _newest = new(0, DateTimeOffset.UnixEpoch);
    private volatile Position _seen = new(0);
    private long _version;

    // The dictionary would take all its locks to count.
    private int _remembered;

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
            if (_changed.TryGetValue(key, out var moment) && moment.Seq > seq)
                return false;
        return true;
    }

    /// <summary>When any of these last changed, or a later time where that is not known any more.</summary>
    public DateTimeOffset LastChange(ulong[] keys)
    {
        var last = Volatile.Read(ref _forgotten).At;
        foreach (var key in keys)
            if (_changed.TryGetValue(key, out var moment) && moment.At > last)
                last = moment.At;
        return last;
    }

    /// <summary>This node's own write was committed. Other nodes' writes before it may not have been seen yet.</summary>
    public void Wrote(long seq, DateTimeOffset at, IEnumerable<Dependency> changed)
    {
        lock (_gate)
        {
            Remember(new Moment(seq, at), changed);
            if (seq > _seen.Seq)
                _ahead.Add(seq);
            var reached = _seen.Seq;
            while (_ahead.Remove(reached + 1))
                reached++;
            Advance(reached);
        }
    }

    /// <summary>The log was read up to <paramref name="seq"/>.</summary>
    public void Read(long seq, IEnumerable<(long Seq, DateTimeOffset At, Dependency Changed)> changes)
    {
        lock (_gate)
        {
            foreach (var change in changes)
                Remember(new Moment(change.Seq, change.At), [change.Changed]);
            _ahead.RemoveWhere(ahead => ahead <= seq);
            Advance(Math.Max(seq, _seen.Seq));
        }
    }

    /// <summary>Nothing that happened up to <paramref name="seq"/> is known any more, so all that was read before it counts as old.</summary>
    public void Forget(long seq, DateTimeOffset at)
    {
        lock (_gate)
        {
            ForgetUpTo(new Moment(Math.Max(seq, _newest.Seq), at > _newest.At ? at : _newest.At));
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

    private void Remember(Moment moment, IEnumerable<Dependency> changed)
    {
        foreach (var dependency in changed)
            if (!_changed.TryGetValue(dependency.Key, out var present))
            {
                _changed[dependency.Key] = moment;
                _remembered++;
            }
            else if (present.Seq < moment.Seq)
            {
                _changed[dependency.Key] = moment;
            }

        if (moment.Seq > _newest.Seq)
            _newest = moment;
        if (_remembered > MostRemembered)
            ForgetUpTo(_newest);
        Interlocked.Increment(ref _version);
    }

    private void ForgetUpTo(Moment moment)
    {
        // In this order: between the two, too much counts as changed and never too little.
        Volatile.Write(ref _forgotten, moment);
        _newest = moment;
        _changed.Clear();
        _remembered = 0;
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

    private sealed record Moment(long Seq, DateTimeOffset At);
}
