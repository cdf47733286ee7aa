using System.Globalization;
using NewsApi.Access;
using NewsApi.Http;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Media;
using NewsApi.Media.Pictures;
using NewsApi.Text.Names;

namespace NewsApi.Articles.Editing.Adoption;

/// <summary>The texts that an article has for a picture.</summary>
/// <param name="Language">The article's language.</param>
/// <param name="Alt">Text alternative; empty for a decorative picture, null when the article has none.</param>
/// <param name="Caption">The caption.</param>
/// <param name="Credit">The credit line.</param>
internal sealed record PictureTexts(string Language, string? Alt, string? Caption, string? Credit);

/// <summary>Finds or downloads the picture at an address. A run tries each address only once, even if the download fails.</summary>
internal sealed class AdoptedPictures(
    MediaDownload download, MediaRepository media, PublicUrl api, TimeProvider time, AdoptionOptions order, Caller by)
{
    private const int MostTries = 5;

    private readonly Dictionary<string, (long? Id, string? Reason)> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _asked = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds the library picture for an address. Downloads the picture unless this run has already tried.</summary>
    /// <returns>The picture's row, or a problem with the reason why there is no usable picture.</returns>
    public async Task<Outcome<MediaItem>> Find(string address, CancellationToken ct)
    {
        if (!_known.TryGetValue(address, out var known))
        {
            var outcome = await Fetch(address, ct);
            _known[address] = known = (outcome.Value?.Id, outcome.Problem?.Detail);
        }

        return known.Id is { } id && await media.Find(id, ct) is { } item ? Shown(item) : Refused(known.Reason ?? "The file is gone.");
    }

    /// <summary>Copies the article's texts for a picture into those fields of the picture's row that are still empty.</summary>
    public async Task<MediaItem> Fill(MediaItem item, PictureTexts said, CancellationToken ct)
    {
        for (var tries = 0; tries < MostTries && !ReferenceEquals(With(item, said), item); tries++)
        {
            var outcome = await media.Update(item.Id, item.Version, (before, _) => With(before, said), by, ct);
            if (outcome.Value is { } filled)
                return filled;
            // If an editor has changed the row in the meantime, try again with the new version.
            if (await media.Find(item.Id, ct) is not { } present || present.Version == item.Version)
                break;
            item = present;
        }

        return item;
    }

    private async Task<Outcome<MediaItem>> Fetch(string address, CancellationToken ct)
    {
        if (OwnFile(address) is { } own)
            return await media.Find(own, ct) is { IsImage: true } there
                ? there
                : Refused("This address of the site belongs to no uploaded picture.");
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
            return Refused("It is not a valid absolute address.");
        return (await download.Add(uri, order.Longest, Pause, by, ct)).Then<MediaItem>(stored => stored.Item);
    }

    // An address under /media/ belongs to an uploaded file, so nothing is downloaded.
    private long? OwnFile(string address)
    {
        var files = api.At("/media/");
        return address.StartsWith(files, StringComparison.OrdinalIgnoreCase)
            && long.TryParse(address[files.Length..].Split('/')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? id
                : null;
    }

    private async Task Pause(Uri address, CancellationToken ct)
    {
        if (_asked.TryGetValue(address.Host, out var last) && order.Pause - time.GetElapsedTime(last) is { Ticks: > 0 } rest)
            await Task.Delay(rest, time, ct);
        _asked[address.Host] = time.GetTimestamp();
    }

    private static Outcome<MediaItem> Shown(MediaItem item) => item.IsShown
        ? item
        : Refused(FormattableString.Invariant($"The picture is library file {item.Id}, which was deleted or may no longer be used."));

    private static MediaItem With(MediaItem before, PictureTexts said)
    {
        var language = Languages.Canonical(said.Language);
        var takesAlt = !before.Decorative && before.Alt?.Texts.ContainsKey(language) is not true;
        var hasAlt = before.Alt is { Texts.Count: > 0 };
        var after = before with
        {
            Alt = takesAlt && Fits(said.Alt, MediaValidator.LongestAlt) && !MediaValidator.IsFileName(said.Alt!)
                ? Added(before.Alt, language, said.Alt!)
                : before.Alt,
            Decorative = before.Decorative || (said.Alt is { Length: 0 } && !hasAlt),
            Captions = before.Captions?.Texts.ContainsKey(language) is not true && Fits(said.Caption, MediaValidator.LongestCaption)
                ? Added(before.Captions, language, said.Caption!)
                : before.Captions,
            Credit = before.Credit ?? (Fits(said.Credit, MediaValidator.LongestName) ? said.Credit : null),
        };
        return after == before ? before : after.WithDerived();
    }

    private static bool Fits(string? text, int most) => !string.IsNullOrWhiteSpace(text) && text.Length <= most;

    private static LocalisedText Added(LocalisedText? texts, string language, string text) => LocalisedText.From(
        new Dictionary<string, string>(texts?.Texts ?? new Dictionary<string, string>()) { [language] = text.ReplaceLineEndings(" ") });

    private static Problem Refused(string reason) => Problem.Conflict("not_adopted", reason);
}
