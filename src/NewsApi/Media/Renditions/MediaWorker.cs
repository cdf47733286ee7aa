using Microsoft.Extensions.Options;
using NewsApi.Access;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Health;
using NewsApi.Media.Files;
using NewsApi.Media.Images;
using NewsApi.Media.Pictures;

namespace NewsApi.Media.Renditions;

/// <summary>
/// Sets files to expired when the right to use them ends, and makes the AVIF of pictures. Several nodes share the work: a condition in SQL
/// lets each file expire only once, and only the node that holds a picture's lease makes its AVIF.
/// </summary>
internal sealed partial class MediaWorker(
    Db db, ChangeLog changes, RenditionMaker maker, Presets presets, IOptions<MediaOptions> options, TimeProvider time,
    BackgroundWork works, ILogger<MediaWorker> log) : BackgroundService
{
    private const int MostOfRound = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    // A lease is longer than the AVIF of any picture takes.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    // The wait before the next attempt if the AVIF of a picture can't be made.
    private static readonly TimeSpan Retry = TimeSpan.FromDays(1);

    private static readonly Caller Clock = new("system", Role.Admin);

    private static readonly Sql DueSql = new(dialect => $"""
        SELECT id
        FROM media
        WHERE use_until <= @Now AND state = @Active
        ORDER BY use_until, id
        {dialect.Limit("@Take")}
        """);

    private static readonly Sql ExpireSql = new("""
        UPDATE media
        SET state = @Expired, version = version + 1, seq = @Seq, modified_at = @Now
        WHERE id = @Id AND state = @Active AND use_until <= @Now
        """);

    private static readonly Sql WithoutAvifSql = new(dialect => $"""
        SELECT {MediaItem.Columns}
        FROM media
        WHERE state = @Active AND kind = @Kind AND avif_until < @Now AND (avif_of IS NULL OR avif_of <> @Of)
        ORDER BY id DESC
        {dialect.Limit("@Take")}
        """);

    private static readonly Sql ClaimSql = new("UPDATE media SET avif_until = @Until WHERE id = @Id AND avif_until < @Now");

    private static readonly Sql LaterSql = new("UPDATE media SET avif_until = @Until WHERE id = @Id");

    private static readonly Sql MadeSql = new("""
        UPDATE media
        SET avif_of = @Of, avif_until = 0, seq = @Seq
        WHERE id = @Id AND rendition = @Rendition
        """);

    private readonly WorkState _work = works.Add("media");

    // Readers get WebP if there is no AVIF. So a failure of this work does not make the node unready.
    private readonly WorkState _avifWork = works.Add("media_avif", TimeSpan.FromDays(365));

    /// <summary>Expires the active files whose right of use has ended.</summary>
    public async Task Expire(CancellationToken ct)
    {
        var active = nameof(MediaState.Active);
        foreach (var id in await db.ListAsync<long>(DueSql, new { Now = time.GetUtcNow(), Active = active, Take = MostOfRound }, ct))
            await changes.WriteAsync(
                Clock,
                write =>
                {
                    var args = new { Id = id, write.Seq, write.Now, Active = active, Expired = nameof(MediaState.Expired) };
                    if (write.Execute(ExpireSql, args) > 0)
                        MediaChange.Record(write, id, ChangeActions.Updated, new { state = args.Expired });
                    return id;
                },
                ct);
    }

    // Requested sizes are made before AVIF. The end of a right must not wait for either of them, so it has its own loop.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        Repeat(_work, Expire, stoppingToken), options.Value.Avif ? Repeat(_avifWork, MakeAvif, stoppingToken) : Task.CompletedTask);

    private async Task Repeat(WorkState work, Func<CancellationToken, Task> run, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await work.Run(run, LogFailed, ct);
            await Task.Delay(Pause, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Makes the missing AVIF of pictures. The newest pictures come first, because readers see them most.</summary>
    public async Task MakeAvif(CancellationToken ct)
    {
        var args = new
        {
            Active = nameof(MediaState.Active), Kind = nameof(MediaKind.Image), Now = time.GetUtcNow().ToUnixTimeMilliseconds(),
            Of = presets.Fingerprint, Take = MostOfRound,
        };
        foreach (var item in await db.ListAsync<MediaItem>(WithoutAvifSql, args, ct))
        {
            var now = time.GetUtcNow();
            var claim = new { item.Id, Now = now.ToUnixTimeMilliseconds(), Until = (now + Lease).ToUnixTimeMilliseconds() };
            if (!await db.WriteAsync(write => write.Execute(ClaimSql, claim) > 0, ct))
                continue;
            if (!await MakeAll(item, ct))
            {
                await db.WriteAsync(write => write.Execute(LaterSql, new { item.Id, Until = (now + Retry).ToUnixTimeMilliseconds() }), ct);
                continue;
            }

            await changes.WriteAsync(
                Clock,
                write =>
                {
                    if (write.Execute(MadeSql, new { item.Id, item.Rendition, Of = presets.Fingerprint, write.Seq }) > 0)
                        write.RecordConsequence(ChangeKinds.Media, item.Id, ChangeActions.Updated);
                    return item.Id;
                },
                ct);
        }
    }

    private async Task<bool> MakeAll(MediaItem item, CancellationToken ct)
    {
        foreach (var preset in presets.Whole)
        {
            ct.ThrowIfCancellationRequested();
            if (!await maker.MakeLast(item, preset, [FileFormat.Avif], ct))
                return false;
        }

        return true;
    }

    [LoggerMessage(LogLevel.Error, "Background work on uploaded files failed: expiring files whose right of use has ended, or making AVIF")]
    private partial void LogFailed(Exception e);
}
