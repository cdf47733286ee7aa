using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;

namespace NewsApi.Readership.Rankings;

/// <summary>The endpoints by which editors pin articles to trending or exclude them from rankings.</summary>
internal static class RankingEditing
{
    public static void MapRankingEditing(this IEndpointRouteBuilder editorial)
    {
        var rankings = editorial.MapGroup("").WithTags("Editorial rankings").Require(Role.Editor);
        rankings.MapRead("/rankings", List).WithName("listRankings");
        rankings.MapRead("/articles/{id:long}/ranking", Get).WithName("getRanking").Problems(404);
        rankings.MapPut("/articles/{id:long}/ranking", Update).WithName("updateRanking").Problems(404, 409, 422);
        rankings.MapDelete("/articles/{id:long}/ranking", Delete).WithName("deleteRanking").Problems(404);
    }

    /// <summary>Lists the articles that are pinned or excluded just now, the newest articles first.</summary>
    private static async Task<Paged<EditorialRanking>> List(ListQuery list, RankingRepository rankings, CancellationToken ct) =>
        new(Paged.Make(await rankings.List(list.Page, ct), list.Page, rule => ("", rule.ArticleId), rule => rule.ToResponse()));

    /// <summary>Reads the ranking rule of an article. Version 0 means that no rule was ever set.</summary>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<VersionedOk<EditorialRanking>, Problem>> Get(
        long id, RankingRepository rankings, CancellationToken ct) =>
        await rankings.Find(id, ct) is { } rule ? new VersionedOk<EditorialRanking>(rule.ToResponse()) : Problem.NotFound("article");

    /// <summary>Pins an article to the top of trending, or keeps it out of most read and trending.</summary>
    /// <remarks>
    /// Replaces the article's rule. For the first rule, `If-Match` is `"v0"`, as in a GET. Readers see the change at once on this server,
    /// and within a minute on others. A draft can be pinned in advance; it is shown once it is public.
    /// </remarks>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<VersionedOk<EditorialRanking>, Problem>> Update(
        long id, IfMatch ifMatch, RankingRequest body, Caller caller, RankingRepository rankings, CancellationToken ct) =>
        (await rankings.Put(id, ifMatch.Version, body, caller, ct)).Succeeded(out var rule, out var problem)
            ? new VersionedOk<EditorialRanking>(rule.ToResponse())
            : problem;

    /// <summary>Deletes the rule of an article, so that it is no longer pinned or excluded.</summary>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<NoContent, Problem>> Delete(
        long id, IfMatch ifMatch, Caller caller, RankingRepository rankings, CancellationToken ct) =>
        (await rankings.Delete(id, ifMatch.Version, caller, ct)).Succeeded(out _, out var problem) ? TypedResults.NoContent() : problem;
}
