using NewsApi.Http;
using NewsApi.Usage;

namespace NewsApi.Site;

/// <summary>The data that an article's address is made of.</summary>
internal interface IAddressable
{
    long Id { get; }

    string Language { get; }

    string Slug { get; }

    string? CanonicalUrl { get; }
}

/// <summary>Builds the public addresses of articles and share links. It also has the site's terms of use, for articles.</summary>
internal sealed class SiteUrls(ArticleSiteSettings site, PublicUrl api)
{
    public SiteUrls(SiteSettings site, PublicUrl api)
        : this(ArticleSiteSettings.Of(site), api)
    {
    }

    /// <summary>Whether articles have pages, on the site itself or in the reader on this server.</summary>
    public bool HasPages => Pages is not null;

    public string SiteDefault => site.DefaultLanguage;

    /// <summary>The site's usage policy.</summary>
    public UsagePolicy Usage => site.Usage;

    /// <summary>The site's terms of use in the given language, else in the site's default language; null where no terms are set.</summary>
    public string? LicenceIn(string language) => site.Licence.PickText(language, site.DefaultLanguage);

    /// <summary>
    /// The address of an article: its own canonical URL, else its page on the site or in the reader. Without such pages, it is the address
    /// of the article's card on this server. That address contains the id, so it stays valid when the slug changes.
    /// </summary>
    public string Of(IAddressable article) =>
        article.CanonicalUrl
        ?? (Pages is not { } pages
            ? api.At(FormattableString.Invariant($"/v1/articles/{article.Id}/card"))
            : pages + site.ArticlePath
                .Replace("{language}", article.Language, StringComparison.Ordinal)
                .Replace("{slug}", article.Slug, StringComparison.Ordinal)
                .Replace("{id}", article.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));

    /// <summary>The address of an article's usage policy in RSL; null where the policy is empty.</summary>
    public string? OfLicence(long article, UsagePolicy policy) =>
        policy == UsagePolicy.Silent ? null : UsageHeaders.LicenceOf(api, article);

    /// <summary>The address of an uploaded picture in the size <c>large</c>. It redirects to the current version.</summary>
    public string OfPicture(long id) => api.At(FormattableString.Invariant($"/media/{id}/latest/large.jpg"));

    public string OfShareLink(string code) => api.At($"/s/{code}");

    private string? Pages => site.BaseUrl ?? (api.HasPages ? api.Root : null);
}
