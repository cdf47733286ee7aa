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

    /// <summary>Lists releases, newest first, those that have gone out included.</summary>
    private static async Task<Paged<ReleaseSummary>> List(ListQuery list, ReleaseQueries queries, CancellationToken ct) =>
        new(Paged.Make(
            await queries.List(list.Page, ct), list.Page, release => ("", release.Id),
            release => new ReleaseSummary(release.Id, release.Name, release.State, release.DueAt, release.DoneAt, release.Version, release.CreatedAt)));

    /// <summary>Puts a release together: articles that go out together or not at all.</summary>
    private static async Task<Results<VersionedCreated<ReleaseResponse>, Problem>> Add(
        ReleaseRequest body, Caller caller, ReleaseRepository releases, ReleaseQueries queries, CancellationToken ct) =>
        (await releases.Add(body, caller, ct)).Succeeded(out var release, out var problem)
            ? new VersionedCreated<ReleaseResponse>($"/v1/editorial/releases/{release.Id}", (await queries.Find(release.Id, ct))!)
            : problem;

    /// <summary>Reads a release with its articles, and whether each is still as it was set.</summary>
    /// <param name="id">The release's id.</param>
    private static async Task<Results<VersionedOk<ReleaseResponse>, Problem>> Get(long id, ReleaseQueries queries, CancellationToken ct) =>
        await queries.Find(id, ct) is { } release ? new VersionedOk<ReleaseResponse>(release) : Problem.NotFound("release");

    /// <summary>Replaces a release that has not gone out and has no time.</summary>
    /// <param name="id">The release's id.</param>
    private static async Task<Results<VersionedOk<ReleaseResponse>, Problem>> Update(
        long id, IfMatch ifMatch, ReleaseRequest body, Caller caller, ReleaseRepository releases, ReleaseQueries queries, CancellationToken ct) =>
        await Answer(await releases.Update(id, ifMatch.Version, body, caller, ct), queries, ct);

    /// <summary>Deletes a release that has not gone out and has no time; its articles stay as they are.</summary>
    /// <param name="id">The release's id.</param>
    private static async Task<Results<NoContent, Problem>> Delete(
        long id, IfMatch ifMatch, Caller caller, ReleaseRepository releases, CancellationToken ct) =>
        (await releases.Delete(id, ifMatch.Version, caller, ct)).ToNoContent();

    /// <summary>Sets the time at which all articles of a release go out, each with the revision that is newest now.</summary>
    /// <remarks>
    /// A time in the past lets it go out at once. When one of the articles was published, withdrawn or thrown away by hand meanwhile, or can't be
    /// published, nothing goes out, and the release says why.
    /// </remarks>
    /// <param name="id">The release's id.</param>
    private static async Task<Results<VersionedOk<ReleaseResponse>, Problem>> Schedule(
        long id, IfMatch ifMatch, ReleaseScheduleRequest body, Caller caller, ReleaseRepository releases, ReleaseQueries queries, CancellationToken ct) =>
        await Answer(await releases.Schedule(id, ifMatch.Version, body.DueAt!.Value, caller, ct), queries, ct);

    /// <summary>Cancels the time of a release.</summary>
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
