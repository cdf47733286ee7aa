using System.Net.Mime;
using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Http;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;
using NewsApi.Site;

namespace NewsApi.ShareLinks.Redirects;

/// <summary>
/// Serves the files from which phones learn which apps open the site's addresses. They are made from the site's settings.
/// </summary>
internal static class UniversalLinks
{
    private static readonly string[] HandleAll = ["delegate_permission/common.handle_all_urls"];

    public static void MapUniversalLinks(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/.well-known").WithTags("Apps").RequireCors(CorsPolicies.Readers).Problems(400, 404, 503).AsAnswers()
            .WithMetadata(new IgnoresUnknownParameters());
        files.MapRead("/apple-app-site-association", Apple).WithName("getAppleAppSiteAssociation")
            .Produces<AppleAssociation>(StatusCodes.Status200OK, MediaTypeNames.Application.Json);
        files.MapRead("/assetlinks.json", Android).WithName("getAssetLinks")
            .Produces<IReadOnlyList<AssetLink>>(StatusCodes.Status200OK, MediaTypeNames.Application.Json);
    }

    /// <summary>Lists the iOS apps that open the site's short links (Apple's associated domains).</summary>
    /// <remarks>
    /// The apps come from the site's settings; 404 if these name no iOS app. The pages at <c>/s/{code}+</c> stay in the browser.
    /// </remarks>
    private static async Task<IResult> Apple(SiteCache sites, PublicUrl api, Dependencies dependencies, CancellationToken ct)
    {
        var ids = (await sites.Settings(ct)).Apps.Apple;
        if (ids.Count == 0)
            return Problem.NotFound("file");
        dependencies.Add(Dependency.Site);
        // The patterns are whole paths, so they begin with the path of this API.
        var links = api.Path + "/s/";
        AppleLinkPattern[] patterns =
        [
            new(links + "*+", CaseSensitive: false, Exclude: true, "A page that says where a short link leads"),
            new(links + "*", CaseSensitive: false, Exclude: false, "Short links"),
        ];
        return File(new AppleAssociation(new AppleLinks([new AppleLinkDetail(ids, patterns)])));
    }

    /// <summary>Lists the Android apps that open the site's addresses (Digital Asset Links).</summary>
    /// <remarks>The apps come from the site's settings; 404 if these name no Android app.</remarks>
    private static async Task<IResult> Android(SiteCache sites, Dependencies dependencies, CancellationToken ct)
    {
        var apps = (await sites.Settings(ct)).Apps.Android;
        if (apps.Count == 0)
            return Problem.NotFound("file");
        dependencies.Add(Dependency.Site);
        return File(
            apps.Select(app => new AssetLink(HandleAll, new AssetLinkTarget("android_app", app.Package, app.Fingerprints))).ToList());
    }

    // Apple and Google are strict about the media type, so it has no charset. JSON is always UTF-8.
    private static JsonHttpResult<T> File<T>(T content) => TypedResults.Json(content, contentType: MediaTypeNames.Application.Json);
}
