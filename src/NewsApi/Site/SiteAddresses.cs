using NewsApi.Http;
using NewsApi.Usage;

namespace NewsApi.Site;

/// <summary>What an article's address is made of.</summary>
internal interface IAddressable
{
    long Id { get; }

    string Language { get; }

    string Slug { get; }

    string? CanonicalUrl { get; }
}

/// <summary>Builds the public addresses of articles and share links, and knows what else of the site is shown with them.</summary>
internal sealed class SiteAddresses(SitePages site, PublicUrl api)
{
    public SiteAddresses(SiteSettings site, PublicUrl api)
        : this(SitePages.Of(site), api)
    {
    }

    /// <summary>Whether articles have pages: on the site itself, or those of the reader on this server.</summary>
    public bool HasPages => Pages is not null;

    public string SiteDefault => site.DefaultLanguage;

    /// <summary>The site's usage policy.</summary>
    public UsagePolicy Usage => site.Usage;

    /// <summary>The site's terms of use in a language, else in the default one; null where the site has none.</summary>
    public string? LicenceIn(string language) => site.Licence.PickText(language, site.DefaultLanguage);

    /// <summary>
    /// The article's own canonical URL, else its page on the site or of the reader. A site without pages has the article's card on this
    /// server, whose address has the id and stays valid when the slug changes.
    /// </summary>
    public string Of(IAddressable article) =>
        article.CanonicalUrl
        ?? (Pages is not { } pages
            ? api.At(FormattableString.Invariant($"/v1/articles/{article.Id}/card"))
            : pages + site.ArticlePath
                .Replace("{language}", article.Language, StringComparison.Ordinal)
                .Replace("{slug}", article.Slug, StringComparison.Ordinal)
                .Replace("{id}", article.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));

    /// <summary>Where the usage policy of an article is in RSL; null where it says nothing.</summary>
    public string? OfLicence(long article, UsagePolicy policy) =>
        policy == UsagePolicy.Silent ? null : UsageHeaders.LicenceOf(api, article);

    /// <summary>An uploaded picture in the size <c>large</c>; leads to its present version.</summary>
    public string OfPicture(long id) => api.At(FormattableString.Invariant($"/media/{id}/latest/large.jpg"));

    public string OfShareLink(string code) => api.At($"/s/{code}");

    private string? Pages => site.BaseUrl ?? (api.HasPages ? api.Root : null);
}
