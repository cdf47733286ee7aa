using NewsApi.Site;
using NewsApi.Text;

namespace NewsApi.ShareLinks;

/// <summary>Finds out where a code leads: the link's state, the article's life and the reader's language decide.</summary>
internal sealed class LinkResolver(ShareLinkQueries queries, SiteRepository sites, TimeProvider time)
{
    private const int LongestChain = 8;

    private static readonly LinkTarget Unknown = new(LinkFate.Unknown);

    /// <param name="text">What stood behind <c>/s/</c>.</param>
    /// <param name="language">The language that the address asks for, if any.</param>
    /// <param name="acceptLanguage">The request's header.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<LinkTarget> Resolve(string text, string? language, string? acceptLanguage, CancellationToken ct)
    {
        if (ShareCode.Parse(text) is not { } parts || await queries.FindLink(parts.Code, ct) is not { } link)
            return Unknown;
        var state = link.StateAt(time.GetUtcNow());
        if (state == ShareLinkState.Waiting)
            return Unknown;
        var (article, fate) = await FindArticle(link.ArticleId, ct);
        if (article is null)
            return new LinkTarget(fate);
        var chosen = await Translate(article, link.Language, language, acceptLanguage, ct);
        return new LinkTarget(LinkFate.Found, link, chosen, Channel: parts.Channel).In(state);
    }

    // An article that was replaced leads to its replacement, which may have been replaced since.
    private async Task<(SharedArticle? Article, LinkFate Fate)> FindArticle(long id, CancellationToken ct)
    {
        for (var step = 0; step < LongestChain; step++)
        {
            if (await queries.FindArticle(id, ct) is { } article)
                return (article, LinkFate.Found);
            var withdrawal = await queries.FindWithdrawal(id, ct);
            if (withdrawal is not { Reason: WithdrawalReason.Replaced, ReplacedBy: { } replacement })
                return (null, FateOf(withdrawal, isFirst: step == 0));
            id = replacement;
        }

        return (null, LinkFate.Gone);
    }

    private static LinkFate FateOf(Withdrawal? withdrawal, bool isFirst) => withdrawal?.Reason switch
    {
        // The link's own article is a draft, and that must not be known; further on there was a story once.
        null => isFirst ? LinkFate.Unknown : LinkFate.Gone,
        WithdrawalReason.Legal => LinkFate.TakenDown,
        _ => LinkFate.Gone,
    };

    private async Task<SharedArticle> Translate(
        SharedArticle article, string? ofLink, string? ofAddress, string? acceptLanguage, CancellationToken ct)
    {
        if (article.Language.Equals(ofLink, StringComparison.OrdinalIgnoreCase))
            return article;
        var all = await queries.ListTranslations(article.TranslationGroup, ct);
        if (all.Count < 2)
            return article;
        var languages = all.Select(one => one.Language).ToList();
        return Find(ofLink) ?? Find(ofAddress) ?? Find(Languages.Negotiate(acceptLanguage, languages))
            ?? Find((await sites.Get(ct)).DefaultLanguage) ?? article;

        SharedArticle? Find(string? language) =>
            all.FirstOrDefault(one => one.Language.Equals(language, StringComparison.OrdinalIgnoreCase));
    }
}
