using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;

namespace NewsApi.Sync.Streams;

/// <summary>The Content API's stream of changes (Server-Sent Events).</summary>
internal static class StreamDelivery
{
    public static void MapStream(this IEndpointRouteBuilder routes) =>
        routes.MapContent().MapGroup("/changes").WithTags("Changes").MapRead("/stream", Get).WithName("streamChanges")
            .Produces<ChangeEntry>(StatusCodes.Status200OK, "text/event-stream").WithMetadata(new MayWait());

    /// <summary>Sends changes as they happen, as Server-Sent Events.</summary>
    /// <remarks>
    /// An event <c>change</c> holds a change as `/v1/changes` lists it, without the thing itself: read the thing with <c>seq</c> of the
    /// change as <c>minSeq</c>. To continue after a disconnect, send the last <c>id</c> as <c>Last-Event-ID</c>, as browsers do, or as
    /// <c>since</c>. The missed changes follow, and some changes may come twice. <c>ping</c> shows that the connection still works.
    /// <c>restart</c> means that you must begin a new sync. Its reason is <c>expired</c> if the log no longer has all changes, or
    /// <c>filter</c> if a name in the filters may refer to something else, as after the merge of a tag. <c>goaway</c> means that the
    /// stream ends: connect again.
    /// </remarks>
    private static Task<Results<ServerSentEventsResult<byte[]>, EmptyHttpResult, Problem>> Get(
        StreamQuery query, HttpContext context, StreamConnector opening, CancellationToken ct) => opening.Open(query, context, null, ct);
}

/// <summary>Query of a stream of changes.</summary>
internal sealed record StreamQuery : IQuery<StreamQuery>
{
    private static readonly QueryParameter SinceParameter = new(
        SyncTokens.Since, QueryType.Integer,
        "The `id` of an event, or `seq` of an answer of `/v1/changes`: the stream begins after this change. Default: now.")
    {
        Minimum = 0, Maximum = QueryParameter.GreatestId,
    };

    public long? Since { get; init; }

    public long MinSeq { get; init; }

    public SyncFilter Part { get; init; } = SyncFilter.Everything;

    public IReadOnlySet<string> Kinds { get; init; } = new HashSet<string>();

    public static IReadOnlyList<QueryParameter> Parameters =>
        [SinceParameter, .. SyncQuery.FilterParameters, Caching.MinSeq.Parameter];

    /// <summary>The parameters for clients whose key decides what they follow.</summary>
    public static IReadOnlyList<QueryParameter> UnfilteredParameters =>
        [.. Parameters.Except(SyncQuery.FilterParameters), SyncQuery.KindsParameter];

    public static StreamQuery Read(QueryReader reader) =>
        ReadUnfiltered(reader) with { Part = new SyncFilter(SyncQuery.ReadFilters(reader)) };

    public static StreamQuery ReadUnfiltered(QueryReader reader) => new()
    {
        Since = reader.Long(SinceParameter),
        MinSeq = reader.Long(Caching.MinSeq.Parameter) ?? 0,
        Kinds = SyncQuery.ReadKinds(reader),
    };

    public SyncQuery ToSync() => new() { Part = Part, Kinds = Kinds, Limit = 100 };
}

/// <summary>The data of <c>ping</c>, <c>restart</c> and <c>goaway</c>.</summary>
/// <param name="Seq">This server has read the change log up to this number.</param>
/// <param name="Reason">Why the event is sent; null for <c>ping</c>.</param>
public sealed record StreamSignalData(long Seq, string? Reason);
