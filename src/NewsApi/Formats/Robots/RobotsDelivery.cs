using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using NewsApi.Articles.Published.Stories;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Http;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;
using NewsApi.Site;
using NewsApi.Usage;

namespace NewsApi.Formats.Robots;

/// <summary>The files that state how programs may use the site: <c>robots.txt</c>, the licence in RSL, and TDMRep.</summary>
internal static class RobotsDelivery
{
    private const string Licence = "/license.xml";

    private static readonly ArticleShape Shape = ArticleShape.Of("id", "language", "url", "translationGroup", "usage");

    public static void MapRobots(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("").WithTags("Site").RequireCors(CorsPolicies.Readers).Problems(400, 404, 503).AsAnswers()
            .WithMetadata(new IgnoresUnknownParameters());
        files.MapRead("/robots.txt", GetRobots).WithName("getRobots")
            .Produces<string>(StatusCodes.Status200OK, MediaTypeNames.Text.Plain);
        files.MapRead(Licence, GetLicence).WithName("getLicence").Produces<string>(StatusCodes.Status200OK, Rsl.MediaType);
        files.MapRead("/.well-known/tdmrep.json", GetTdmRep).WithName("getTdmRep")
            .Produces<IReadOnlyList<TdmRepRule>>(StatusCodes.Status200OK, MediaTypeNames.Application.Json);
    }

    public static void MapArticleLicences(this IEndpointRouteBuilder content) =>
        content.MapRead("/articles/{id:long}" + Licence, GetArticleLicence).WithTags("Articles").WithName("getArticleLicence")
            .Produces<string>(StatusCodes.Status200OK, Rsl.MediaType).Problems(404, 410, 451);

    /// <summary>Reads <c>robots.txt</c>: which paths robots may read, and for what they may use the content.</summary>
    /// <remarks>
    /// The file follows the Robots Exclusion Protocol (RFC 9309) and lists the sitemaps. Three lines come from the site's usage policy: the
    /// licence (RSL 1.0), <c>Content-Signal</c> and, if the server's settings switch it on, <c>Content-Usage</c> (AIPREF).
    /// </remarks>
    private static async Task<Bytes> GetRobots(
        SiteCache sites, PublicUrl api, IOptions<UsageOptions> options, Dependencies dependencies, CancellationToken ct)
    {
        dependencies.Add(Dependency.Site);
        var usage = (await sites.Settings(ct)).Usage;
        var text = new StringBuilder();
        if (usage != UsagePolicy.Silent)
            text.Append("License: ").Append(api.At(Licence)).Append("\n\n");
        text.Append("User-agent: *\n");
        if (UsageSignals.ContentSignal(usage) is { } signal)
            text.Append("Content-Signal: ").Append(signal).Append('\n');
        if (options.Value.ContentUsage && UsageSignals.ContentUsage(usage) is { } use)
            text.Append("Content-Usage: ").Append(use).Append('\n');
        text.Append("Allow: ").Append(api.Path).Append("/\nDisallow: ").Append(api.Path).Append("/v1/editorial/\n\n");
        foreach (var map in (string[])["/sitemap.xml", "/news-sitemap.xml"])
            text.Append("Sitemap: ").Append(api.At(map)).Append('\n');
        return new Bytes(Encoding.UTF8.GetBytes(text.ToString()), MediaTypeNames.Text.Plain + "; charset=utf-8");
    }

    /// <summary>Reads the site's terms of use in RSL 1.0.</summary>
    /// <remarks>The terms come from the site's usage policy; 404 where that policy is empty.</remarks>
    private static async Task<Results<Bytes, Problem>> GetLicence(
        SiteCache sites, PublicUrl api, Dependencies dependencies, CancellationToken ct)
    {
        var site = await sites.Settings(ct);
        if (site.Usage == UsagePolicy.Silent)
            return Problem.NotFound("file");
        dependencies.Add(Dependency.Site);
        return new Bytes(Rsl.Document(Terms(site, site.Usage), api.Path + "/"), Rsl.MediaType);
    }

    /// <summary>Reads the terms of use of a published article in RSL 1.0.</summary>
    /// <remarks>The terms come from the policy in the article's field <c>usage</c>.</remarks>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<Bytes, MovedTo, Problem>> GetArticleLicence(
        long id, ArticleQueries articles, SiteCache sites, Dependencies dependencies, CancellationToken ct)
    {
        if ((await articles.Find(id, new ArticleQuery(Shape, null, FallsBack: false), ct)).Story is not { } story)
            return MissingArticle.Answer<Bytes>(await articles.FindWithdrawal(id, ct), Licence);
        story.AddTo(dependencies, Shape, id);
        return new Bytes(Rsl.Document(Terms(await sites.Settings(ct), story.Usage), story.Url), Rsl.MediaType);
    }

    /// <summary>Reads whether the site reserves the rights to text and data mining (TDMRep).</summary>
    /// <remarks>
    /// The rule comes from the site's usage policy; 404 where that policy has no rule on AI training and does not restrict AI answers.
    /// </remarks>
    private static async Task<Results<JsonHttpResult<IReadOnlyList<TdmRepRule>>, Problem>> GetTdmRep(
        SiteCache sites, PublicUrl api, Dependencies dependencies, CancellationToken ct)
    {
        if (UsageSignals.TdmReservation((await sites.Settings(ct)).Usage) is not { } reservation)
            return Problem.NotFound("file");
        dependencies.Add(Dependency.Site);
        return TypedResults.Json<IReadOnlyList<TdmRepRule>>(
            [new TdmRepRule(api.Path + "/", reservation, reservation == 1 ? api.At(Licence) : null)],
            contentType: MediaTypeNames.Application.Json);
    }

    private static RslTerms Terms(SiteSettings site, UsagePolicy policy) =>
        new(policy, site.Publisher.Organisation ?? site.Name, site.LicenceUrl);
}
