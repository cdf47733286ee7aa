using NewsApi.Http.Answers;
using NewsApi.Usage;

namespace NewsApi.Site;

/// <summary>The site's settings. A request replaces all of them.</summary>
/// <param name="Name" example="The Harbour Post">The site's name, 1 to 200 characters.</param>
/// <param name="BaseUrl">
/// Address of the site's own pages, without a slash at the end. Null when the site has no pages of its own. Then an article's page is
/// the reader's page on this server or, when the reader is switched off, the card of this API.
/// </param>
/// <param name="ArticlePath">
/// Path of an article's page under the base address, with the placeholders {language}, {slug} and {id}; default
/// <c>/{language}/{slug}</c>.
/// </param>
/// <param name="Languages">BCP 47 tags of the languages that articles may be in, 1 to 50.</param>
/// <param name="DefaultLanguage">One of the languages. It is used where the language of a person is not known.</param>
/// <param name="Social">The site's own profiles, for follow links.</param>
/// <param name="AppStores">Addresses of the site's apps in the app stores.</param>
/// <param name="Licence">
/// By language: one sentence with the terms on which others may use the site's stories, at most 500 characters.
/// </param>
/// <param name="LicenceUrl">Address of the full terms; the sentence links to it.</param>
/// <param name="Logo">The site's logo.</param>
/// <param name="FacebookAppId">Id of a Facebook app, digits only. Share links then open Facebook's share dialog, not its sharer.</param>
/// <param name="Apps">The site's apps that open the site's short links themselves; no apps when null.</param>
/// <param name="EmbedHosts" example="[&quot;charts.harbour.example&quot;]">
/// Host names, at most 50. Article bodies may show pages of these hosts in frames, in addition to those of the providers that the server
/// knows. A name does not include its subdomains. No hosts when null. A host of a known provider is refused: only the provider's players
/// may be shown in frames.
/// </param>
/// <param name="TimeZone" example="Asia/Baku">IANA name of the time zone in which the newsroom works; default UTC.</param>
/// <param name="Feeds">The content of feeds: full texts or summaries, and the attribution line.</param>
/// <param name="Usage">Machine-readable terms of use. Each field applies if neither the article nor its sections set that field.</param>
/// <param name="Publisher">The organisation that publishes the site.</param>
/// <param name="Publication">Requirements that a story must meet before publication; no requirements when null.</param>
public sealed record SiteRequest(
    string? Name,
    string? BaseUrl,
    string? ArticlePath,
    IReadOnlyList<string>? Languages,
    string? DefaultLanguage,
    SocialProfiles? Social,
    AppStores? AppStores,
    IReadOnlyDictionary<string, string>? Licence,
    string? LicenceUrl,
    Logo? Logo,
    string? FacebookAppId,
    SiteAppsRequest? Apps,
    IReadOnlyList<string>? EmbedHosts,
    string? TimeZone = null,
    SiteFeedsRequest? Feeds = null,
    UsagePolicy? Usage = null,
    SitePublisher? Publisher = null,
    SitePublicationRequest? Publication = null);

/// <summary>Addresses of the site's profiles in social networks; null for each network where the site has none.</summary>
/// <param name="X" example="https://x.com/harbourpost">The profile on X.</param>
/// <param name="YouTube">The profile on YouTube.</param>
/// <param name="Instagram">The profile on Instagram.</param>
/// <param name="Facebook">The profile on Facebook.</param>
/// <param name="Telegram">The profile on Telegram.</param>
public sealed record SocialProfiles(
    string? X,
    [property: System.Text.Json.Serialization.JsonPropertyName("youtube")] string? YouTube,
    string? Instagram,
    string? Facebook,
    string? Telegram);

/// <summary>Addresses of the site's apps in the app stores; null for each store without an app.</summary>
/// <param name="Apple">The app in Apple's App Store.</param>
/// <param name="Google">The app in Google Play.</param>
public sealed record AppStores(string? Apple, string? Google);

/// <summary>The site's logo.</summary>
/// <param name="Url">Absolute address of the image.</param>
/// <param name="Alt">The text alternative of the logo, at most 500 characters.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
public sealed record Logo(string Url, string? Alt, int? Width, int? Height);

/// <summary>The site as readers see it, in one language.</summary>
/// <param name="Name">The site's name.</param>
/// <param name="BaseUrl">Address of the site's own pages; null when the site has none.</param>
/// <param name="Languages">BCP 47 tags of the languages that articles are in.</param>
/// <param name="DefaultLanguage">The language for people whose language is not known.</param>
/// <param name="Social">The site's own profiles.</param>
/// <param name="AppStores">Addresses of the site's apps in the app stores.</param>
/// <param name="Licence">The terms on which others may use the site's stories; null when none are set.</param>
/// <param name="LicenceUrl">Address of the full terms.</param>
/// <param name="Logo">The site's logo.</param>
/// <param name="TimeZone" example="Asia/Baku">IANA name of the time zone in which the newsroom works.</param>
/// <param name="Usage">The site's terms of use in machine-readable form. Articles may have other terms in their field <c>usage</c>.</param>
/// <param name="Publisher">The organisation that publishes the site.</param>
public sealed record SiteResponse(
    string Name,
    string? BaseUrl,
    IReadOnlyList<string> Languages,
    string DefaultLanguage,
    SocialProfiles Social,
    AppStores AppStores,
    string? Licence,
    string? LicenceUrl,
    Logo? Logo,
    string TimeZone,
    UsageResponse Usage,
    SitePublisher Publisher)
{
    internal static SiteResponse From(SiteSettings site, string language) => new(
        site.Name, site.BaseUrl, site.Languages, site.DefaultLanguage, site.Social, site.AppStores,
        site.Licence.PickText(language, site.DefaultLanguage), site.LicenceUrl, site.Logo,
        site.TimeZone, UsageResponse.From(site.Usage, language, site.DefaultLanguage), site.Publisher);
}

/// <summary>The site's settings as editors see them.</summary>
/// <param name="Name">The site's name.</param>
/// <param name="BaseUrl">Address of the site's own pages; null when the site has none.</param>
/// <param name="ArticlePath">Path of an article's page under the base address.</param>
/// <param name="Languages">BCP 47 tags of the languages that articles may be in.</param>
/// <param name="DefaultLanguage">The language for people whose language is not known.</param>
/// <param name="Social">The site's own profiles.</param>
/// <param name="AppStores">Addresses of the site's apps in the app stores.</param>
/// <param name="Licence">By language: the terms on which others may use the site's stories.</param>
/// <param name="LicenceUrl">Address of the full terms.</param>
/// <param name="Logo">The site's logo.</param>
/// <param name="FacebookAppId">Id of the Facebook app for Facebook's share dialog; null when none is set.</param>
/// <param name="Apps">The site's apps that open the site's short links themselves.</param>
/// <param name="EmbedHosts">Host names, in ASCII and lower case. Article bodies may show pages of these hosts in frames.</param>
/// <param name="TimeZone" example="Asia/Baku">IANA name of the time zone in which the newsroom works.</param>
/// <param name="Feeds">The content of feeds: full texts or summaries, and the attribution line.</param>
/// <param name="Usage">Machine-readable terms of use. Each field applies if neither the article nor its sections set that field.</param>
/// <param name="Publisher">The organisation that publishes the site.</param>
/// <param name="Publication">Requirements that a story must meet before publication.</param>
/// <param name="Version">Grows by one with each change; the value of the ETag.</param>
/// <param name="ModifiedAt">When the settings were last changed.</param>
public sealed record EditorialSite(
    string Name,
    string? BaseUrl,
    string ArticlePath,
    IReadOnlyList<string> Languages,
    string DefaultLanguage,
    SocialProfiles Social,
    AppStores AppStores,
    IReadOnlyDictionary<string, string> Licence,
    string? LicenceUrl,
    Logo? Logo,
    string? FacebookAppId,
    SiteApps Apps,
    IReadOnlyList<string> EmbedHosts,
    string TimeZone,
    SiteFeeds Feeds,
    UsagePolicy Usage,
    SitePublisher Publisher,
    SitePublication Publication,
    int Version,
    DateTimeOffset ModifiedAt) : IVersioned
{
    internal static EditorialSite From(SiteSettings site) => new(
        site.Name, site.BaseUrl, site.ArticlePath, site.Languages, site.DefaultLanguage, site.Social, site.AppStores,
        site.Licence.Texts, site.LicenceUrl, site.Logo, site.FacebookAppId, site.Apps, site.EmbedHosts,
        site.TimeZone, site.Feeds, site.Usage, site.Publisher, site.Publication, site.Version, site.ModifiedAt);
}
