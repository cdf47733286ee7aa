using NewsApi.Articles.Published.Lookup;
using NewsApi.Articles.Published.Stories;
using NewsApi.Data;
using NewsApi.Http;
using NewsApi.ShareLinks.Kit;
using NewsApi.Site;

namespace NewsApi.ShareLinks.Links;

/// <summary>Reads the share kits of public articles.</summary>
internal sealed class ShareKitQueries(Db db, PublicUrl api, SiteCache site)
{
    /// <summary>The share kit of a public article, worded in this language or else in the article's, and the id of its link.</summary>
    public Task<(ShareKitResponse? Kit, long LinkId)> Find(long id, string? language, CancellationToken ct) =>
        db.ReadSnapshotAsync<(ShareKitResponse?, long)>(
            async read =>
            {
                if (await read.FindAsync<SharedArticle>(SharedArticle.FindWithLinkSql, new { Id = id }, ct) is not { } article)
                    return (null, 0);
                var settings = await site.Settings(read, ct);
                return new ShareKits(settings, new SiteAddresses(settings, api)).Of(
                    article, IncludeColumns.AutomaticLink(article.AutomaticLinks), language ?? article.Language);
            },
            ct);
}
