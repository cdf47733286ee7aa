using NewsApi.Articles.Published.Stories;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http;
using NewsApi.Site;

namespace NewsApi.ShareLinks.Links;

/// <summary>
/// What stands behind a code, in memory by the rule of <see cref="ValidatedCache{TKey, TValue}"/>, so that a redirect asks no database. Codes
/// that lead nowhere are looked up each time: there is no end of them.
/// </summary>
internal sealed class LinkCache(Db db, SiteCache site, PublicUrl api, Freshness freshness)
{
    private const int Most = 50_000, LongestChain = 8;

    private static readonly Sql FindLinkSql = new($"SELECT {ShareLinkRepository.Columns} FROM share_links WHERE code = @Code");

    private readonly ValidatedCache<string, CachedLink> _known = new(freshness, Most);

    /// <summary>Null where there is no such code.</summary>
    public ValueTask<CachedLink?> Find(string code, CancellationToken ct) =>
        _known.Find(code) is { } known ? ValueTask.FromResult<CachedLink?>(known) : new ValueTask<CachedLink?>(Read(code, ct));

    private async Task<CachedLink?> Read(string code, CancellationToken ct)
    {
        var dependsOn = new List<ulong>();
        var seq = 0L;
        var link = await db.ReadSnapshotAsync(
            async read =>
            {
                dependsOn.Clear();
                seq = read.Seq;
                return await read.FindAsync<ShareLink>(FindLinkSql, new { Code = code }, ct) is { } found ? await Follow(read, found, dependsOn, ct) : null;
            },
            ct);
        // How often a limited link was used is not in the log.
        if (link is { Link.MaxClicks: null })
            _known.Keep(code, link, [.. dependsOn], seq);
        return link;
    }

    // An article that was replaced leads to its replacement, which may have been replaced since.
    private async Task<CachedLink> Follow(ReadSession read, ShareLink link, List<ulong> dependsOn, CancellationToken ct)
    {
        var addresses = new SiteAddresses(await site.Get(read, ct), api);
        dependsOn.AddRange([Dependency.ShareLink(link.Id).Key, Dependency.Site.Key]);
        var id = link.ArticleId;
        for (var step = 0; step < LongestChain; step++)
        {
            dependsOn.Add(Dependency.Article(id).Key);
            if (await read.FindAsync<SharedArticle>(SharedArticle.FindSql, new { Id = id }, ct) is { } article)
            {
                dependsOn.Add(Dependency.Story(article.TranslationGroup).Key);
                var all = await read.ListAsync<SharedArticle>(SharedArticle.TranslationsSql, new { article.TranslationGroup }, ct);
                return new CachedLink(link, LinkStatus.Found, addresses, article, all);
            }

            var withdrawal = await read.FindAsync<Withdrawal>(Withdrawal.FindSql, new { Id = id }, ct);
            if (withdrawal is not { Reason: WithdrawalReason.Replaced, ReplacedBy: { } replacement })
                return new CachedLink(link, FateOf(withdrawal, isFirst: step == 0), addresses, null, []);
            id = replacement;
        }

        return new CachedLink(link, LinkStatus.Gone, addresses, null, []);
    }

    private static LinkStatus FateOf(Withdrawal? withdrawal, bool isFirst) => withdrawal?.Reason switch
    {
        // The link's own article is a draft, and that must not be known; further on there was a story once.
        null => isFirst ? LinkStatus.Unknown : LinkStatus.Gone,
        WithdrawalReason.Legal => LinkStatus.TakenDown,
        _ => LinkStatus.Gone,
    };
}
