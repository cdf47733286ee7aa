using Microsoft.Extensions.Options;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Health;

namespace NewsApi.Sync;

/// <summary>
/// Deletes old rows of the change log. The nodes do this without coordination: if another node was faster, the deletion finds no rows.
/// </summary>
internal sealed partial class ChangeLogPruning(
    Db db, TimeProvider time, IOptions<SyncOptions> options, BackgroundWork works, ILogger<ChangeLogPruning> log) : BackgroundService
{
    // The number of writes (seq) that one transaction deletes. Small transactions do not block editors for long.
    private const int Batch = 2_000;

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private static readonly Sql NewestSql = new(
        dialect => $"SELECT c.at FROM changes AS c ORDER BY c.seq DESC, c.position DESC {dialect.Limit("@Take")}");

    // The first row that is kept. The query stops at this row, so it reads only the rows to be deleted.
    private static readonly Sql FirstKeptSql = new(
        dialect => $"SELECT c.seq FROM changes AS c WHERE c.at >= @Before ORDER BY c.seq, c.position {dialect.Limit("@Take")}");

    private static readonly Sql OldestSql = new("SELECT MIN(c.seq) FROM changes AS c");

    private static readonly Sql DeleteSql = new("DELETE FROM changes WHERE seq < @Before");

    private readonly WorkState _work = works.Add("log_pruning");

    /// <summary>
    /// Deletes rows that are older than <see cref="SyncOptions.RetentionDays"/>. The newest row stays, so the last number is always known.
    /// </summary>
    /// <returns>How many rows were deleted.</returns>
    public async Task<int> Run(CancellationToken ct)
    {
        // If the clock has jumped ahead, the log must not be deleted. So the age of a row is compared with the newest row as well.
        if (await db.FindAsync<DateTimeOffset?>(NewestSql, new { Take = 1 }, ct) is not { } newest)
            return 0;
        var now = time.GetUtcNow();
        var before = (newest < now ? newest : now).AddDays(-options.Value.RetentionDays);
        var kept = await db.FindAsync<long>(FirstKeptSql, new { Before = before, Take = 1 }, ct);
        var (deleted, oldest) = (0, await db.FindAsync<long>(OldestSql, null, ct));
        for (; oldest < kept; oldest = Math.Min(oldest + Batch, kept))
        {
            var end = Math.Min(oldest + Batch, kept);
            deleted += await db.WriteAsync(write => write.Execute(DeleteSql, new { Before = end }), ct);
        }

        return deleted;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
            try
            {
                _work.Began();
                if (await Run(stoppingToken) is var deleted and > 0)
                    LogPruned(deleted);
                _work.Succeeded();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                _work.Failed(e);
                LogFailed(e.Message);
            }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Information, "{Count} rows of the change log were deleted because of their age")]
    private partial void LogPruned(int count);

    [LoggerMessage(LogLevel.Warning, "Old rows of the change log could not be deleted; the next attempt is in an hour: {Reason}")]
    private partial void LogFailed(string reason);
}
