using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using NewsApi.Access;
using NewsApi.Http.Answers;
using NewsApi.Http.Bodies;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;
using NewsApi.Media.Files;
using NewsApi.Media.Images;
using NewsApi.Media.Pictures;
using NewsApi.Media.Renditions;
using NewsApi.Media.Upkeep;
using NewsApi.Text;
using NewsApi.Text.Names;

namespace NewsApi.Media;

/// <summary>The Editorial API's routes on uploaded files.</summary>
internal static class MediaEditing
{
    public static void MapMediaEditing(this IEndpointRouteBuilder editorial)
    {
        var options = editorial.ServiceProvider.GetRequiredService<IOptions<MediaOptions>>();
        var file = new TakesFile(() => options.Value.MaxBytes);
        var media = editorial.MapGroup("/media").WithTags("Editorial media");
        media.MapRead("", List).WithName("listMedia").Require(Role.Writer);
        media.MapPost("", Add).WithName("uploadMedia").Require(Role.Writer).Problems(413, 422, 503).WithMetadata(file);
        media.MapRead("/{id:long}", Get).WithName("getMedia").Require(Role.Writer).Problems(404);
        media.MapPut("/{id:long}", Update).WithName("updateMedia").Require(Role.Writer).Problems(404, 422);
        media.MapDelete("/{id:long}", Delete).WithName("deleteMedia").Require(Role.Editor).Problems(404, 409);
        media.MapPost("/{id:long}/restore", Restore).WithName("restoreMedia").Require(Role.Editor).Problems(404, 409);
        media.MapPut("/{id:long}/file", Replace).WithName("replaceMediaFile").Require(Role.Editor).Problems(404, 409, 413, 422, 503)
            .WithMetadata(file);
        media.MapRead("/{id:long}/original", GetOriginal).WithName("getMediaOriginal").Require(Role.Writer).Problems(404)
            .Produces<byte[]>(StatusCodes.Status200OK, FileFormat.Types[0], [.. FileFormat.Types.Skip(1)]);
        media.MapRead("/{id:long}/uses", ListUses).WithName("listMediaUses").Require(Role.Writer).Problems(404);
    }

    /// <summary>Lists uploaded files, the newest first.</summary>
    private static async Task<Paged<EditorialMedia>> List(
        MediaListQuery list, MediaRepository media, EditorialMediaFactory view, CancellationToken ct)
    {
        var (found, show) = (await media.List(list, ct), await view.Start(ct));
        return new(Paged.Make(
            found.Rows, list.Page, item => (item.Id.ToString(CultureInfo.InvariantCulture), item.Id), show, found.Total));
    }

    /// <summary>Uploads a file.</summary>
    /// <remarks>
    /// The body is the file, or a form with a file. JPEG, PNG, WebP, AVIF, GIF and TIFF pictures are decoded once and checked; audio (MP3,
    /// M4A, Ogg, WAV, FLAC), video (MP4, MOV, WebM) and PDF are stored unchanged. The bytes decide the type, not a name or header. Credit,
    /// caption, text alternative and rights are read from IPTC, XMP and EXIF. The same bytes are stored once: a repeated upload answers 200
    /// with the existing file.
    /// </remarks>
    private static async Task<Results<VersionedCreated<EditorialMedia>, VersionedOk<EditorialMedia>, Problem>> Add(
        HttpRequest request, Caller caller, MediaUpload upload, EditorialMediaFactory view, CancellationToken ct)
    {
        using var uploaded = await upload.Receive(request, ct);
        if (!(await upload.Add(uploaded, caller, ct)).Succeeded(out var stored, out var problem))
            return problem;
        var shown = await view.Show(stored.Item, stored.Notices, ct);
        return stored.IsNew
            ? new VersionedCreated<EditorialMedia>($"/v1/editorial/media/{shown.Id}", shown)
            : new VersionedOk<EditorialMedia>(shown);
    }

    /// <summary>Reads the data of an uploaded file, also of a deleted one.</summary>
    /// <param name="id">The file's id.</param>
    private static async Task<Results<VersionedOk<EditorialMedia>, Problem>> Get(
        long id, MediaRepository media, EditorialMediaFactory view, CancellationToken ct) =>
        await media.Find(id, ct) is { } item ? new VersionedOk<EditorialMedia>(await view.Show(item, [], ct)) : Problem.NotFound("file");

    /// <summary>Replaces the editorial data of a file; all articles that show the file show the change at once.</summary>
    /// <param name="id">The file's id.</param>
    private static async Task<Results<VersionedOk<EditorialMedia>, Problem>> Update(
        long id, IfMatch ifMatch, MediaRequest body, Caller caller, MediaRepository media, EditorialMediaFactory view,
        CancellationToken ct) =>
        await Answer(
            await media.Update(id, ifMatch.Version, (before, now) => Changed(before, body, now), caller, ct), view, NoticesOf(body), ct);

    /// <summary>Deletes a file that no public article and no front uses; its original is kept for some days.</summary>
    /// <param name="id">The file's id.</param>
    private static async Task<Results<NoContent, Problem>> Delete(
        long id, IfMatch ifMatch, Caller caller, MediaRepository media, CancellationToken ct) =>
        (await media.Delete(id, ifMatch.Version, caller, ct)).ToNoContent();

    /// <summary>Restores a deleted file, as long as its original is kept.</summary>
    /// <param name="id">The file's id.</param>
    private static async Task<Results<VersionedOk<EditorialMedia>, Problem>> Restore(
        long id, IfMatch ifMatch, Caller caller, MediaRepository media, MediaSweep sweep, IMediaStore store, EditorialMediaFactory view,
        CancellationToken ct) =>
        await media.Find(id, ct) is { } item && sweep.Keeps(item) && await store.Find(MediaNames.Original(item.Hash), ct) is not null
            ? await Answer(await media.Restore(id, ifMatch.Version, caller, ct), view, [], ct)
            : Problem.NotFound("file");

    /// <summary>Replaces a file by another one of the same kind; all articles that show the file show its new content at once.</summary>
    /// <param name="id">The file's id.</param>
    private static async Task<Results<VersionedOk<EditorialMedia>, Problem>> Replace(
        long id, IfMatch ifMatch, HttpRequest request, Caller caller, MediaUpload upload, EditorialMediaFactory view, CancellationToken ct)
    {
        using var uploaded = await upload.Receive(request, ct);
        return (await upload.Replace(id, ifMatch.Version, uploaded, caller, ct)).Succeeded(out var stored, out var problem)
            ? new VersionedOk<EditorialMedia>(await view.Show(stored.Item, stored.Notices, ct))
            : problem;
    }

    /// <summary>Reads the original, byte for byte, with all its metadata.</summary>
    /// <param name="id">The file's id.</param>
    private static async Task<Results<FileOnDisk, Problem>> GetOriginal(
        long id, MediaRepository media, IMediaStore store, CancellationToken ct) =>
        await media.Find(id, ct) is { } item && await store.Fetch(MediaNames.Original(item.Hash), ct) is { } path
            ? new FileOnDisk(path, item.Type, $"\"{item.Hash[..32]}\"")
            : Problem.NotFound("file");

    /// <summary>Lists the articles that show a file.</summary>
    /// <param name="id">The file's id.</param>
    private static async Task<Results<Ok<MediaUseList>, Problem>> ListUses(long id, MediaRepository media, CancellationToken ct) =>
        await media.Find(id, ct) is null
            ? Problem.NotFound("file")
            : TypedResults.Ok(new MediaUseList(
            [
                .. (await media.Uses(id, ct)).Select(
                    use => new MediaUseResponse(use.ArticleId, use.Title, use.InDraft > 0, use.InPublic > 0)),
            ]));

    private static async Task<Results<VersionedOk<EditorialMedia>, Problem>> Answer(
        Outcome<MediaItem> outcome, EditorialMediaFactory view, IReadOnlyList<Notice> notices, CancellationToken ct) =>
        outcome.Succeeded(out var item, out var problem) ? new VersionedOk<EditorialMedia>(await view.Show(item, notices, ct)) : problem;

    private static MediaItem Changed(MediaItem before, MediaRequest body, DateTimeOffset now)
    {
        var after = (before with
        {
            Alt = LocalisedText.From(body.Alt),
            Decorative = body.Decorative ?? false,
            Captions = LocalisedText.From(body.Captions),
            Credit = body.Credit,
            Source = body.Source,
            Rights = body.Rights,
            Licence = body.Licence,
            Creator = body.Creator,
            TakenAt = body.TakenAt,
            DataMining = body.DataMining,
            DigitalSourceType = body.DigitalSourceType,
            Focal = body.FocalPoint,
            Crops = body.Crops,
            Tags = body.Tags,
            UseUntil = body.UseUntil,
            // If the right now ends later, an expired file is active again.
            State = body.UseUntil <= now ? nameof(MediaState.Expired) : nameof(MediaState.Active),
        }).WithDerived();
        return AuditDetail.Of(MediaAudit.Of(before), MediaAudit.Of(after)).Count == 0 ? before : after;
    }

    private static List<Notice> NoticesOf(MediaRequest body) =>
    [
        .. (body.Alt ?? new Dictionary<string, string>())
            .Select(alt => Notices.LongAlt($"/alt/{JsonPointer.Escape(alt.Key)}", alt.Value)).OfType<Notice>(),
    ];
}

/// <summary>200 with a file.</summary>
internal sealed class FileOnDisk(string path, string type, string tag) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => FileAnswer.Send(httpContext, path, type, tag, "private, no-store");
}
