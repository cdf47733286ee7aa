using System.Globalization;
using NewsApi.Data.Statements;

namespace NewsApi.Http;

/// <summary>
/// In Development, writes two numbers to the header <c>Server-Timing</c>: the round trips to the database for an answer, and their total
/// time in milliseconds. SQLite has no round trips; its statements are counted as if it were a server.
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
