using System.Data.Common;
using Microsoft.Extensions.Options;
using NewsApi.Data;
using NewsApi.Fronts;
using NewsApi.Health;

namespace NewsApi.Scheduling;

/// <summary>
/// Runs schedules, releases and cards of fronts when they are due. Every node has a scheduler. The schedulers need no coordination: the
/// transaction of an action also changes the row with its due time. So a second node finds nothing to do, and the row stays due if a node
/// stops before the commit.
/// </summary>
internal sealed partial class PublishScheduler(
    Db db, DueWork work, CardWindowScheduler slots, TimeProvider time, IOptions<SchedulingOptions> options, BackgroundWork works,
    ILogger<PublishScheduler> log) : BackgroundService
{
    private readonly WorkState _work = works.Add("scheduler");
    private readonly TimeSpan _pollInterval = TimeSpan.FromMilliseconds(options.Value.PollMilliseconds);
    private bool _failing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = await Run(stoppingToken);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, time, stoppingToken);
        }
    }

    private async Task<TimeSpan> Run(CancellationToken ct)
    {
        try
        {
            _work.Began();
            // The cards of fronts come first, because a schedule that fails must not stop them.
            var next = Earlier(await slots.RunAll(DueWork.Clock, ct), await work.RunAll(ct));
            if (_failing)
                LogAvailableAgain();
            _failing = false;
            _work.Succeeded();
            return next is { } due && due - time.GetUtcNow() is var remaining && remaining < _pollInterval ? remaining : _pollInterval;
        }
        catch (DbException e) when (db.Dialect.IsUnavailable(e))
        {
            _work.Failed(e);
            if (!_failing)
                LogUnavailable(e.Message);
            _failing = true;
            return _pollInterval;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The scheduler continues: one broken row must not stop the others.
            _work.Failed(e);
            if (!_failing)
                LogFailed(e);
            _failing = true;
            return _pollInterval;
        }
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => other is null || one < other ? one : other;

    [LoggerMessage(LogLevel.Error, "Due schedules could not run because the database was unavailable: {Reason}")]
    private partial void LogUnavailable(string reason);

    [LoggerMessage(LogLevel.Information, "Due schedules can run again")]
    private partial void LogAvailableAgain();

    [LoggerMessage(LogLevel.Error, "Due schedules could not run; the scheduler tries again")]
    private partial void LogFailed(Exception e);
}
