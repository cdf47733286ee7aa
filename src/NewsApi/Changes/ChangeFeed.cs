using System.Data.Common;
using System.Diagnostics;
using Microsoft.Extensions.Options;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Changes;

/// <summary>
/// Follows the change log, so that this node notices what others wrote within the polling interval. Its own writes it knows
/// at once: <see cref="ChangeLog"/> tells <see cref="Freshness"/> before it answers.
/// </summary>
internal sealed partial class ChangeFeed(
    Db db, Freshness freshness, IOptions<ChangeFeedOptions> options, ILogger<ChangeFeed> log) : BackgroundService
{
    // After a long sleep it is cheaper to read all answers anew than to read what changed.
    private const int MostAtOnce = 5_000;

    private static readonly Sql ChangesSql = new("""
        SELECT c.seq, c.kind, c.entity_id, c.action, c.language, c.at
        FROM changes AS c
        WHERE c.seq > @After AND c.seq <= @UpTo
        ORDER BY c.seq, c.position
        """);

    private static readonly Sql TimeSql = new(dialect => $"SELECT c.at FROM changes AS c WHERE c.seq <= @UpTo ORDER BY c.seq DESC {dialect.Limit("@Take")}");

    private readonly TimeSpan _interval = TimeSpan.FromMilliseconds(options.Value.PollMilliseconds);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _lastLook;
    private bool _started;
    private volatile bool _failing;

    /// <summary>How long ago the log was last read to its end.</summary>
    public TimeSpan Age => Stopwatch.GetElapsedTime(Volatile.Read(ref _lastLook));

    /// <summary>Whether what was seen may be further behind than a reader can be asked to accept.</summary>
    public bool IsLate => Age > options.Value.MostLate;

    /// <summary>Whether the last attempt to read the log failed: asking again at once would only make readers wait.</summary>
    public bool IsFailing => _failing;

    /// <summary>Reads what is new in the log now, or waits for whoever is doing so.</summary>
    /// <param name="patience">How long to wait; a database that does not answer keeps who asked it for seconds.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Whether the log was read.</returns>
    public async Task<bool> CatchUp(TimeSpan patience, CancellationToken ct)
    {
        var asked = Stopwatch.GetTimestamp();
        if (!await _turn.WaitAsync(patience, ct))
            return false;
        try
        {
            // Another look may have begun and ended while this one waited for its turn.
            if (Volatile.Read(ref _lastLook) < asked)
                await Look(ct);
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
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await CatchUp(Timeout.InfiniteTimeSpan, stoppingToken);
    }

    private async Task Look(CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            await using var read = await db.ReadReplicaAsync(ct);
            var end = await read.FindAsync<long>(Db.SeqSql, null, ct);
            var seen = freshness.Seen.Seq;
            if (!_started || end - seen > MostAtOnce)
                freshness.Forget(end, await read.FindAsync<DateTimeOffset>(TimeSql, new { UpTo = end, Take = 1 }, ct));
            else if (end > seen)
                freshness.Read(end, Touched(await read.ListAsync<Change>(ChangesSql, new { After = seen, UpTo = end }, ct)));
            db.HasSeen(end);
            _started = true;
            Volatile.Write(ref _lastLook, began);
            if (_failing)
                LogReadAgain();
            _failing = false;
        }
        catch (DbException e)
        {
            if (!_failing)
                LogUnreadable(e.Message);
            _failing = true;
        }
    }

    private static IEnumerable<(long Seq, DateTimeOffset At, Dependency Changed)> Touched(IReadOnlyList<Change> changes) =>
        from change in changes
        from dependency in change.Touched
        select (change.Seq, change.At, dependency);

    [LoggerMessage(LogLevel.Error, "The change log could not be read, and answers may be older than usual: {Reason}")]
    private partial void LogUnreadable(string reason);

    [LoggerMessage(LogLevel.Information, "The change log was read again")]
    private partial void LogReadAgain();
}
