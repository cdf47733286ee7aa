using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NewsApi.Changes;
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
/// <c>/media/...</c>: sends sizes of pictures, and videos, audio and documents as they were uploaded. The content at an address never
/// changes, so it is cached for ever. The address of a former version redirects to the present one.
/// </summary>
internal sealed class RenditionDelivery(
    Db db, MediaCache media, Presets presets, RenditionMaker maker, IMediaStore store)
{
    private const string Forever = "public, max-age=31536000, immutable";

    // For redirects. The file may be deleted later, so caches must ask again after an hour.
    private const string ForAWhile = "public, max-age=3600";

    private static readonly Problem Gone = new(StatusCodes.Status410Gone, "gone", "This file is no longer offered.");

    private static readonly FileFormat[] Forms = [FileFormat.Jpeg, FileFormat.Webp, FileFormat.Avif];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapDirectRead<RenditionDelivery>("/media/{id:long}/{version}/{file}", Get)
            .WithName("getRendition").WithTags("Media").WithMetadata(new IgnoresUnknownParameters())
            .WithMetadata(new PathParameter("id", "The picture's id."))
            .WithMetadata(new PathParameter("version", "The present version of the file; any other, such as `latest`, redirects to it."))
            .WithMetadata(new PathParameter(
                "file",
                "For a picture: its size with the extension `jpg`, `webp` or, once it is made, `avif`, such as `large.webp`. "
                + "For other files: `file` with the extension of the file, such as `file.pdf`."))
            .Produces<byte[]>(StatusCodes.Status200OK, FileFormat.Types[0], [.. FileFormat.Types.Skip(1)])
            .Produces(StatusCodes.Status302Found)
            .WithMetadata(new ResponseHeader(StatusCodes.Status302Found, "Location", "The address of the present version."))
            .WithMetadata(new TakesIfNoneMatch())
            .Problems(404, 410, 503);
    }

    /// <summary>Sends a size of an uploaded picture, or a video, an audio file or a document as it was uploaded.</summary>
    /// <remarks>
    /// A size that is not stored yet is made at the request. Each size contains the picture's credit, rights and licence as XMP, and none
    /// of the camera's other metadata. Range requests are supported (RFC 9110). With another version in the address, only files that a
    /// public article or front shows are found.
    /// </remarks>
    private static Task Get(HttpContext context) => Direct<RenditionDelivery>.Of(context).Deliver(context);

    private async Task Deliver(HttpContext context)
    {
        var ct = context.RequestAborted;
        var values = context.Request.RouteValues;
        var id = long.Parse((string)values["id"]!, CultureInfo.InvariantCulture);
        var file = (string)values["file"]!;
        var item = media.Find(id) ?? await db.ReadSnapshotAsync(read => media.Find(read, id, ct), ct);
        if (item is null || !(item.IsImage ? Size(file, out var preset, out var form) : IsFile(item, file, out preset, out form)))
        {
            await Problem.NotFound("file").ExecuteAsync(context);
            return;
        }

        // A cache that purges by key removes all sizes of the file at once.
        context.Response.Headers["Surrogate-Key"] = Dependency.Media(id).Name;
        var version = presets.VersionOf(item.Rendition);
        var isKnown = (string)values["version"]! == version;
        // Nobody can guess the version in an address. So only people who have seen a picture of an unpublished article can open it.
        if (!isKnown && await db.FindAsync<long>(MediaUses.CountPublicSql, new { Id = id, Yes = true }, ct) == 0)
            await Problem.NotFound("file").ExecuteAsync(context);
        else if (!item.IsShown)
            await Gone.ExecuteAsync(context);
        else if (!isKnown)
            Redirect(context, FormattableString.Invariant($"/media/{id}/{version}/{file}"));
        else if (await Path(item, preset, form, ct) is { } path)
            await FileAnswer.Send(
                context, path, form.Type, $"\"{version}-{preset?.Name ?? "file"}-{form.Extension}\"", Forever);
        else
            await Problem.NotFound("file").ExecuteAsync(context);
    }

    private bool Size(string file, out Preset? preset, [NotNullWhen(true)] out FileFormat? form)
    {
        var end = file.LastIndexOf('.');
        preset = end > 0 ? presets.Find(file[..end]) : null;
        form = preset is null ? null : Array.Find(Forms, one => one.Extension == file[(end + 1)..]);
        return form is not null;
    }

    private static bool IsFile(MediaItem item, string file, out Preset? preset, out FileFormat form)
    {
        (preset, form) = (null, item.Form);
        return file == $"file.{form.Extension}";
    }

    // An AVIF takes a second of processor time, so only the background work makes it.
    private Task<string?> Path(MediaItem item, Preset? preset, FileFormat form, CancellationToken ct) =>
        preset is null ? store.Fetch(MediaNames.Original(item.Hash), ct)
        : form == FileFormat.Avif && item.AvifOf != presets.Fingerprint ? Task.FromResult<string?>(null)
        : maker.Find(item, preset, form, ct);

    private static void Redirect(HttpContext context, string path)
    {
        context.Response.Headers.CacheControl = ForAWhile;
        context.Response.StatusCode = StatusCodes.Status302Found;
        context.Response.Headers.Location = context.Request.Address(path);
    }
}
