using System.Collections.Concurrent;
using NewsApi.Articles.Published.Lookup;
using NewsApi.ShareLinks.Kit;
using NewsApi.Site;
using NewsApi.Text.Names;

namespace NewsApi.ShareLinks.Links;

/// <summary>A short link and the public stories that it may lead to.</summary>
/// <param name="link">The link.</param>
/// <param name="status">Whether the link's article can be shown or, if not, why.</param>
/// <param name="addresses">Builds the addresses of the site's articles.</param>
/// <param name="article">The link's own article or the article that replaced it; null if neither is public.</param>
/// <param name="translations">All public translations of <paramref name="article"/>, including the article itself.</param>
internal sealed class CachedLink(
    ShareLink link, LinkStatus status, SiteUrls addresses, SharedArticle? article, IReadOnlyList<SharedArticle> translations)
{
    private readonly ConcurrentDictionary<(long Article, ShareChannel? Channel, ShareLinkState State), string> _locations = [];

    public ShareLink Link => link;

    /// <summary>The short link's address, without the suffix of a channel.</summary>
    public string Address => addresses.OfShareLink(link.Code);

    public LinkStatus Status => status;

    /// <summary>Whether articles have pages, on the site itself or in the reader's pages of this server.</summary>
    public bool HasPages => addresses.HasPages;

    /// <summary>Whether preview bots get a card instead of the redirect: the link has its own preview, or articles have no pages.</summary>
    public bool HasCard => !link.Preview.IsEmpty || !addresses.HasPages;

    /// <summary>Whether the link leads to this article, in at least one language.</summary>
    public bool LeadsTo(long articleId) => translations.Any(one => one.Id == articleId);

    /// <summary>
    /// Chooses the translation for a reader. The language is that of the link, else that of the request's address, else by Accept-Language,
    /// else the site's default. If there is no such translation, the result is the article itself.
    /// </summary>
    public SharedArticle? Choose(string? ofAddress, string? acceptLanguage)
    {
        if (article is null || translations.Count < 2 || article.Language.Equals(link.Language, StringComparison.OrdinalIgnoreCase))
            return article;
        IReadOnlyList<string> offered = [.. translations.Select(one => one.Language)];
        return Find(link.Language) ?? Find(Languages.Find(ofAddress, offered)) ?? Find(Languages.Negotiate(acceptLanguage, offered))
            ?? Find(addresses.SiteDefault) ?? article;
    }

    /// <summary>The value of <c>Location</c>, with the parameters of the request that <see cref="RedirectTarget"/> lets through.</summary>
    public string Location(LinkTarget target, IQueryCollection query) => query.Count > 0
        ? RedirectTarget.Build(addresses.Of(target.Article!), target.Parameters, query)
        : _locations.GetOrAdd(
            (target.Article!.Id, target.Channel, target.State),
            static (_, of) => RedirectTarget.Build(of.Addresses.Of(of.Target.Article!), of.Target.Parameters, QueryCollection.Empty),
            (Addresses: addresses, Target: target));

    private SharedArticle? Find(string? language) =>
        translations.FirstOrDefault(one => one.Language.Equals(language, StringComparison.OrdinalIgnoreCase));
}
