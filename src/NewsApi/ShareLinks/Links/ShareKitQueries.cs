using NewsApi.Articles.Published.Stories;
using NewsApi.Data;
using NewsApi.Http;
using NewsApi.ShareLinks.Kit;
using NewsApi.Site;

namespace NewsApi.ShareLinks.Links;

/// <summary>Reads the share kits of public articles.</summary>
internal sealed class ShareKitQueries(Db db, PublicUrl api, SiteCache site, ArticleQueries articles)
{
    /// <summary>The parts of an article that are read to build its share kit.</summary>
    public static readonly ArticleShape Shape = ArticleShape.Of("share");

    /// <summary>A public article with its share kit. The labels are in the given language or, if it is null, in the article's.</summary>
    public Task<PublishedStory?> Find(long id, string? language, CancellationToken ct) => db.ReadSnapshotAsync(
        async read =>
        {
            var story = await articles.Find(read, id, Shape, ct);
            if (story is null || language is null)
                return story;
            var settings = await site.Settings(read, ct);
            (story.Share, _) = new ShareKits(settings, new SiteUrls(settings, api)).Of(
                story.Article, IncludeColumns.AutomaticLink(story.Article.AutomaticLinks), language,
                (story.AttributionLine, story.LicenceUrl));
            return story;
        },
        ct);
}
