using NewsApi.Articles.Published.Lists;
using NewsApi.Articles.Published.Stories;
using NewsApi.Caching;
using NewsApi.Data.Statements;
using NewsApi.Media.Pictures;
using NewsApi.Site;

namespace NewsApi.Fronts;

/// <summary>Makes the answer that shows a front: to readers, in previews, and as of other times.</summary>
internal sealed class FrontComposer(SiteCache sites, ArticleLists lists, ArticleQueries articles, PublicMediaCache media)
{
    /// <param name="read">The session that reads the data of the answer.</param>
    /// <param name="front">The front.</param>
    /// <param name="view">The fields that are shown of each article, and whether untranslated stories use the default language.</param>
    /// <param name="language">The reader's language.</param>
    /// <param name="dependencies">Collects everything that the answer depends on.</param>
    /// <param name="ct">Cancels.</param>
    public async ValueTask<FrontAnswer> Answer(
        ReadSession read, PublishedFront front, FrontQuery view, ReaderLanguage language, Dependencies dependencies, CancellationToken ct)
    {
        // Caches keep what is made with the default language, so it must be that of this session.
        var site = await sites.Settings(read, ct);
        var reader = FrontAudience.Of(language with { SiteDefault = site.DefaultLanguage }, view.FallsBack);
        var pages = new FrontPageBuilder(read, media, new FrontStories(read, lists, articles), reader, dependencies);
        return new FrontAnswer(await pages.Make(front, view.Read, ct), view.Shape);
    }
}
