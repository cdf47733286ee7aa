using Microsoft.Extensions.Options;
using NewsApi.Counting.Deduplication;
using NewsApi.Counting.Journal;
using NewsApi.Counting.Visitors;
using NewsApi.Data;

namespace NewsApi.Counting.Totals;

/// <summary>
/// Adds the journal to the counters: what comes is gathered in memory and added in one transaction that also takes it out of the journal, so
/// that an event is counted once whatever dies meanwhile. The more there is, the more of it goes into one transaction.
/// </summary>
internal sealed partial class Aggregator(Db db, Salts salts, TimeProvider time, IOptions<CountingOptions> options, ILogger<Aggregator> log) : BackgroundService
{
    // Adding up takes a twentieth of the time at most, unless there is more than fits.
    private const int Rest = 20;

    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _one = new(1);
    private readonly AggregatorLease _turn = new(db);
    private readonly DeduplicationKeys _marks = new(options.Value.RememberedEvents);
    private readonly TimeSpan _every = TimeSpan.FromMilliseconds(options.Value.FoldMilliseconds);
    private readonly List<ReaderEvent> _events = [];
    private PendingTotals? _gathering;
    private long _added;
    private TimeSpan _rest;
    private bool _isFailing;
    private long _keptHouse;

    // As long as nobody who lives leaves it, and not much longer.
    private TimeSpan TurnLength => (_every * 3) + TimeSpan.FromMilliseconds(500);

    /// <summary>Adds all that is in the journal now, whoever's turn it is, and moves windows to where time is.</summary>
    /// <returns>How many events there were, repeats included.</returns>
    public async Task<int> Run(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var events = 0;
            while (await Gather(mayWait: false, ct))
            {
                events += _gathering?.Events ?? 0;
                await Add(ct);
            }

            await KeepHouse(ct);
            return events;
        }
        finally
        {
            _one.Release();
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await _turn.Leave(cancellationToken);
        }
        catch (Exception e) when (e is System.Data.Common.DbException or OperationCanceledException)
        {
            // The others will find it out by the clock.
        }
    }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_every, time);
        do
            await Tick(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Tick(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            // Another round only for what did not fit: something new is there always.
            for (var isMore = true; isMore && await Gather(mayWait: true, ct) && IsDue();)
            {
                isMore = _gathering!.IsFull;
                await Add(ct);
                await KeepHouse(ct);
            }

            await KeepHouse(ct);
            _isFailing = false;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The journal keeps what it has; nothing is lost but time.
            if (!_isFailing)
                LogFailed(e);
            _isFailing = true;
        }
        finally
        {
            _one.Release();
        }
    }

    private bool IsDue() => _gathering!.IsFull || time.GetElapsedTime(_added) >= _rest;

    /// <returns>Whether there is anything to add.</returns>
    private async ValueTask<bool> Gather(bool mayWait, CancellationToken ct)
    {
        if (await db.FindAsync<long>(JournalRows.CountSql, null, ct) == 0 && _gathering is null)
            return false;
        var now = time.GetUtcNow();
        var turn = await _turn.Take(now, TurnLength, mayWait, ct);
        if (turn != LeaseState.Mine)
            _gathering = null;
        if (turn == LeaseState.Others)
            return false;
        if (turn == LeaseState.MineAnew)
            await Remember(now, ct);
        if (_gathering is null)
        {
            _events.Clear();
            _gathering = new PendingTotals(_marks, _events);
        }

        while (!_gathering.IsFull && await _gathering.Add(db, ct))
        {
            // As much as there is, or as fits.
        }

        return !_gathering.IsEmpty;
    }

    private async ValueTask Remember(DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            await _marks.Load(db, now, ct);
        }
        catch
        {
            _turn.Doubt();
            throw;
        }
    }

    private async Task Add(CancellationToken ct)
    {
        var (gathering, now, began) = (_gathering!, time.GetUtcNow(), time.GetTimestamp());
        await gathering.Sift(db, now, ct);
        var number = await db.WriteAsync(
            write =>
            {
                if (_turn.Number(write, gathering.Rows, now, TurnLength) is { } next && gathering.Store(write, next, now))
                    return next;
                write.Abandon();
                return (long?)null;
            },
            ct);
        // What is counted is no longer gathered, by whomever it was done.
        _gathering = null;
        if (number is null)
        {
            _turn.Doubt();
            return;
        }

        _turn.Added(number.Value);
        _marks.Stored(now);
        _added = time.GetTimestamp();
        var took = time.GetElapsedTime(began, _added) * Rest;
        _rest = took < _every ? TimeSpan.Zero : took < LongestRest ? took : LongestRest;
    }

    // Windows move and salts go also while nobody reads.
    private async Task KeepHouse(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var minute = now.ToUnixTimeSeconds() / 60;
        if (minute == _keptHouse)
            return;
        await salts.Prepare(ct);
        await db.WriteAsync(write => CounterCleanup.Run(write, now, options.Value.HourlyDays), ct);
        _keptHouse = minute;
    }

    [LoggerMessage(LogLevel.Error, "The journal of readers' events could not be added to the counters; it will be tried again")]
    private partial void LogFailed(Exception e);
}
