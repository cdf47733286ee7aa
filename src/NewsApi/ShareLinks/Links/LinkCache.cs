using NewsApi.Articles.Published.Lookup;
using NewsApi.Articles.Published.Stories;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http;
using NewsApi.Site;

namespace NewsApi.ShareLinks.Links;

/// <summary>
/// Short links by their codes in memory, so that a redirect needs no database; see <see cref="ValidatedCache{TKey, TValue}"/>. Unknown
/// codes are not cached, because there are too many of them.
/// </summary>
internal sealed class LinkCache(Db db, SiteCache site, PublicUrl api, Freshness freshness)
{
    private const int Most = 50_000, LongestChain = 8;

    private static readonly Sql FindLinkSql = new($"SELECT {ShareLinkRepository.Columns} FROM share_links WHERE code = @Code");

    private readonly ValidatedCache<string, CachedLink> _links = new(freshness, Most);

    /// <summary>Finds the link with this code; null if there is none.</summary>
    public ValueTask<CachedLink?> Find(string code, CancellationToken ct) =>
        _links.Find(code) is { } cached ? ValueTask.FromResult<CachedLink?>(cached) : new ValueTask<CachedLink?>(Read(code, ct));

    private async Task<CachedLink?> Read(string code, CancellationToken ct)
    {
        var dependsOn = new List<ulong>();
        var seq = 0L;
        var link = await db.ReadSnapshotAsync(
            async read =>
            {
                dependsOn.Clear();
                seq = read.Seq;
                var batch = new ReadBatch();
                var found = batch.Find<ShareLink>(FindLinkSql, new { Code = code });
                var story = batch.List<SharedArticle>(SharedArticle.OfLinkSql, new { Code = code });
                await read.RunAsync(batch, ct);
                return found.Value is null ? null : await Follow(read, found.Value, story.Rows, dependsOn, ct);
            },
            ct);
        // The change log does not record the uses of a limited link, so limited links are not cached.
        if (link is { Link.MaxClicks: null })
            _links.Keep(code, link, [.. dependsOn], seq);
        return link;
    }

    // A replaced article leads to its replacement, and the replacement may be replaced, too.
    private async Task<CachedLink> Follow(
        ReadSession read, ShareLink link, IReadOnlyList<SharedArticle> story, List<ulong> dependsOn, CancellationToken ct)
    {
        var addresses = new SiteUrls(await site.Get(read, ct), api);
        dependsOn.AddRange([Dependency.ShareLink(link.Id).Key, Dependency.Site.Key]);
        var id = link.ArticleId;
        for (var step = 0; step < LongestChain; step++)
        {
            dependsOn.Add(Dependency.Article(id).Key);
            if (step > 0)
                story = await read.ListAsync<SharedArticle>(SharedArticle.OfStorySql, new { Id = id }, ct);
            if (story.FirstOrDefault(one => one.Id == id) is { } article)
            {
                dependsOn.Add(Dependency.Story(article.TranslationGroup).Key);
                return new CachedLink(link, LinkStatus.Found, addresses, article, story);
            }

            var withdrawal = await read.FindAsync<Withdrawal>(Withdrawal.FindSql, new { Id = id }, ct);
            if (withdrawal is not { Reason: WithdrawalReason.Replaced, ReplacedBy: { } replacement })
                return new CachedLink(link, StatusOf(withdrawal, isFirst: step == 0), addresses, null, []);
            id = replacement;
        }

        return new CachedLink(link, LinkStatus.Gone, addresses, null, []);
    }

    private static LinkStatus StatusOf(Withdrawal? withdrawal, bool isFirst) => withdrawal?.Reason switch
    {
        // Without a withdrawal, the link's own article is a draft, which must stay secret. A replacement was public once.
        null => isFirst ? LinkStatus.Unknown : LinkStatus.Gone,
        WithdrawalReason.Legal => LinkStatus.TakenDown,
        _ => LinkStatus.Gone,
    };
}
