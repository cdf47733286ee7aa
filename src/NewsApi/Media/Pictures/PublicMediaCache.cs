using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http;
using NewsApi.Json;
using NewsApi.Media.Images;
using NewsApi.Text.Names;

namespace NewsApi.Media.Pictures;

/// <summary>Uploaded files as answers show them, cached because the same ones appear on many pages.</summary>
internal sealed class PublicMediaCache(Freshness freshness, Presets presets, PublicUrl api)
{
    private const int Capacity = 20_000;

    private static readonly Sql FindSql = new(
        dialect => $"SELECT {MediaItem.Columns} FROM media WHERE id IN {dialect.Numbers("@Ids")} ORDER BY id");

    private readonly ValidatedCache<(long Id, string Language), KnownMedia> _cache = new(freshness, Capacity);

    /// <summary>The files of these ids that may be shown.</summary>
    /// <param name="read">The answer's session, for files that are not cached.</param>
    /// <param name="wanted">The ids with the language of their texts; may repeat.</param>
    /// <param name="siteDefault">The language that replaces missing texts.</param>
    /// <param name="ct">Cancellation.</param>
    public async ValueTask<IReadOnlyDictionary<(long Id, string Language), ShownMedia>> Find(
        ReadSession read, IEnumerable<(long Id, string Language)> wanted, string siteDefault, CancellationToken ct)
    {
        var found = new Dictionary<(long, string), ShownMedia>();
        HashSet<(long Id, string Language)>? missing = null;
        foreach (var key in wanted)
            if (!found.ContainsKey(key))
                if (_cache.Find(key) is { } cached)
                    Add(key, cached);
                else
                    (missing ??= []).Add(key);
        if (missing is null)
            return found;
        var rows = (await read.ListAsync<MediaItem>(FindSql, new { Ids = ApiJson.Write(missing.Select(key => key.Id).Distinct()) }, ct))
            .ToDictionary(row => row.Id);
        foreach (var key in missing)
        {
            var shown = new KnownMedia(rows.GetValueOrDefault(key.Id) is { IsShown: true } row
                ? View(row, key.Language, siteDefault)
                : null);
            // Before the program listens, its address is not known. The warm-up then makes wrong addresses, so they are not cached.
            if (api.IsKnown)
                _cache.Keep(key, shown, [Dependency.Media(key.Id).Key, Dependency.Site.Key], read.Seq);
            Add(key, shown);
        }

        return found;

        void Add((long, string) key, KnownMedia known)
        {
            if (known.Media is { } media)
                found[key] = media;
        }
    }

    /// <summary>A picture as readers see it.</summary>
    /// <param name="row">The row of an image.</param>
    /// <param name="language">The language of its texts.</param>
    /// <param name="siteDefault">The language that replaces missing texts.</param>
    public Picture Show(MediaItem row, string language, string siteDefault)
    {
        var version = presets.VersionOf(row.Rendition);
        var sizes = presets.All.Select(preset =>
        {
            var framing = preset.Frame(row.Width!.Value, row.Height!.Value, row.Focal, row.Crops);
            return new Rendition(
                preset.Name, FileFormat.Jpeg.Type, framing.ToWidth, framing.ToHeight,
                Address(row.Id, version, preset.Name, FileFormat.Jpeg));
        }).ToList();
        var large = sizes.First(size => size.Preset == Presets.Large);
        // Several sizes of a small picture have the same width. One size of each width is enough.
        var whole = presets.All.Zip(sizes).Where(pair => pair.First.Ratio is null).Select(pair => pair.Second)
            .DistinctBy(size => size.Width).ToList();
        FileFormat[] better = row.AvifOf == presets.Fingerprint ? [FileFormat.Avif, FileFormat.Webp] : [FileFormat.Webp];
        return new Picture(
            large.Url, row.Decorative ? "" : Text(row.Alt, language, siteDefault), row.Credit, large.Width, large.Height)
        {
            Id = row.Id,
            Caption = Text(row.Captions, language, siteDefault),
            FocalPoint = row.Focal,
            DominantColour = row.Colour,
            Placeholder = row.Placeholder,
            Renditions = sizes,
            Srcset = Srcset(whole, FileFormat.Jpeg),
            Sources = [.. better.Select(form => new PictureSource(form.Type, Srcset(whole, form)))],
        };

        string Srcset(IEnumerable<Rendition> of, FileFormat form) => string.Join(
            ", ", of.Select(size => FormattableString.Invariant($"{Address(row.Id, version, size.Preset, form)} {size.Width}w")));
    }

    /// <summary>The address of a video, an audio file or a document.</summary>
    public string FileAddress(MediaItem row) => Address(row.Id, presets.VersionOf(row.Rendition), "file", row.Form);

    private string Address(long id, string version, string preset, FileFormat form) =>
        api.At(FormattableString.Invariant($"/media/{id}/{version}/{preset}.{form.Extension}"));

    private static string? Text(LocalisedText? texts, string language, string siteDefault) => texts?.PickText(language, siteDefault);

    private ShownMedia View(MediaItem row, string language, string siteDefault) =>
        row.IsImage ? new ShownMedia(Show(row, language, siteDefault), null) : new ShownMedia(null, FileAddress(row));

    /// <summary>A cache entry of a file; its value is null if the file may not be shown.</summary>
    private sealed record KnownMedia(ShownMedia? Media);
}

/// <summary>A file as readers get it.</summary>
/// <param name="Picture">A picture; null for other files.</param>
/// <param name="FileUrl">Absolute address of a video, an audio file or a document; null for a picture.</param>
internal sealed record ShownMedia(Picture? Picture, string? FileUrl);
