using NewsApi.Articles.Editing.Storage;
using NewsApi.Data.Statements;
using NewsApi.Media.Pictures;
using NewsApi.Site;

namespace NewsApi.Articles.Editing.Revisions;

/// <summary>Fills a revision with the data of its uploaded files, for editors and for checks.</summary>
internal sealed class RevisionMedia(PublicMediaCache media, SiteCache sites)
{
    /// <summary>The revision with the address, texts and size of its picture, and with its text as readers would see it.</summary>
    /// <param name="read">The database session that reads the answer.</param>
    /// <param name="language">The article's language.</param>
    /// <param name="revision">The revision as it is stored.</param>
    /// <param name="preset">Name of the preset for the picture's size.</param>
    /// <param name="ct">Cancellation.</param>
    public async ValueTask<ArticleRevision> Show(
        ReadSession read, string language, ArticleRevision revision, string preset, CancellationToken ct)
    {
        var ids = revision.AllMedia.ToList();
        if (ids.Count == 0)
            return revision;
        var siteDefault = (await sites.Settings(read, ct)).DefaultLanguage;
        var found = await media.Find(read, ids.Select(id => (id, language)), siteDefault, ct);
        var picture = revision.ImageMedia is { } lead ? Find(lead)?.Picture?.As(preset) : null;
        return revision with
        {
            ImageUrl = picture?.Url ?? revision.ImageUrl,
            ImageAlt = revision.ImageAlt ?? picture?.Alt,
            ImageCredit = revision.ImageCredit ?? picture?.Credit,
            ImageWidth = picture?.Width ?? revision.ImageWidth,
            ImageHeight = picture?.Height ?? revision.ImageHeight,
            BodyHtml = MediaBody.Html(revision.BodyHtml, Find),
            BodyBlocks = revision.BodyMedia is null ? revision.BodyBlocks : MediaBody.Blocks(revision.BodyBlocks, Find),
        };

        ShownMedia? Find(long id) => found.GetValueOrDefault((id, language));
    }
}
