using Microsoft.Extensions.Options;
using NewsApi.Counting.Deduplication;
using NewsApi.Counting.Journal;
using NewsApi.Counting.Visitors;
using NewsApi.Data;
using NewsApi.Health;

namespace NewsApi.Counting.Totals;

/// <summary>
/// Adds the journal to the counters. Events are summed up in memory, and one transaction adds the sums and deletes their rows of the
/// journal. So an event is counted once, even if the program stops at any point. With more events, more of them share a transaction.
/// </summary>
internal sealed partial class Aggregator(
    Db db, Salts salts, TimeProvider time, IOptions<CountingOptions> options, BackgroundWork works, ILogger<Aggregator> log)
    : BackgroundService
{
    // After each transaction the aggregator waits this many times as long as the transaction took, unless memory is full.
    private const int PauseFactor = 20;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly WorkState _work = works.Add("aggregator");
    private readonly SemaphoreSlim _gate = new(1);
    private readonly AggregatorLease _lease = new(db);
    private readonly DeduplicationKeys _keys = new(options.Value.RememberedEvents);
    private readonly TimeSpan _interval = TimeSpan.FromMilliseconds(options.Value.FoldMilliseconds);
    private readonly List<ReaderEvent> _events = [];
    private PendingTotals? _pending;
    private long _storedAt;
    private TimeSpan _pause;
    private bool _isFailing;
    private long _cleanedUpMinute;

    // The lease is longer than one aggregation takes, so a running node keeps it.
    private TimeSpan LeaseLength => (_interval * 3) + TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Adds all events of the journal now, even if another node holds the lease, and moves the windows to the present time.
    /// </summary>
    /// <returns>How many events there were, repeats included.</returns>
    public Task<int> Run(CancellationToken ct) => Aggregate(isForced: true, ct);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await _lease.Release(cancellationToken);
        }
        catch (Exception e) when (e is System.Data.Common.DbException or OperationCanceledException)
        {
            // The lease expires by itself.
        }
    }

    public override void Dispose()
    {
        _gate.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval, time);
        do
            await Tick(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Tick(CancellationToken ct)
    {
        try
        {
            _work.Began();
            await Aggregate(isForced: false, ct);
            _isFailing = false;
            _work.Succeeded();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _work.Failed(e);
            if (!_isFailing)
                LogFailed(e);
            _isFailing = true;
        }
    }

    private async Task<int> Aggregate(bool isForced, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            var events = 0;
            // New events come all the time. So only a forced run, or a run whose memory was full, reads again.
            for (var isMore = true; isMore && await Read(mayWait: !isForced, ct) && (isForced || IsDue());)
            {
                isMore = isForced || _pending!.IsFull;
                events += _pending!.Events;
                await Store(_pending, ct);
                await CleanUp(ct);
            }

            await CleanUp(ct);
            return events;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The journal still has its rows. It is unknown whether they were counted, so everything is read again.
            Discard();
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }

    private bool IsDue() => _pending!.IsFull || time.GetElapsedTime(_storedAt) >= _pause;

    /// <returns>Whether there is anything to add.</returns>
    private async ValueTask<bool> Read(bool mayWait, CancellationToken ct)
    {
        if (await db.FindAsync<long>(JournalRows.CountSql, null, ct) == 0 && _pending is null)
            return false;
        var now = time.GetUtcNow();
        var state = await _lease.Acquire(now, LeaseLength, mayWait, ct);
        if (state != LeaseState.Held)
            _pending = null;
        if (state == LeaseState.HeldByOther)
            return false;
        if (state == LeaseState.Acquired)
            await _keys.Load(db, now, ct);
        if (_pending is null)
        {
            _events.Clear();
            _pending = new PendingTotals(_keys, _events);
        }

        while (!_pending.IsFull && await _pending.Read(db, ct))
        {
            // The loop ends when all rows are read or the memory is full.
        }

        return !_pending.IsEmpty;
    }

    private async Task Store(PendingTotals pending, CancellationToken ct)
    {
        var (now, began) = (time.GetUtcNow(), time.GetTimestamp());
        await pending.Aggregate(db, now, ct);
        var addedRows = await db.WriteAsync(
            write =>
            {
                var next = _lease.Advance(write, pending.Rows, now, LeaseLength);
                if (next is { } addition)
                    pending.Store(write, addition, now);
                else
                    write.Abandon();
                return next;
            },
            ct);
        if (addedRows is null)
        {
            Discard();
            return;
        }

        _pending = null;
        _lease.OnStored(addedRows.Value);
        _keys.OnStored(now);
        _storedAt = time.GetTimestamp();
        var pause = time.GetElapsedTime(began, _storedAt) * PauseFactor;
        _pause = pause < _interval ? TimeSpan.Zero : pause < LongestPause ? pause : LongestPause;
    }

    private void Discard()
    {
        _pending = null;
        _lease.Invalidate();
    }

    // The windows must move and old salts must be deleted even when there are no events.
    private async Task CleanUp(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var minute = now.ToUnixTimeSeconds() / 60;
        if (minute == _cleanedUpMinute)
            return;
        await salts.Prepare(ct);
        await db.WriteAsync(write => CounterCleanup.Run(write, now, options.Value.HourlyDays), ct);
        _cleanedUpMinute = minute;
    }

    [LoggerMessage(LogLevel.Error, "Readers' events could not be added from the journal to the counters; the next run tries again")]
    private partial void LogFailed(Exception e);
}
