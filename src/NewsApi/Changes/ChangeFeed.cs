using System.Diagnostics;
using Microsoft.Extensions.Options;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Health;

namespace NewsApi.Changes;

/// <summary>
/// Reads the change log at an interval, and after each write of this node, and passes the changes to <see cref="Freshness"/>, then to
/// every <see cref="IChangeSubscriber"/>.
/// Freshness gets this node's own writes earlier: <see cref="ChangeLog"/> passes them before it returns to the writer. Subscribers get
/// them only here.
/// </summary>
internal sealed partial class ChangeFeed(
    Db db, Freshness freshness, IEnumerable<IChangeSubscriber> subscribers, IOptions<ChangeFeedOptions> options, BackgroundWork works,
    ILogger<ChangeFeed> log)
    : BackgroundService
{
    // With more new writes than this, it is cheaper to discard all cached answers than to find out which ones are stale.
    private const int MostForFreshness = 5_000;

    // Writes per batch. A write has a few changes, sometimes hundreds.
    private const int BatchSize = 1_000;

    private static readonly Sql ChangesSql = new("""
        SELECT c.seq, c.position, c.kind, c.entity_id, c.action, c.language, c.significance, c.at,
            c.scope_before AS scope, c.reason
        FROM changes AS c
        WHERE c.seq > @After AND c.seq <= @UpTo
        ORDER BY c.seq, c.position
        """);

    private static readonly Sql TimeSql = new(dialect =>
        $"SELECT c.at FROM changes AS c WHERE c.seq <= @UpTo ORDER BY c.seq DESC {dialect.Limit("@Take")}");

    private readonly WorkState _work = works.Add("change_feed");
    private readonly WorkState _subscribersWork = works.Add("change_subscribers");
    private readonly IReadOnlyList<IChangeSubscriber> _subscribers = [.. subscribers];
    private readonly HashSet<IChangeSubscriber> _broken = [];
    private readonly TimeSpan _interval = TimeSpan.FromMilliseconds(options.Value.PollMilliseconds);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _lastRead;
    private long? _delivered;
    private volatile bool _failing;

    /// <summary>How long ago the log was last read to its end.</summary>
    public TimeSpan Age => Stopwatch.GetElapsedTime(Volatile.Read(ref _lastRead));

    /// <summary>Whether the log was last read too long ago to answer from memory.</summary>
    public bool IsLate => Age > options.Value.MaxAge;

    /// <summary>Whether the last read of the log failed. Then requests do not read it themselves, because this only delays them.</summary>
    public bool IsFailing => _failing;

    /// <summary>Reads the new changes now, or waits for a read that is in progress.</summary>
    /// <param name="timeout">How long to wait for another caller's read, which takes seconds if the database does not respond.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Whether the log was read.</returns>
    public async Task<bool> CatchUp(TimeSpan timeout, CancellationToken ct)
    {
        var requested = Stopwatch.GetTimestamp();
        if (!await _turn.WaitAsync(timeout, ct))
            return false;
        try
        {
            // Another read may have started and finished while this caller waited.
            if (Volatile.Read(ref _lastRead) < requested)
                await Read(ct);
            return !_failing;
        }
        finally
        {
            _turn.Release();
        }
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await CatchUp(Timeout.InfiniteTimeSpan, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval);
        var (tick, write) = (NextTick(), NextWrite());
        while (true)
        {
            if (await Task.WhenAny(tick, write) == tick)
                (_, tick) = (await tick, NextTick());
            else
                (_, write) = (await write && freshness.OwnWrites.TryRead(out _), NextWrite());
            await CatchUp(Timeout.InfiniteTimeSpan, stoppingToken);
        }

        Task<bool> NextTick() => timer.WaitForNextTickAsync(stoppingToken).AsTask();

        // Subscribers get the writes of this node at once. Freshness already has them, so without subscribers there is nothing to wait for.
        Task<bool> NextWrite() => _subscribers.Count > 0
            ? freshness.OwnWrites.WaitToReadAsync(stoppingToken).AsTask()
            : new TaskCompletionSource<bool>().Task;
    }

    private async Task Read(CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            _work.Began();
            await db.ReadSnapshotAsync(read => CatchUp(read, ct), ct);
            Volatile.Write(ref _lastRead, started);
            if (_failing)
                LogReadAgain();
            _failing = false;
            _work.Succeeded();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _work.Failed(e);
            if (!_failing)
                LogUnreadable(e.Message);
            _failing = true;
        }
    }

    // A repeated call delivers no change twice, because it begins where the last call ended.
    private async Task<long> CatchUp(ReadSession read, CancellationToken ct)
    {
        var end = await read.FindAsync<long>(ChangeCounter.SeqSql, null, ct);
        if (_delivered is null || end - freshness.Seen.Seq > MostForFreshness)
            freshness.Forget(end, await read.FindAsync<DateTimeOffset>(TimeSql, new { UpTo = end, Take = 1 }, ct));
        for (_delivered ??= end; _delivered < end;)
            _delivered = await Deliver(read, _delivered.Value, Math.Min(end, _delivered.Value + BatchSize), ct);
        return end;
    }

    /// <returns>The number up to which all changes have been delivered to the subscribers.</returns>
    private async Task<long> Deliver(ReadSession read, long after, long upTo, CancellationToken ct)
    {
        // Freshness already has these changes, and there are no subscribers.
        if (_subscribers.Count == 0 && upTo <= freshness.Seen.Seq)
            return upTo;
        var changes = await read.ListAsync<Change>(ChangesSql, new { After = after, UpTo = upTo }, ct);
        freshness.Read(upTo, changes);
        foreach (var subscriber in _subscribers)
            try
            {
                subscriber.Receive(changes);
                _broken.Remove(subscriber);
                if (_broken.Count == 0)
                    _subscribersWork.Succeeded();
            }
            catch (Exception e)
            {
                _subscribersWork.Failed(e);
                if (_broken.Add(subscriber))
                    LogSubscriberFailed(e, subscriber.GetType().Name);
            }

        return upTo;
    }

    [LoggerMessage(LogLevel.Error, "The change log could not be read, and answers may be older than usual: {Reason}")]
    private partial void LogUnreadable(string reason);

    [LoggerMessage(LogLevel.Information, "The change log can be read again")]
    private partial void LogReadAgain();

    [LoggerMessage(LogLevel.Error, "{Subscriber} failed to process changes; further failures are not logged until it succeeds")]
    private partial void LogSubscriberFailed(Exception exception, string subscriber);
}
