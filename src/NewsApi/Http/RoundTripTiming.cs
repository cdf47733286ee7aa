using System.Globalization;
using NewsApi.Data.Statements;

namespace NewsApi.Http;

/// <summary>
/// In Development, tells in the header <c>Server-Timing</c> how many round trips to the database an answer needed, and how many
/// milliseconds they took together. SQLite has no round trips; its statements are counted as if it were a server.
/// </summary>
internal sealed class RoundTripTiming(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var trips = RoundTrips.Watch();
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.Append("Server-Timing", string.Create(
                CultureInfo.InvariantCulture,
                $"db;desc=\"{trips.Count} round trips, {trips.Writes} to write\";dur={trips.Time.TotalMilliseconds:0.##}"));
            return Task.CompletedTask;
        });
        return next(context);
    }
}
