using NewsApi.Access;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;

namespace NewsApi.Site;

internal static class SiteEndpoints
{
    public static void MapSite(this IEndpointRouteBuilder content) =>
        content.MapRead("/site", Get).WithTags("Site").WithName("getSite");

    public static void MapSiteEditing(this IEndpointRouteBuilder editorial)
    {
        var site = editorial.MapGroup("/site").WithTags("Editorial site");
        site.MapRead("", GetSettings).WithName("getSiteSettings").Require(Role.Writer);
        site.MapPut("", Update).WithName("updateSiteSettings").Require(Role.Admin).Problems(422);
    }

    /// <summary>Reads the site's name, languages, profiles and licence.</summary>
    private static async Task<Microsoft.AspNetCore.Http.HttpResults.Ok<SiteResponse>> Get(
        ReaderLanguage language, SiteCache sites, Dependencies dependencies, CancellationToken ct)
    {
        dependencies.Add(Dependency.Site);
        return TypedResults.Ok(SiteResponse.From(await sites.Settings(ct), language.Tag));
    }

    /// <summary>Reads the site's settings.</summary>
    private static async Task<VersionedOk<EditorialSite>> GetSettings(SiteRepository sites, CancellationToken ct) =>
        new(EditorialSite.From(await sites.GetNewest(ct)));

    /// <summary>Replaces the site's settings.</summary>
    private static async Task<Microsoft.AspNetCore.Http.HttpResults.Results<VersionedOk<EditorialSite>, Problem>> Update(
        SiteRequest body, IfMatch ifMatch, Caller caller, SiteRepository sites, CancellationToken ct) =>
        (await sites.Update(ifMatch.Version, body, caller, ct)).Succeeded(out var site, out var problem)
            ? new VersionedOk<EditorialSite>(EditorialSite.From(site))
            : problem;
}
