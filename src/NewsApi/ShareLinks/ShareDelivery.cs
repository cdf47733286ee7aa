using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Caching;
using NewsApi.Http;
using NewsApi.Site;

namespace NewsApi.ShareLinks;

/// <summary>The Content API's side of sharing: the kit of an article, and codes for apps that open links themselves.</summary>
internal static class ShareDelivery
{
    private static readonly QueryParameter Wording =
        new("language", QueryType.Text, "BCP 47 tag of the language for labels: en, ru, az or hy; the article's own when not given.") { Maximum = 35 };

    private static readonly QueryParameter Translation =
        new("language", QueryType.Text, "BCP 47 tag of the translation wanted, where the link itself does not say.") { Maximum = 35 };

    public static void MapSharing(this IEndpointRouteBuilder content)
    {
        content.MapRead("/articles/{id:long}/share", Kit)
            .WithTags("Share links").WithName("getShareKit").WithMetadata(new QueryParameters(Wording)).Problems(404);
        content.MapRead("/share-links/{code}", Get)
            .WithTags("Share links").WithName("getShareLink").WithMetadata(new QueryParameters(Translation)).Problems(404);
    }

    /// <summary>Reads all that a page or app needs to offer an article for sharing.</summary>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<Ok<ShareKitResponse>, Problem>> Kit(
        long id, HttpRequest request, ShareLinkQueries queries, SiteRepository sites, PublicUrl api, CancellationToken ct)
    {
        var language = ReadLanguage(request, Wording);
        if (await queries.FindArticle(id, ct) is not { } article || await queries.FindAutomaticCode(id, ct) is not { } code)
            return Problem.NotFound("article");
        var site = await sites.Get(ct);
        var addresses = new SiteAddresses(site, api);
        var story = new ShareKitStory(
            id, article.Title, article.Summary, addresses.Of(article), addresses.OfShareLink(code), article.Licence);
        return TypedResults.Ok(ShareKit.Build(story, Describe(site, article.Language), language ?? article.Language));
    }

    /// <summary>Reads where a short link leads, for apps that open links themselves.</summary>
    /// <remarks>Codes that lead nowhere, for whatever reason, answer the same 404.</remarks>
    /// <param name="code">The link's code, with the suffix of a channel or without.</param>
    private static async Task<Results<Ok<ShareLinkResponse>, Problem>> Get(
        string code, HttpContext context, LinkResolver links, SiteRepository sites, PublicUrl api, CancellationToken ct)
    {
        var language = ReadLanguage(context.Request, Translation);
        var target = await links.Resolve(code, language, context.Request.Headers.AcceptLanguage, ct);
        if (target is not { Link: { } link, Article: { } article })
            return Problem.NotFound("share link");
        var site = await sites.Get(ct);
        Reading.VariesByLanguage(context, site.Languages, site.DefaultLanguage);
        var addresses = new SiteAddresses(site, api);
        return TypedResults.Ok(new ShareLinkResponse(
            link.Code, addresses.OfShareLink(link.Code), article.Id, article.Language, AbsoluteUrl.Ascii(addresses.Of(article))));
    }

    private static string? ReadLanguage(HttpRequest request, QueryParameter parameter)
    {
        var reader = new QueryReader(request);
        var language = reader.Language(parameter);
        reader.ThrowIfRefused();
        return language;
    }

    // The profile is an address; its path is the handle.
    private static string? HandleOf(string? profile) =>
        profile is null ? null : ShareChannels.XHandle(new Uri(profile).AbsolutePath.Trim('/'));

    private static ShareKitSite Describe(SiteSettings site, string language)
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
