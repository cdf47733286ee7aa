using NewsApi.Http;
using NewsApi.ShareLinks.Kit;
using NewsApi.Site;

namespace NewsApi.ShareLinks.Cards;

/// <summary>Addresses as a card names them: absolute and ASCII.</summary>
internal sealed class CardAddresses(SiteSettings site, PublicUrl api)
{
    private readonly SiteAddresses _addresses = new(site, api);

    public string Front => AbsoluteUrl.Ascii(site.BaseUrl ?? api.Root);

    public string Of(IAddressable article) => AbsoluteUrl.Ascii(_addresses.Of(article));

    /// <summary>By the article's id, which is short and stays when the slug changes.</summary>
    public string OEmbedOf(long article) =>
        $"{api.Root}/oembed?url={Uri.EscapeDataString(FormattableString.Invariant($"{api.Root}/v1/articles/{article}"))}";
}
