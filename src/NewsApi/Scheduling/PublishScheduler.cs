using System.Data.Common;
using Microsoft.Extensions.Options;
using NewsApi.Data;

namespace NewsApi.Scheduling;

/// <summary>
/// Does what falls due. Every node runs one, and they need not agree: the row of a time goes in the transaction of the deed, so who
/// comes second finds nothing to do, and who dies half-way leaves the row.
/// </summary>
internal sealed partial class PublishScheduler(
    Db db, DueWork work, TimeProvider time, IOptions<SchedulingOptions> options, ILogger<PublishScheduler> log) : BackgroundService
{
    private readonly TimeSpan _longest = TimeSpan.FromMilliseconds(options.Value.PollMilliseconds);
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
            var next = await work.RunAll(ct);
            if (_failing)
                LogWorkingAgain();
            _failing = false;
            return next is { } due && due - time.GetUtcNow() is var left && left < _longest ? left : _longest;
        }
        catch (DbException e) when (db.Dialect.IsUnavailable(e))
        {
            if (!_failing)
                LogUnavailable(e.Message);
            _failing = true;
            return _longest;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One broken row must not stop the clock for all others.
            LogFailed(e);
            return _longest;
        }
    }

    [LoggerMessage(LogLevel.Error, "What falls due can't be published, because the database is away: {Reason}")]
    private partial void LogUnavailable(string reason);

    [LoggerMessage(LogLevel.Information, "What falls due is published again")]
    private partial void LogWorkingAgain();

    [LoggerMessage(LogLevel.Error, "What fell due could not be done; it will be tried again")]
    private partial void LogFailed(Exception e);
}
