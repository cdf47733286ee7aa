using Microsoft.Extensions.Options;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Health;

/// <summary>
/// Writes to the database at an interval, because only writes fail when the disk is full or the file is lost. It also tries other
/// background work that has a probe. It logs once when work is broken, and once when the work is no longer broken.
/// </summary>
internal sealed partial class HealthWatch : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    // Two updates, because SQLite does not write a page that has not changed.
    private static readonly Sql UpSql = new("UPDATE change_counter SET seq = seq + 1 WHERE id = 1");
    private static readonly Sql DownSql = new("UPDATE change_counter SET seq = seq - 1 WHERE id = 1");

    private readonly BackgroundWork _works;
    private readonly Db _db;
    private readonly ILogger _log;
    private readonly TimeSpan _interval;
    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);

    public HealthWatch(BackgroundWork works, Db db, IOptions<HealthOptions> options, ILogger<HealthWatch> log)
    {
        (_works, _db, _log, _interval) = (works, db, log, TimeSpan.FromSeconds(options.Value.CheckSeconds));
        works.Add("database_writes", TimeSpan.Zero, Write);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval);
        do
            await Check(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Check(CancellationToken ct)
    {
        foreach (var work in _works.All)
            if (work.Probe is { } probe)
                await Try(work, probe, ct);

        foreach (var work in _works.All)
            if (work.IsBroken && _broken.Add(work.Name))
                LogBroken(work.Name, work.Reason);
            else if (!work.IsBroken && _broken.Remove(work.Name))
                LogRepaired(work.Name);
    }

    private static async Task Try(WorkState work, Func<CancellationToken, Task> probe, CancellationToken ct)
    {
        try
        {
            await probe(ct).WaitAsync(Patience, ct);
            work.Succeeded();
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            work.Failed(e);
        }
    }

    private Task Write(CancellationToken ct) => _db.WriteAsync(write => write.Execute(UpSql, null) + write.Execute(DownSql, null), ct);

    [LoggerMessage(LogLevel.Critical, "This node is not ready: {Work} fails: {Reason}")]
    private partial void LogBroken(string work, string reason);

    [LoggerMessage(LogLevel.Warning, "{Work} works again")]
    private partial void LogRepaired(string work);
}
