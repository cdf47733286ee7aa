using NewsApi.Site;

namespace NewsApi.ShareLinks.Kit;

/// <summary>The data of an article that its share kit needs.</summary>
internal interface IShareable : IAddressable
{
    string Title { get; }

    string? Summary { get; }

    string? Licence { get; }
}

/// <summary>Builds the share kits of the articles in one answer.</summary>
internal sealed class ShareKits(SiteSettings site, SiteUrls addresses)
{
    /// <param name="article">The article.</param>
    /// <param name="link">The id and code of the article's automatic link; null if the article has none.</param>
    /// <param name="language">The language of the labels.</param>
    /// <param name="terms">The attribution line that a reuse must show, and the address of the machine-readable terms.</param>
    /// <returns>The kit and the id of the link; null and 0 if the article has no link.</returns>
    public (ShareKitResponse? Kit, long LinkId) Of(
        IShareable article, (long Id, string Code)? link, string language, (string? Attribution, string? Url) terms)
    {
        if (link is not { } automatic)
            return (null, 0);
        var story = new ShareKitStory(
            article.Id, article.Title, article.Summary, addresses.Of(article), addresses.OfShareLink(automatic.Code), article.Licence,
            terms.Attribution, terms.Url);
        return (ShareKit.Build(story, Describe(article.Language), language), automatic.Id);
    }

    // The profile is an address, and the path of this address is the handle.
    internal static string? HandleOf(string? profile) =>
        profile is null ? null : ShareChannels.XHandle(new Uri(profile).AbsolutePath.Trim('/'));

    private ShareKitSite Describe(string language)
    {
        (string Network, string? Url)[] profiles =
        [
            ("x", site.Social.X), ("youtube", site.Social.YouTube), ("instagram", site.Social.Instagram),
            ("facebook", site.Social.Facebook), ("telegram", site.Social.Telegram),
        ];
        return new ShareKitSite(
            site.Name, HandleOf(site.Social.X), site.FacebookAppId,
            site.Licence.PickText(language, site.DefaultLanguage), site.LicenceUrl,
            [.. profiles.Where(profile => profile.Url is not null).Select(profile => (profile.Network, profile.Url!))]);
    }
}
