using System.Threading.Channels;
using Microsoft.Extensions.Options;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Health;
using NewsApi.Media.Files;
using NewsApi.Media.Images;
using NewsApi.Media.Pictures;

namespace NewsApi.Media.Renditions;

/// <summary>
/// Makes JPEG and WebP of the pictures of a publication, if the settings say so. Every node receives the publication, and the first node
/// that claims a picture makes its sizes. If that node stops before the end, the missing sizes are made at the first request for them.
/// </summary>
internal sealed partial class PublishedSizes(
    Db db, RenditionMaker maker, Presets presets, IOptions<MediaOptions> options, BackgroundWork works, ILogger<PublishedSizes> log)
    : BackgroundService, IChangeSubscriber
{
    // More publications than this can wait only after an import.
    private const int MostWaiting = 10_000;

    private static readonly FileFormat[] Forms = [FileFormat.Jpeg, FileFormat.Webp];

    private static readonly string Pictures = $"SELECT {MediaItem.Columns} FROM media WHERE state = @Active AND kind = @Kind";

    private static readonly Sql OfArticleSql = new($"""
        {Pictures} AND id IN (SELECT media_id FROM media_uses WHERE article_id = @Id AND is_public = @Yes)
        ORDER BY id
        """);

    private static readonly Sql OfFrontSql = new($"""
        {Pictures} AND id IN (SELECT media_id FROM media_front_uses WHERE front_id = @Id AND is_public = @Yes)
        ORDER BY id
        """);

    private static readonly Sql OfPictureSql = new($"""
        {Pictures} AND id = @Id AND (EXISTS (SELECT 1 FROM media_uses WHERE media_id = @Id AND is_public = @Yes)
            OR EXISTS (SELECT 1 FROM media_front_uses WHERE media_id = @Id AND is_public = @Yes))
        """);

    private static readonly Sql ClaimSql =
        new("UPDATE media SET sizes_of = @Version WHERE id = @Id AND (sizes_of IS NULL OR sizes_of <> @Version)");

    private readonly Channel<Change> _waiting = Channel.CreateBounded<Change>(MostWaiting);

    // Missing sizes are made when readers ask for them. So a failure of this work does not make the node unready.
    private readonly WorkState _work = works.Add("media_sizes", TimeSpan.FromDays(365));

    public void Receive(IReadOnlyList<Change> changes)
    {
        if (options.Value.MakeSizes != RenditionTiming.Publication)
            return;
        foreach (var change in changes.Where(change => SqlOf(change) is not null))
            _waiting.Writer.TryWrite(change);
    }

    /// <summary>Makes the sizes for all changes received up to now.</summary>
    public async Task MakeWaiting(CancellationToken ct)
    {
        while (_waiting.Reader.TryRead(out var change))
            await _work.Run(end => Make(change, end), LogFailed, ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
            await MakeWaiting(stoppingToken);
    }

    // A changed picture may have a new version. Then its sizes must be made, too.
    private static Sql? SqlOf(Change change) => (change.Kind, change.Action) switch
    {
        (ChangeKinds.Article, ChangeActions.Published) => OfArticleSql,
        (ChangeKinds.Front, ChangeActions.Published) => OfFrontSql,
        (ChangeKinds.Media, ChangeActions.Updated) => OfPictureSql,
        _ => null,
    };

    private async Task Make(Change change, CancellationToken ct)
    {
        var args = new { Id = change.EntityId, Active = nameof(MediaState.Active), Kind = nameof(MediaKind.Image), Yes = true };
        foreach (var item in await db.ListAsync<MediaItem>(SqlOf(change)!, args, ct))
        {
            var claim = new { item.Id, Version = presets.VersionOf(item.Rendition) };
            if (await db.WriteAsync(write => write.Execute(ClaimSql, claim) > 0, ct))
                foreach (var preset in presets.All)
                    if (!await maker.MakeLast(item, preset, Forms, ct))
                        break;
        }
    }

    [LoggerMessage(LogLevel.Error, "The sizes of a published picture could not be made; each is made at the first request for it")]
    private partial void LogFailed(Exception e);
}
