using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Articles.Editing.Revisions;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;

namespace NewsApi.Fronts.Editing;

/// <summary>The Editorial API's history of fronts.</summary>
internal static class FrontHistory
{
    public static void MapFrontHistory(this RouteGroupBuilder fronts)
    {
        var revisions = fronts.MapGroup("/{slug}/revisions");
        revisions.MapRead("", List).WithName("listFrontRevisions").Require(Role.Writer).Problems(404);
        revisions.MapRead("/{number:int}", Get).WithName("getFrontRevision").Require(Role.Writer).Problems(404);
        revisions.MapRead("/compare", Compare).WithName("compareFrontRevisions").Require(Role.Writer).Problems(404);
        revisions.MapPost("/{number:int}/restore", Restore).WithName("restoreFrontRevision").Require(Role.Editor).Problems(404);
    }

    /// <summary>Lists the revisions of a front, newest first.</summary>
    /// <param name="slug">The front's slug.</param>
    private static async Task<Results<Paged<FrontRevisionSummary>, Problem>> List(
        string slug, ListQuery list, FrontRepository fronts, FrontRevisions revisions, CancellationToken ct) =>
        await fronts.Find(slug, ct) is null
            ? Problem.NotFound("front")
            : new Paged<FrontRevisionSummary>(Paged.Make(
                await revisions.List(slug, list.Page, ct), list.Page, revision => ("", revision.Number),
                revision => revision.ToSummary()));

    /// <summary>Reads a revision of a front with its content.</summary>
    /// <param name="slug">The front's slug.</param>
    /// <param name="number">The number of the revision.</param>
    private static async Task<Results<Ok<FrontRevisionResponse>, Problem>> Get(
        string slug, int number, FrontRevisions revisions, CancellationToken ct) =>
        await revisions.Find(slug, number, ct) is { } revision
            ? TypedResults.Ok(revision.ToResponse())
            : Problem.NotFound("revision of this front");

    /// <summary>Compares two revisions of a front: which containers and cards were added, removed, moved or changed.</summary>
    /// <param name="slug">The front's slug.</param>
    private static async Task<Results<Ok<FrontComparison>, Problem>> Compare(
        string slug, ComparisonQuery pair, FrontRevisions revisions, CancellationToken ct) =>
        await revisions.Find(slug, pair.From, ct) is { } from && await revisions.Find(slug, pair.To, ct) is { } to
            ? TypedResults.Ok(FrontComparison.Of(from, to))
            : Problem.NotFound("revision of this front");

    /// <summary>Copies the content of an older revision into a new revision, which becomes the draft.</summary>
    /// <param name="slug">The front's slug.</param>
    /// <param name="number">The number of the revision.</param>
    private static async Task<Results<VersionedOk<EditorialFront>, Problem>> Restore(
        string slug, int number, IfMatch ifMatch, Caller caller, FrontRepository fronts, CancellationToken ct) =>
        (await fronts.Restore(slug, ifMatch.Version, number, caller, ct)).ToOk(front => front.ToEditorial());
}
