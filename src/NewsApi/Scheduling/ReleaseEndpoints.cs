using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;

namespace NewsApi.Scheduling;

/// <summary>The Editorial API's releases.</summary>
internal static class ReleaseEndpoints
{
    public static void MapReleases(this IEndpointRouteBuilder editorial)
    {
        var releases = editorial.MapGroup("/releases").WithTags("Releases").Require(Role.Editor);
        releases.MapRead("", List).WithName("listReleases");
        releases.MapPost("", Add).WithName("createRelease").Problems(422);
        releases.MapRead("/{id:long}", Get).WithName("getRelease").Problems(404);
        releases.MapPut("/{id:long}", Update).WithName("updateRelease").Problems(404, 409, 422);
        releases.MapDelete("/{id:long}", Delete).WithName("deleteRelease").Problems(404, 409);
        releases.MapPost("/{id:long}/schedule", Schedule).WithName("scheduleRelease").Problems(404, 409, 422);
        releases.MapPost("/{id:long}/unschedule", Unschedule).WithName("unscheduleRelease").Problems(404, 409);
    }

    /// <summary>Lists all releases in every state, newest first.</summary>
    private static async Task<Paged<ReleaseSummary>> List(ListQuery list, ReleaseQueries queries, CancellationToken ct) =>
        new(Paged.Make(
            await queries.List(list.Page, ct), list.Page, release => ("", release.Id),
            release => new ReleaseSummary(
                release.Id, release.Name, release.State, release.DueAt, release.DoneAt, release.Version, release.CreatedAt)));

    /// <summary>Creates a release: a set of articles that are published or unpublished together, or not at all.</summary>
    private static async Task<Results<VersionedCreated<ReleaseResponse>, Problem>> Add(
        ReleaseRequest body, Caller caller, ReleaseRepository releases, ReleaseQueries queries, CancellationToken ct) =>
        (await releases.Add(body, caller, ct)).Succeeded(out var release, out var problem)
            ? new VersionedCreated<ReleaseResponse>($"/v1/editorial/releases/{release.Id}", (await queries.Find(release.Id, ct))!)
            : problem;

    /// <summary>Reads a release. Each of its articles shows whether it is still scheduled with the release.</summary>
    /// <param name="id">The release's id.</param>
    private static async Task<Results<VersionedOk<ReleaseResponse>, Problem>> Get(long id, ReleaseQueries queries, CancellationToken ct) =>
        await queries.Find(id, ct) is { } release ? new VersionedOk<ReleaseResponse>(release) : Problem.NotFound("release");

    /// <summary>Replaces a release that is neither scheduled nor done.</summary>
    /// <param name="id">The release's id.</param>
    private static async Task<Results<VersionedOk<ReleaseResponse>, Problem>> Update(
        long id, IfMatch ifMatch, ReleaseRequest body, Caller caller, ReleaseRepository releases, ReleaseQueries queries,
        CancellationToken ct) =>
        await Answer(await releases.Update(id, ifMatch.Version, body, caller, ct), queries, ct);

    /// <summary>Deletes a release that is neither scheduled nor done; its articles stay as they are.</summary>
    /// <param name="id">The release's id.</param>
    private static async Task<Results<NoContent, Problem>> Delete(
        long id, IfMatch ifMatch, Caller caller, ReleaseRepository releases, CancellationToken ct) =>
        (await releases.Delete(id, ifMatch.Version, caller, ct)).ToNoContent();

    /// <summary>
    /// Schedules a release: all of its actions are carried out at this time, each publication with the revision that is newest now.
    /// </summary>
    /// <remarks>
    /// With a time in the past the release is carried out immediately. If one of the articles was published, withdrawn or trashed by hand
    /// after scheduling, or can't be published, the whole release fails, and <c>failure</c> says why.
    /// </remarks>
    /// <param name="id">The release's id.</param>
    private static async Task<Results<VersionedOk<ReleaseResponse>, Problem>> Schedule(
        long id, IfMatch ifMatch, ReleaseScheduleRequest body, Caller caller, ReleaseRepository releases, ReleaseQueries queries,
        CancellationToken ct) =>
        await Answer(await releases.Schedule(id, ifMatch.Version, body.DueAt!.Value, caller, ct), queries, ct);

    /// <summary>Unschedules a release.</summary>
    /// <param name="id">The release's id.</param>
    private static async Task<Results<VersionedOk<ReleaseResponse>, Problem>> Unschedule(
        long id, IfMatch ifMatch, Caller caller, ReleaseRepository releases, ReleaseQueries queries, CancellationToken ct) =>
        await Answer(await releases.Unschedule(id, ifMatch.Version, caller, ct), queries, ct);

    private static async Task<Results<VersionedOk<ReleaseResponse>, Problem>> Answer(
        Outcome<Release> outcome, ReleaseQueries queries, CancellationToken ct) =>
        outcome.Succeeded(out var release, out var problem)
            ? new VersionedOk<ReleaseResponse>((await queries.Find(release.Id, ct))!)
            : problem;
}
