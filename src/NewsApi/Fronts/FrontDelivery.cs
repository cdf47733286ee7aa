using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;
using NewsApi.Site;

namespace NewsApi.Fronts;

/// <summary>The Content API's fronts: pages that editors arrange.</summary>
internal static class FrontDelivery
{
    public static void MapFronts(this IEndpointRouteBuilder content)
    {
        var fronts = content.MapGroup("/fronts").WithTags("Fronts");
        fronts.MapRead("", List).WithName("listFronts");
        fronts.MapRead("/{slug}", Get).WithName("getFront").Problems(404);
    }

    /// <summary>Lists the public fronts by slug.</summary>
    private static async Task<Paged<FrontSummary>> List(
        CountableListQuery list, ReaderLanguage language, FrontQueries fronts, Dependencies dependencies, CancellationToken ct)
    {
        foreach (var one in (Dependency[])[Dependency.Fronts, Dependency.Sections, Dependency.Site])
            dependencies.Add(one);
        var found = await fronts.List(list.Page, language.Tag, language.SiteDefault, ct);
        return new(Paged.Make(found.Rows, list.Page, front => (front.Slug, front.Id), front => front, found.Total));
    }

    /// <summary>Reads a front with all its containers and cards in one answer.</summary>
    /// <remarks>
    /// Each container has the cards that editors chose, then the articles that its query finds. A card whose target is not public in the
    /// language is left out, and the query fills its place. A container without cards is left out. With <c>dedupe</c> true, the default,
    /// no story is shown twice. Cards appear and disappear at set times, for all readers with the same change of the change log.
    /// <c>fields</c>, <c>include</c> and <c>body</c> select what is shown of each article.
    /// </remarks>
    /// <param name="slug">The front's slug.</param>
    private static async Task<Results<FrontAnswer, Problem>> Get(
        string slug, FrontQuery view, ReaderLanguage language, Db db, FrontComposer composer, Dependencies dependencies,
        CancellationToken ct)
    {
        var answer = await db.ReadSnapshotAsync(
            async read => await FrontQueries.Find(read, slug, ct) is { } front
                ? await composer.Answer(read, front, view, language, dependencies, ct)
                : null,
            ct);
        return answer is null ? Problem.NotFound("front") : answer;
    }
}
