using NewsApi.Data;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;
using NewsApi.Media.Files;
using NewsApi.Media.Images;
using NewsApi.Media.Pictures;

namespace NewsApi.Media.Renditions;

/// <summary>
/// <c>/media/...</c>: sizes of pictures, and films, sounds and documents as they were uploaded. The address of a size never shows anything
/// else, so it is cached for ever; that of a former version leads to the present one.
/// </summary>
internal sealed class RenditionDelivery(
    Db db, MediaCache media, Presets presets, RenditionMaker maker, IMediaStore store, ILogger<RenditionDelivery> log)
{
    private const string Forever = "public, max-age=31536000, immutable";

    // A file may be deleted for good reasons, so its address is asked for again after a while.
    private const string ForAWhile = "public, max-age=3600";

    private static readonly FileForm[] Forms = [FileForm.Jpeg, FileForm.Webp, FileForm.Avif];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapDirectRead<RenditionDelivery>("/media/{id:long}/{version}/{file}", Get)
            .WithName("getRendition").WithTags("Media").WithMetadata(new IgnoresUnknownParameters())
            .WithMetadata(new PathParameter("id", "The picture's id."))
            .WithMetadata(new PathParameter("version", "The version that answers show; a former one, or `latest`, leads to the present."))
            .WithMetadata(new PathParameter("file", "Size and end, such as `large.webp`: `jpg`, `webp`, or `avif` once it is offered."))
            .Produces<byte[]>(StatusCodes.Status200OK, FileForm.Jpeg.Type)
            .Produces(StatusCodes.Status302Found)
            .WithMetadata(new ResponseHeader(StatusCodes.Status302Found, "Location", "The present version."))
            .WithMetadata(new TakesIfNoneMatch())
            .Problems(404, 410, 503);
        routes.MapDirectRead<RenditionDelivery>("/media/{id:long}/{file}", GetFile)
            .WithName("getMediaFile").WithTags("Media").WithMetadata(new IgnoresUnknownParameters())
            .WithMetadata(new PathParameter("id", "The file's id."))
            .WithMetadata(new PathParameter("file", "`file` and the end that answers show, such as `file.mp3`."))
            .Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream")
            .WithMetadata(new TakesIfNoneMatch())
            .Problems(404, 410);
    }

    /// <summary>A size of an uploaded picture.</summary>
    /// <remarks>
    /// The size is made when it is first asked for. Ranges are answered (RFC 9110). It carries the credit, the rights and the licence of
    /// the picture as XMP, and nothing else that the camera wrote.
    /// </remarks>
    private static Task Get(HttpContext context) => Direct<RenditionDelivery>.Of(context).Deliver(context);

    /// <summary>A film, a sound or a document as it was uploaded.</summary>
    /// <remarks>Ranges are answered (RFC 9110).</remarks>
    private static Task GetFile(HttpContext context) => Direct<RenditionDelivery>.Of(context).DeliverFile(context);

    private async Task Deliver(HttpContext context)
    {
        var values = context.Request.RouteValues;
        var file = (string)values["file"]!;
        var end = file.LastIndexOf('.');
        var preset = end > 0 ? presets.Find(file[..end]) : null;
        var form = end > 0 ? Array.Find(Forms, one => one.Extension == file[(end + 1)..]) : null;
        var (item, problem) = await Find(context);
        if (problem is not null || item is not { IsImage: true } || preset is null || form is null)
        {
            await (problem ?? Problem.NotFound("picture")).ExecuteAsync(context);
            return;
        }

        var version = presets.VersionOf(item.Rendition);
        if ((string)values["version"]! != version)
        {
            context.Response.Headers.CacheControl = ForAWhile;
            context.Response.StatusCode = StatusCodes.Status302Found;
            context.Response.Headers.Location =
                context.Request.Address(FormattableString.Invariant($"/media/{item.Id}/{version}/{file}"));
            return;
        }

        // Nobody but the background makes AVIF: it takes a second of a processor.
        var path = form == FileForm.Avif && item.AvifOf != presets.Fingerprint
            ? null
            : await maker.Find(item, preset, form, context.RequestAborted);
        if (path is null)
        {
            log.LogMissing(item.Id, form == FileForm.Avif ? "the AVIF is not made yet" : "the original is missing");
            await Problem.NotFound("picture").ExecuteAsync(context);
            return;
        }

        await FileAnswer.Send(context, path, form.Type, $"\"{version}-{preset.Name}-{form.Extension}\"", Forever);
    }

    private async Task DeliverFile(HttpContext context)
    {
        var (item, problem) = await Find(context);
        if (problem is not null || item is null or { IsImage: true }
            || (string)context.Request.RouteValues["file"]! != $"file.{item.Form.Extension}"
            || await store.Fetch(MediaNames.Original(item.Hash), context.RequestAborted) is not { } path)
            await (problem ?? Problem.NotFound("file")).ExecuteAsync(context);
        else
            await FileAnswer.Send(context, path, item.Type, $"\"{item.Hash[..32]}\"", ForAWhile);
    }

    private async Task<(MediaItem? Item, Problem? Problem)> Find(HttpContext context)
    {
        var id = long.Parse((string)context.Request.RouteValues["id"]!, System.Globalization.CultureInfo.InvariantCulture);
        var ct = context.RequestAborted;
        var item = media.Find(id) ?? await db.ReadSnapshotAsync(read => media.Find(read, id, ct), ct);
        return item is null ? (null, Problem.NotFound("file"))
            : item.IsShown ? (item, null)
            : (null, new Problem(StatusCodes.Status410Gone, "gone", "This file is no longer offered."));
    }
}

internal static partial class RenditionLog
{
    [LoggerMessage(LogLevel.Debug, "No rendition of medium {Id}: {Reason}")]
    public static partial void LogMissing(this ILogger log, long id, string reason);
}
