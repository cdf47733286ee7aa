using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;

namespace NewsApi.Desk;

/// <summary>Endpoints that record and show who has an article open, so that programs can warn editors of each other.</summary>
internal static class PresenceEndpoints
{
    public static void MapPresence(this IEndpointRouteBuilder editorial)
    {
        var presence = editorial.MapGroup("/articles/{id:long}/presence").WithTags("Desk");
        presence.MapRead("", Get).WithName("getPresence").Allow(Permission.ReadPresence).Problems(404);
        presence.MapPut("", Take).WithName("takePresence").Allow(Permission.TakePresence).Problems(404);
        presence.MapDelete("", End).WithName("endPresence").Allow(Permission.EndPresence).Problems(404);
    }

    /// <summary>Reads who has an article open.</summary>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<Ok<PresenceResponse>, Problem>> Get(
        long id, Caller caller, PresenceRepository presence, CancellationToken ct) =>
        Answer(await presence.Find(id, caller, ct));

    /// <summary>Records for one minute that the caller has an article open, and returns who has it open.</summary>
    /// <remarks>
    /// To renew the record, send the request again within a minute. Nothing changes while another person has the article open, unless
    /// <c>takeOver</c> is true. Presence is only a hint to people. Only <c>If-Match</c> prevents conflicting writes.
    /// </remarks>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<Ok<PresenceResponse>, Problem>> Take(
        long id, PresenceRequest? body, Caller caller, PresenceRepository presence, CancellationToken ct) =>
        Answer(await presence.Take(id, (body ?? PresenceRequest.Plain).TakeOver ?? false, caller, ct));

    /// <summary>Ends the caller's presence. Nothing changes while another person has the article open.</summary>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<NoContent, Problem>> End(
        long id, Caller caller, PresenceRepository presence, CancellationToken ct) =>
        await presence.End(id, caller, ct) is { } problem ? problem : TypedResults.NoContent();

    private static Results<Ok<PresenceResponse>, Problem> Answer(Outcome<PresenceResponse> outcome) =>
        outcome.Succeeded(out var presence, out var problem) ? TypedResults.Ok(presence) : problem;
}
