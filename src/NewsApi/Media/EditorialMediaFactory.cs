using NewsApi.Media.Images;
using NewsApi.Media.Pictures;
using NewsApi.Site;
using NewsApi.Text;
using NewsApi.Text.Names;

namespace NewsApi.Media;

/// <summary>Converts files to the answers of the Editorial API.</summary>
internal sealed class EditorialMediaFactory(PublicMediaCache views, SiteRepository sites)
{
    /// <summary>Returns a function that converts a file to its answer, with picture texts in the site's default language.</summary>
    public async Task<Func<MediaItem, EditorialMedia>> Start(CancellationToken ct)
    {
        var language = (await sites.Get(ct)).DefaultLanguage;
        return item => Show(item, language, []);
    }

    /// <summary>Makes the answer of one file.</summary>
    public async Task<EditorialMedia> Show(MediaItem item, IReadOnlyList<Notice> notices, CancellationToken ct) =>
        Show(item, (await sites.Get(ct)).DefaultLanguage, notices);

    private EditorialMedia Show(MediaItem item, string language, IReadOnlyList<Notice> notices) => new(
        item.Id, Enum.Parse<MediaKind>(item.Kind), Enum.Parse<MediaState>(item.State), item.Type, item.Bytes, item.Hash, item.FileName,
        item.Width, item.Height, item.Frames, item.DurationMs / 1_000.0, item.Colour, item.ContentCredentials, Texts(item.Alt),
        item.Decorative, Texts(item.Captions), item.Credit, item.Source, item.Rights, item.Licence, item.Creator, item.TakenAt,
        item.DataMining, item.DigitalSourceType, item.Focal, item.Crops ?? new Dictionary<string, CropArea>(), item.Tags ?? [],
        item.UseUntil, item.IsImage ? views.Show(item, language, language) : null,
        item.IsImage ? null : views.FileAddress(item),
        item.Version, item.CreatedAt, item.CreatedBy, item.ModifiedAt, item.DeletedAt, notices);

    private static IReadOnlyDictionary<string, string> Texts(LocalisedText? texts) => texts?.Texts ?? new Dictionary<string, string>();
}
