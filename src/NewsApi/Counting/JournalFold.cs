using Microsoft.Extensions.Options;
using NewsApi.Data;

namespace NewsApi.Counting;

/// <summary>
/// Adds the journal to the counters, each row in one transaction with the note that it was added, so that an event is counted once whatever
/// dies meanwhile. Every node runs one; they take turns at the row of <c>read_state</c>.
/// </summary>
internal sealed partial class JournalFold(Db db, Salts salts, TimeProvider time, IOptions<CountingOptions> options, ILogger<JournalFold> log) : BackgroundService
{
    // What is gathered for the sketches: as many visitors, or as long.
    private const int MostVisitors = 500_000;

    private static readonly TimeSpan SketchesEvery = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Uniques _uniques = new();
    private readonly List<long> _gathered = [];
    private DateTimeOffset _sketched;
    private bool _hasAdopted;
    private bool _failing;
    private long _keptHouse;

    /// <summary>Adds all that is in the journal now to all counters and sketches, and moves windows to where time is.</summary>
    /// <returns>How many events there were, repeats included.</returns>
    public async Task<int> Run(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            var events = await Fold(ct);
            await Sketch(ct);
            await KeepHouse(ct);
            return events;
        }
        finally
        {
            _turn.Release();
        }
    }

    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.FoldMilliseconds), time);
        do
            await Tick(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Tick(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            await Adopt(ct);
            await Fold(ct);
            if (_uniques.Count > MostVisitors || time.GetUtcNow() - _sketched > SketchesEvery)
                await Sketch(ct);
            await KeepHouse(ct);
            _failing = false;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The journal keeps what it has; nothing is lost but time.
            if (!_failing)
                LogFailed(e);
            _failing = true;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<int> Fold(CancellationToken ct)
    {
        var all = 0;
        while (await db.FindAsync<long>(JournalRows.WaitingSql, null, ct) > 0)
        {
            var (rows, events) = await db.WriteAsync(FoldSome, ct);
            if (rows.Count == 0)
                break;
            Gather(rows, events);
            all += events.Count;
        }

        return all;
    }

    private (IReadOnlyList<long> Rows, IReadOnlyList<CountedEvent> Events) FoldSome(WriteSession write)
    {
        var now = time.GetUtcNow();
        JournalRows.Lock(write, now);
        var (rows, events) = JournalRows.Take(write);
        Windows.Advance(write, now);
        var tally = Tally.Of(Marks.Sift(write, events, now));
        Counters.Add(write, tally);
        Windows.Add(write, tally);
        Marks.Forget(write, now, events.Count);
        JournalRows.NoteFolded(write, rows, now);
        return (rows, events);
    }

    // After the commit: a work may run again that had to give way to another.
    private void Gather(IReadOnlyList<long> rows, IReadOnlyList<CountedEvent> events)
    {
        _gathered.AddRange(rows);
        foreach (var one in events)
            _uniques.Add(one);
    }

    // What somebody who died, or this program before it ended, had counted and not yet sketched.
    private async Task Adopt(CancellationToken ct)
    {
        if (_hasAdopted)
            return;
        await using var read = await db.ReadAsync(ct);
        var (rows, events) = await JournalRows.ListFolded(read, ct);
        Gather(rows, events);
        _hasAdopted = true;
    }

    private async Task Sketch(CancellationToken ct)
    {
        while (_uniques.Count > 0)
            _uniques.Forget(await db.WriteAsync(
                write =>
                {
                    JournalRows.Lock(write, time.GetUtcNow());
                    return _uniques.Store(write);
                },
                ct));
        if (_gathered.Count > 0)
            await db.WriteAsync(write => JournalRows.Delete(write, _gathered), ct);
        _gathered.Clear();
        _sketched = time.GetUtcNow();
    }

    // Windows move and salts go also while nobody reads.
    private async Task KeepHouse(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var minute = now.ToUnixTimeSeconds() / 60;
        if (minute == _keptHouse)
            return;
        await salts.Prepare(ct);
        await db.WriteAsync(write => Housekeeping.Run(write, now, options.Value.HourlyDays), ct);
        // Rows of a node that died are nobody's until then.
        _hasAdopted = minute % 10 != 0;
        _keptHouse = minute;
    }

    [LoggerMessage(LogLevel.Error, "The journal of readers' events could not be added to the counters; it will be tried again")]
    private partial void LogFailed(Exception e);
}
