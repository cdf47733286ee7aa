using Microsoft.Extensions.Options;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Health;
using NewsApi.Media.Files;
using NewsApi.Media.Pictures;
using NewsApi.Media.Renditions;

namespace NewsApi.Media.Upkeep;

/// <summary>
/// Once a day, deletes sizes without a recent request or of a former version, and originals that no row names. The first node to
/// set the time of the next sweep runs the present one. Each node also deletes the remains of broken uploads on its own disk.
/// </summary>
/// <remarks>
/// A file that is younger than a day is never deleted, because an upload stores the file before its row. A deleted file can be restored
/// for <see cref="MediaOptions.DeletedDays"/>. Its original is kept for an hour longer, so that a restore and the sweep never collide.
/// </remarks>
internal sealed partial class MediaSweep(
    Db db, IMediaStore store, Presets presets, RenditionMaker maker, IOptions<MediaOptions> options, TimeProvider time,
    BackgroundWork works, ILogger<MediaSweep> log) : BackgroundService
{
    // The number of deletions between two pauses. The pauses leave the disk to readers and editors.
    private const int Burst = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Interval = TimeSpan.FromDays(1), LeastAge = TimeSpan.FromDays(1), Margin = TimeSpan.FromHours(1);

    private static readonly TimeSpan Look = TimeSpan.FromMinutes(10);

    private static readonly Sql ClaimSql = new("UPDATE media_sweep SET next_at = @Next WHERE id = 1 AND next_at <= @Now");

    private static readonly Sql IsUsedSql = new("SELECT COUNT(*) FROM media WHERE original_key = @Hash");

    private readonly WorkState _work = works.Add("media_sweep", tolerance: 2 * Interval);

    /// <summary>Whether the sweep still keeps the file's original: the file is not deleted, or can still be restored.</summary>
    public bool Keeps(MediaItem item) => item.DeletedAt is not { } at || time.GetUtcNow() < at.AddDays(options.Value.DeletedDays);

    /// <summary>The originals of files that were deleted before this time are not kept.</summary>
    public static DateTimeOffset KeptSince(TimeProvider time, MediaOptions options) =>
        time.GetUtcNow().AddDays(-options.DeletedDays) - Margin;

    /// <summary>Runs the sweep if it is due and no other node runs it.</summary>
    /// <returns>How many files were deleted; null if the sweep is not due.</returns>
    public async Task<SweepResult?> RunWhenDue(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var args = new { Now = now.ToUnixTimeMilliseconds(), Next = (now + Interval).ToUnixTimeMilliseconds() };
        return await db.WriteAsync(write => write.Execute(ClaimSql, args) > 0, ct) ? await Run(ct) : null;
    }

    /// <summary>Deletes files that are old enough and not needed.</summary>
    public async Task<SweepResult> Run(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        // The rows are read before the files. A file that gets its row after this read is younger than a day, so it is not deleted.
        var named = await NamedFiles.Read(db, presets, KeptSince(time, options.Value), ct);
        return new SweepResult(await Renditions(named, now, ct), await Originals(named, now - LeastAge, ct), Incoming(now - LeastAge));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        do
            try
            {
                _work.Began();
                if (await RunWhenDue(stoppingToken) is { Count: > 0 } swept)
                    LogSwept(swept.Renditions, swept.Originals, swept.Incoming);
                else
                    Incoming(time.GetUtcNow() - LeastAge);
                _work.Succeeded();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                _work.Failed(e);
                LogFailed(e.Message);
            }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> Renditions(NamedFiles named, DateTimeOffset now, CancellationToken ct)
    {
        var deleted = 0;
        await foreach (var file in store.List(MediaNames.Renditions, ct))
        {
            var parts = file.Name.Split('/');
            var isNamed = parts.Length == 4 && !parts[3].StartsWith('.') && named.HasVersion(parts[2]);
            if (await Delete(file, isNamed ? now.AddDays(-options.Value.RenditionDays) : now - LeastAge, deleted, ct))
                deleted++;
        }

        return deleted;
    }

    private async Task<int> Originals(NamedFiles named, DateTimeOffset before, CancellationToken ct)
    {
        var deleted = 0;
        await foreach (var file in store.List(MediaNames.Originals, ct))
        {
            var hash = file.Name[(file.Name.LastIndexOf('/') + 1)..];
            // An original can't be made again, so the database is checked once more before the deletion.
            if (!named.HasOriginal(hash) && file.At < before
                && await db.FindAsync<long>(IsUsedSql, new { Hash = hash }, ct) == 0 && await Delete(file, before, deleted, ct))
                deleted++;
        }

        return deleted;
    }

    private async Task<bool> Delete(StoredFile file, DateTimeOffset before, int deleted, CancellationToken ct)
    {
        if (file.At >= before || !await store.Delete(file.Name, before, ct))
            return false;
        if ((deleted + 1) % Burst == 0)
            await Task.Delay(Pause, time, ct);
        return true;
    }

    private int Incoming(DateTimeOffset before)
    {
        var deleted = 0;
        var folder = new DirectoryInfo(maker.Incoming);
        foreach (var file in folder.Exists ? folder.EnumerateFiles() : [])
            if (file.LastWriteTimeUtc < before.UtcDateTime)
            {
                file.Delete();
                deleted++;
            }

        return deleted;
    }

    [LoggerMessage(
        LogLevel.Information,
        "{Renditions} sizes of pictures, {Originals} originals and {Incoming} broken uploads were deleted because of their age")]
    private partial void LogSwept(int renditions, int originals, int incoming);

    [LoggerMessage(LogLevel.Warning, "Old files could not be deleted; the sweep tries again within a day: {Reason}")]
    private partial void LogFailed(string reason);
}

/// <summary>How many files a sweep deleted.</summary>
internal sealed record SweepResult(int Renditions, int Originals, int Incoming)
{
    public int Count => Renditions + Originals + Incoming;
}
