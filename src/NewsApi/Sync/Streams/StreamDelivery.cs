using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Articles.Published.Filters;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;

namespace NewsApi.Sync.Streams;

/// <summary>The Content API's stream of changes (Server-Sent Events).</summary>
internal static class StreamDelivery
{
    private const string LastEventId = "Last-Event-ID";

    public static void MapStream(this IEndpointRouteBuilder routes) =>
        routes.MapContent().MapGroup("/changes").WithTags("Changes").MapRead("/stream", Get).WithName("streamChanges")
            .Produces<ChangeEntry>(StatusCodes.Status200OK, "text/event-stream").WithMetadata(new MayWait());

    /// <summary>Sends changes as they happen, as Server-Sent Events.</summary>
    /// <remarks>
    /// An event <c>change</c> holds a change as `/v1/changes` lists it, without the thing itself: read that with its <c>seq</c> as
    /// <c>minSeq</c>. After a break send the last <c>id</c> as <c>Last-Event-ID</c>, as browsers do, or as <c>since</c>: what came
    /// meanwhile follows, some of it perhaps again. <c>ping</c> is a sign of life. <c>restart</c>: the log does not reach back so far,
    /// or a followed tag was merged; sync anew. <c>goaway</c>: connect again; the stream ends.
    /// </remarks>
    private static async Task<Results<ServerSentEventsResult<byte[]>, EmptyHttpResult, Problem>> Get(
        StreamQuery query, HttpContext context, StreamHub hub, ListenerEvents reader, Freshness freshness, ChangeFeed feed,
        CancellationToken ct)
    {
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Response.Headers.CacheControl = "no-store";
        if (Since(context.Request, query) is not (true, var since))
            return Problem.BadParameters(ProblemError.InHeader(LastEventId, "out_of_range", "Takes the id of an event."));
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.ContentType = "text/event-stream";
            return TypedResults.Empty;
        }

        await MinSeq.WaitFor(Math.Max(query.MinSeq, since ?? 0), freshness, feed, ct);
        if (hub.Sit(context) is not { } seat)
            return new Problem(
                StatusCodes.Status503ServiceUnavailable, "too_many_listeners", "This server has as many streams as it takes.")
            {
                RetryAfter = 5,
            };
        context.Response.OnCompleted(() =>
        {
            seat.Dispose();
            return Task.CompletedTask;
        });
        return TypedResults.ServerSentEvents(reader.Read(query, since, seat, ct));
    }

    // A browser sends the header when it connects again to the same address, so the header is newer.
    private static (bool IsValid, long? Seq) Since(HttpRequest request, StreamQuery query)
    {
        if (request.Headers[LastEventId].ToString() is not { Length: > 0 } text)
            return (true, query.Since);
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) && seq <= QueryParameter.GreatestId
            ? (true, seq)
            : (false, null);
    }
}

/// <summary>Query of a stream of changes.</summary>
internal sealed record StreamQuery : IQuery<StreamQuery>
{
    private static readonly QueryParameter SinceParameter = new(
        SyncTokens.Since, QueryType.Integer, "The `id` of an event, or `seq` of an answer of `/v1/changes`: begins after it. Absent: now.")
    {
        Minimum = 0, Maximum = QueryParameter.GreatestId,
    };

    public long? Since { get; init; }

    public long MinSeq { get; init; }

    public IReadOnlyList<NameFilter> Names { get; init; } = [];

    public IReadOnlySet<string> Kinds { get; init; } = new HashSet<string>();

    public static IReadOnlyList<QueryParameter> Parameters =>
        [SinceParameter, .. SyncQuery.FilterParameters, Caching.MinSeq.Parameter];

    public static StreamQuery Read(QueryReader reader) => new()
    {
        Since = reader.Long(SinceParameter),
        MinSeq = reader.Long(Caching.MinSeq.Parameter) ?? 0,
        Names = SyncQuery.ReadFilters(reader),
        Kinds = SyncQuery.ReadKinds(reader),
    };

    public SyncQuery ToSync() => new() { Names = Names, Kinds = Kinds, Limit = 100 };
}

/// <summary>The data of <c>ping</c>, <c>restart</c> and <c>goaway</c>.</summary>
/// <param name="Seq">The number up to which this server knows the change log.</param>
/// <param name="Reason">Why, but for <c>ping</c>.</param>
public sealed record StreamSignalData(long Seq, string? Reason);
