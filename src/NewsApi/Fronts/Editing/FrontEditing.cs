using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;

namespace NewsApi.Fronts.Editing;

/// <summary>The Editorial API's fronts.</summary>
internal static class FrontEditing
{
    public static void MapFrontEditing(this IEndpointRouteBuilder editorial)
    {
        var fronts = editorial.MapGroup("/fronts").WithTags("Editorial fronts");
        fronts.MapRead("", List).WithName("listEditorialFronts").Require(Role.Writer);
        fronts.MapPost("", Add).WithName("createFront").Require(Role.Editor).Problems(409, 422);
        fronts.MapRead("/{slug}", Get).WithName("getEditorialFront").Require(Role.Writer).Problems(404);
        fronts.MapDelete("/{slug}", Delete).WithName("deleteFront").Require(Role.Editor).Problems(404, 409);
        fronts.MapPut("/{slug}/draft", SaveDraft).WithName("updateFrontDraft").Require(Role.Editor).Problems(404, 422);
        fronts.MapPost("/{slug}/publish", Publish).WithName("publishFront").Require(Role.Editor).Problems(404, 409);
        fronts.MapPost("/{slug}/unpublish", Unpublish).WithName("unpublishFront").Require(Role.Editor).Problems(404, 409);
        fronts.MapPost("/{slug}/discard", Discard).WithName("discardFrontDraft").Require(Role.Editor).Problems(404, 409);
        fronts.MapFrontHistory();
    }

    /// <summary>Lists all fronts with their drafts, in the order of their creation.</summary>
    private static async Task<Paged<EditorialFront>> List(ListQuery list, FrontRepository fronts, CancellationToken ct) =>
        new(Paged.Make(await fronts.List(list.Page, ct), list.Page, front => ("", front.Id), front => front.ToEditorial()));

    /// <summary>Creates a front with a draft. Readers see the front after it is published.</summary>
    private static async Task<Results<VersionedCreated<EditorialFront>, Problem>> Add(
        FrontRequest body, Caller caller, FrontRepository fronts, CancellationToken ct) =>
        (await fronts.Add(body, caller, ct)).ToCreated(front => $"/v1/editorial/fronts/{front.Slug}", front => front.ToEditorial());

    /// <summary>Reads a front with its draft.</summary>
    /// <param name="slug">The front's slug.</param>
    private static async Task<Results<VersionedOk<EditorialFront>, Problem>> Get(
        string slug, FrontRepository fronts, CancellationToken ct) =>
        await fronts.Find(slug, ct) is { } front
            ? new VersionedOk<EditorialFront>(front.ToEditorial())
            : Problem.NotFound("front");

    /// <summary>Deletes a front with its history. A public front must be withdrawn first.</summary>
    /// <param name="slug">The front's slug.</param>
    private static async Task<Results<NoContent, Problem>> Delete(
        string slug, IfMatch ifMatch, Caller caller, FrontRepository fronts, CancellationToken ct) =>
        (await fronts.Delete(slug, ifMatch.Version, caller, ct)).ToNoContent();

    /// <summary>Replaces the draft. Readers see the new draft after it is published.</summary>
    /// <remarks>Each change adds a revision to the history. A draft that equals the present one adds no revision.</remarks>
    /// <param name="slug">The front's slug.</param>
    private static async Task<Results<VersionedOk<EditorialFront>, Problem>> SaveDraft(
        string slug, IfMatch ifMatch, FrontContent body, Caller caller, FrontRepository fronts, CancellationToken ct) =>
        (await fronts.SaveDraft(slug, ifMatch.Version, body, caller, ct)).ToOk(front => front.ToEditorial());

    /// <summary>Publishes the draft, so that readers see it.</summary>
    /// <param name="slug">The front's slug.</param>
    private static async Task<Results<VersionedOk<EditorialFront>, Problem>> Publish(
        string slug, IfMatch ifMatch, Caller caller, FrontRepository fronts, CancellationToken ct) =>
        (await fronts.Publish(slug, ifMatch.Version, caller, ct)).ToOk(front => front.ToEditorial());

    /// <summary>Withdraws a front, so that readers no longer see it; its draft stays.</summary>
    /// <param name="slug">The front's slug.</param>
    private static async Task<Results<VersionedOk<EditorialFront>, Problem>> Unpublish(
        string slug, IfMatch ifMatch, Caller caller, FrontRepository fronts, CancellationToken ct) =>
        (await fronts.Unpublish(slug, ifMatch.Version, caller, ct)).ToOk(front => front.ToEditorial());

    /// <summary>Discards the changes since the last publication. The draft becomes the revision that readers see.</summary>
    /// <param name="slug">The front's slug.</param>
    private static async Task<Results<VersionedOk<EditorialFront>, Problem>> Discard(
        string slug, IfMatch ifMatch, Caller caller, FrontRepository fronts, CancellationToken ct) =>
        (await fronts.Discard(slug, ifMatch.Version, caller, ct)).ToOk(front => front.ToEditorial());
}
