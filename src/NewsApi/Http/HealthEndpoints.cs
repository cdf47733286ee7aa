using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Health;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;

namespace NewsApi.Http;

/// <summary>The answer of a successful health check.</summary>
/// <param name="Status">Always <c>ok</c>.</param>
/// <param name="Version">The version of the program; it equals <c>info.version</c> in openapi.yaml.</param>
public sealed record HealthResponse(string Status, string Version);

internal static class HealthEndpoints
{
    private static readonly HealthResponse Healthy = new("ok", ProgramVersion.Text);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("Operations").Problems(400);
        // This address is not in openapi.yaml, which has only the two addresses whose names say what they check.
        health.MapRead("", Ready).WithName("checkHealth").Problems(503).ExcludeFromDescription();
        health.MapRead("/live", Live).WithName("checkLive");
        health.MapRead("/ready", Ready).WithName("checkReady").Problems(503);
    }

    /// <summary>Answers 200 while the process runs.</summary>
    private static Ok<HealthResponse> Live() => TypedResults.Ok(Healthy);

    /// <summary>
    /// Answers 200 when this node can read and write its database, no background work has failed for a long time, and the node is not about
    /// to stop.
    /// </summary>
    private static async Task<Results<Ok<HealthResponse>, Problem>> Ready(
        Db db, BackgroundWork works, IHostApplicationLifetime lifetime, CancellationToken ct)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return new Problem(StatusCodes.Status503ServiceUnavailable, "stopping", "This server is about to stop.") { RetryAfter = 2 };
        if (works.Broken is { Count: > 0 } broken)
            return NotReady(string.Join(", ", broken.Select(work => work.Name)));
        try
        {
            await db.FindAsync<long>(ChangeCounter.SeqSql, null, ct);
            return TypedResults.Ok(Healthy);
        }
        catch (DbException)
        {
            return NotReady("database_reads");
        }
    }

    private static Problem NotReady(string works) =>
        new(StatusCodes.Status503ServiceUnavailable, "unavailable", $"This node is not ready. Failing: {works}.") { RetryAfter = 5 };
}
