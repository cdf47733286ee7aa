using System.Globalization;
using System.Net.ServerSentEvents;
using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;

namespace NewsApi.Sync.Streams;

/// <summary>Opens a stream: finds the change after which the stream begins, and takes a place among the listeners of this node.</summary>
internal sealed class StreamConnector(StreamHub hub, ListenerEvents reader, Freshness freshness, ChangeFeed feed)
{
    private const string LastEventId = "Last-Event-ID";

    /// <param name="query">The query with the kinds and filters that the listener follows.</param>
    /// <param name="context">The request.</param>
    /// <param name="notices">
    /// Makes events that are sent at the beginning, after each ping, and after each batch with corrections or take-downs; null for none.
    /// </param>
    /// <param name="ct">Ends the stream.</param>
    public async Task<Results<ServerSentEventsResult<byte[]>, EmptyHttpResult, Problem>> Open(
        StreamQuery query, HttpContext context, Func<CancellationToken, IAsyncEnumerable<SseItem<byte[]>>>? notices, CancellationToken ct)
    {
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Response.Headers.CacheControl = "no-store";
        if (Since(context.Request, query) is not (true, var since))
            return Problem.BadParameters(ProblemError.InHeader(LastEventId, "out_of_range", "Must be the id of an event."));
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.ContentType = "text/event-stream";
            return TypedResults.Empty;
        }

        await MinSeq.WaitFor(Math.Max(query.MinSeq, since ?? 0), freshness, feed, ct);
        if (hub.Join(context) is not { } seat)
            return new Problem(
                StatusCodes.Status503ServiceUnavailable, "too_many_listeners", "This server already has its maximum number of streams.")
            {
                RetryAfter = 5,
            };
        context.Response.OnCompleted(() =>
        {
            seat.Dispose();
            return Task.CompletedTask;
        });
        return TypedResults.ServerSentEvents(reader.Read(query, since, seat, notices, ct));
    }

    // When a browser reconnects to the same address, it sends this header. So the header is newer than the parameter.
    private static (bool IsValid, long? Seq) Since(HttpRequest request, StreamQuery query)
    {
        if (request.Headers[LastEventId].ToString() is not { Length: > 0 } text)
            return (true, query.Since);
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) && seq <= QueryParameter.GreatestId
            ? (true, seq)
            : (false, null);
    }
}
