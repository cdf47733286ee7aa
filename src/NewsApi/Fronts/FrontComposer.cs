using NewsApi.Articles.Published.Lists;
using NewsApi.Articles.Published.Stories;
using NewsApi.Caching;
using NewsApi.Data.Statements;
using NewsApi.Media.Pictures;
using NewsApi.Site;

namespace NewsApi.Fronts;

/// <summary>Makes the answer that shows a front: for readers, for previews, and for other moments.</summary>
internal sealed class FrontComposer(ArticleLists lists, ArticleQueries articles, PublicMediaCache media)
{
    /// <param name="read">The session of the answer.</param>
    /// <param name="front">The front.</param>
    /// <param name="view">Which fields of its articles are shown, and whether there is a fallback.</param>
    /// <param name="language">The reader's language.</param>
    /// <param name="dependencies">Collects what the answer depends on.</param>
    /// <param name="ct">Cancels.</param>
    public async ValueTask<FrontAnswer> Answer(
        ReadSession read, PublishedFront front, FrontQuery view, ReaderLanguage language, Dependencies dependencies, CancellationToken ct)
    {
        var reader = FrontAudience.Of(language, view.FallsBack);
        var pages = new FrontPageBuilder(read, media, new FrontStories(read, lists, articles), reader, dependencies);
        return new FrontAnswer(await pages.Make(front, view.Read, ct), view.Shape);
    }
}
