using NewsApi.Http;
using NewsApi.Site;

namespace NewsApi.ShareLinks.Cards;

/// <summary>Addresses of pages that a network can read a card from: where the site has none, the card is the article's page.</summary>
internal sealed class CardAddresses(SiteSettings site, PublicUrl api)
{
    private readonly SiteAddresses _addresses = new(site, api);

    public string Front => AbsoluteUrl.Ascii(site.BaseUrl ?? api.Root);

    public string Of(IAddressable article) => AbsoluteUrl.Ascii(
        article.CanonicalUrl is null && site.BaseUrl is null ? FormattableString.Invariant($"{api.Root}/v1/articles/{article.Id}/card") : _addresses.Of(article));

    /// <summary>By the article's id, which is short and stays when the slug changes.</summary>
    public string OEmbedOf(long article) =>
        $"{api.Root}/oembed?url={Uri.EscapeDataString(FormattableString.Invariant($"{api.Root}/v1/articles/{article}"))}";
}
