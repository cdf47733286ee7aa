using Microsoft.Extensions.Options;
using NewsApi.Access;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Media.Files;
using NewsApi.Media.Images;
using NewsApi.Media.Pictures;
using NewsApi.Media.Renditions;
using NewsApi.Site;
using NewsApi.Text;
using NewsApi.Text.Names;

namespace NewsApi.Media;

/// <summary>
/// Adds uploaded files: checks them, reads their metadata, and stores first the file and then its row. So every row has its file, and the
/// sweep later deletes a file without a row.
/// </summary>
internal sealed class MediaUpload(
    MediaRepository media, IMediaStore store, RenditionMaker maker, ImageInspector inspector, SiteRepository sites,
    IOptions<MediaOptions> options)
{
    private static readonly Problem NoPicture = new(
        StatusCodes.Status422UnprocessableEntity, "unsupported_file", "The file is not a picture.");

    /// <summary>Receives the file of a request; the caller disposes of it.</summary>
    public Task<UploadedFile> Receive(HttpRequest request, CancellationToken ct) =>
        UploadedFile.Read(request, maker.Incoming, options.Value.MaxBytes, ct);

    /// <summary>Receives a file from elsewhere; the caller disposes of it.</summary>
    public async Task<UploadedFile> Receive(Stream from, string? name, CancellationToken ct) =>
        new(await IncomingFile.Receive(maker.Incoming, from, options.Value.MaxBytes, ct), name);

    /// <summary>Stores a new file.</summary>
    /// <param name="uploaded">The file.</param>
    /// <param name="by">Who uploads it.</param>
    /// <param name="ct">Cancellation.</param>
    /// <param name="isPicture">Whether only a picture is accepted.</param>
    /// <returns>The file, notices on its metadata, and whether it is new.</returns>
    public async Task<Outcome<StoredMedia>> Add(UploadedFile uploaded, Caller by, CancellationToken ct, bool isPicture = false)
    {
        if (await media.FindByHash(uploaded.File.Hash, ct) is { } known)
            return isPicture && !known.IsImage ? NoPicture : new StoredMedia(known, [Notices.Known], IsNew: false);
        if (!(await Read(uploaded, isPicture, ct)).Succeeded(out var read, out var problem))
            return problem;
        var language = (await sites.Get(ct)).DefaultLanguage;
        var notices = new List<Notice>();
        var item = WithMetadata(read.Item, read.Metadata, language, notices) with { FileName = uploaded.Name };
        await Store(uploaded, read.Item.Type, ct);
        var added = await media.Add(item.WithDerived(), by, ct);
        return new StoredMedia(added, notices, IsNew: true);
    }

    /// <summary>
    /// Replaces a file by another one of the same kind. Editorial data stays. If the new picture has another ratio, its focal point and
    /// crops are removed.
    /// </summary>
    public async Task<Outcome<StoredMedia>> Replace(long id, int version, UploadedFile uploaded, Caller by, CancellationToken ct)
    {
        if (!(await Read(uploaded, isPicture: false, ct)).Succeeded(out var read, out var problem))
            return problem;
        if (await media.Find(id, ct) is not { } present)
            return Problem.NotFound("file");
        if (present.Kind != read.Item.Kind)
            return new Problem(
                StatusCodes.Status422UnprocessableEntity, "unsupported_file",
                $"A file of the kind {present.Kind.ToLowerInvariant()} can only be replaced by one of the same kind.");
        await Store(uploaded, read.Item.Type, ct);
        var notices = new List<Notice>();
        return (await media.Update(id, version, (before, _) => Replaced(before, read.Item, uploaded.Name, notices), by, ct))
            .Then<StoredMedia>(after => new StoredMedia(after, notices, IsNew: false));
    }

    private static MediaItem Replaced(MediaItem before, MediaItem file, string? name, List<Notice> notices)
    {
        var hasCrops = before.Crops is { Count: > 0 };
        var keepsFrame = before.Width is null || (double)before.Width.Value / before.Height!.Value is var ratio
            && Math.Abs(ratio - (double)file.Width!.Value / file.Height!.Value) < 0.01;
        if (!keepsFrame && (hasCrops || before.Focal is not null))
            notices.Add(new Notice(
                "framing_removed", 1, "/focalPoint", "Focal point and crops were removed: the new picture has another ratio."));
        return (before with
        {
            Type = file.Type,
            Bytes = file.Bytes,
            Hash = file.Hash,
            OriginalKey = file.Hash,
            FileName = name ?? before.FileName,
            Width = file.Width,
            Height = file.Height,
            Frames = file.Frames,
            DurationMs = file.DurationMs,
            Colour = file.Colour,
            Placeholder = file.Placeholder,
            ContentCredentials = file.ContentCredentials,
            Focal = keepsFrame ? before.Focal : null,
            Crops = keepsFrame ? before.Crops : null,
        }).WithDerived();
    }

    private async Task<Outcome<ReadMedia>> Read(UploadedFile uploaded, bool isPicture, CancellationToken ct)
    {
        var path = uploaded.File.Path;
        var head = new byte[FileSignature.Bytes];
        await using (var file = File.OpenRead(path))
            head = head[..await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct)];
        if (!FileSignature.Read(head).Succeeded(out var form, out var refused))
            return refused;
        if (isPicture && form.Kind != MediaKind.Image)
            return NoPicture;
        var item = new MediaItem
        {
            Kind = form.Kind.ToString(), Type = form.Type, Bytes = uploaded.File.Length, Hash = uploaded.File.Hash,
            OriginalKey = uploaded.File.Hash, DurationMs = MediaDuration.Of(path, form),
            ContentCredentials = await ContentCredentials.AreIn(path, ct),
        };
        if (form.Kind != MediaKind.Image)
            return new ReadMedia(item, PhotoMetadata.None);
        return (await maker.Read(() => inspector.Inspect(path), ct)).Then<ReadMedia>(facts => new ReadMedia(
            item with
            {
                Width = facts.Width,
                Height = facts.Height,
                Frames = facts.Frames,
                Colour = facts.Colour,
                Placeholder = facts.Placeholder,
            },
            PhotoMetadataReader.Read(path)));
    }

    private Task Store(UploadedFile uploaded, string type, CancellationToken ct) =>
        store.Put(MediaNames.Original(uploaded.File.Hash), uploaded.File.Path, type, ct);

    // Metadata in the file may be longer than an editor may write. It is cut to the same lengths.
    private static MediaItem WithMetadata(MediaItem item, PhotoMetadata said, string language, List<Notice> notices)
    {
        var alt = said.Alt is { } text && MediaValidator.IsFileName(text) ? null : Line("alt", said.Alt, MediaValidator.LongestAlt);
        if (said.Alt is not null && alt is null)
            notices.Add(new Notice("alt_ignored", 1, "/alt", "The text alternative in the file is a file name, and was left out."));
        if (Notices.LongAlt("/alt", alt) is { } isLong)
            notices.Add(isLong);
        return item with
        {
            Alt = Localised(alt, language),
            Captions = Localised(Cut("captions", said.Caption, MediaValidator.LongestCaption), language),
            Credit = Line("credit", said.Credit, MediaValidator.LongestName),
            Source = Line("source", said.Source, MediaValidator.LongestName),
            Rights = Cut("rights", said.Rights, MediaValidator.LongestRights),
            Creator = Line("creator", said.Creator, MediaValidator.LongestName),
            Licence = said.Licence is { Length: <= 2_000 } ? said.Licence : null,
            DataMining = Line("dataMining", said.DataMining, MediaValidator.LongestName),
            DigitalSourceType = Line("digitalSourceType", said.DigitalSourceType, MediaValidator.LongestName),
            TakenAt = said.TakenAt,
        };

        string? Line(string name, string? value, int most) => Cut(name, value?.ReplaceLineEndings(" "), most);

        string? Cut(string name, string? value, int most)
        {
            if (value is null || value.Length <= most)
                return value;
            notices.Add(new Notice("metadata_cut", 1, $"/{name}", $"The text in the file was longer than {most} characters, and was cut."));
            return value[..(char.IsHighSurrogate(value[most - 1]) ? most - 1 : most)];
        }
    }

    private static LocalisedText? Localised(string? text, string language) =>
        text is null ? null : LocalisedText.From(new Dictionary<string, string> { [language] = text });

    /// <summary>What is read from an uploaded file: its row without editorial data, and its metadata.</summary>
    private sealed record ReadMedia(MediaItem Item, PhotoMetadata Metadata);
}

/// <summary>A file after an upload.</summary>
/// <param name="Item">Its row.</param>
/// <param name="Notices">Messages on data that was left out or should be checked.</param>
/// <param name="IsNew">Whether the file is new; false if the same bytes were stored already.</param>
internal sealed record StoredMedia(MediaItem Item, IReadOnlyList<Notice> Notices, bool IsNew);

/// <summary>Notices on files.</summary>
internal static class Notices
{
    private const int LongestGoodAlt = 250;

    public static Notice Known { get; } =
        new("already_uploaded", 1, "", "The same bytes were uploaded before; the answer is the existing file, unchanged.");

    /// <returns>The notice; null if the text alternative is short enough.</returns>
    public static Notice? LongAlt(string where, string? alt) => alt?.Length > LongestGoodAlt
        ? new(
            "alt_is_long", 1, where,
            $"The text alternative has more than {LongestGoodAlt} characters. Screen readers read it without a pause, so put details into "
            + "the caption.")
        : null;
}
