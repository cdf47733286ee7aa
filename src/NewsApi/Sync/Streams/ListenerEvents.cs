using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using NewsApi.Articles.Published.Filters;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Site;

namespace NewsApi.Sync.Streams;

/// <summary>Makes the events of one listener: first the missed changes from the log, then the batches of the ring.</summary>
internal sealed class ListenerEvents(Db db, SyncReader sync, SiteCache sites, FilterNames filters, StreamHub hub, Freshness freshness)
{
    private const string Change = "change";

    /// <param name="query">The query with the kinds and filters that the listener follows.</param>
    /// <param name="since">The number of the last write that the listener already has; null to begin with the next one.</param>
    /// <param name="seat">The listener's place, taken before this call, so that nothing is missed between the log and the ring.</param>
    /// <param name="notices">
    /// Makes events that are sent at the beginning, after each ping, and after each batch with corrections or take-downs; null for none.
    /// </param>
    /// <param name="ct">Ends the stream.</param>
    public async IAsyncEnumerable<SseItem<byte[]>> Read(
        StreamQuery query, long? since, StreamListener seat, Func<CancellationToken, IAsyncEnumerable<SseItem<byte[]>>>? notices,
        [EnumeratorCancellation] CancellationToken ct)
    {
        using var place = seat;
        if (notices is not null)
            await foreach (var notice in notices(ct))
                yield return notice;
        // The number is read before the names. So the names are looked up again for each later batch that changes them.
        var upTo = since ?? freshness.Seen.Seq;
        var part = await Part(query, ct);
        yield return Event(StreamControlEvent.Of(StreamControlEvent.Ping, null, upTo), upTo);
        var token = new SyncToken { Seq = upTo, Scope = part.Scope };
        if (since is not null && (part.Scope.Tags.Count > 0 || part.SyndicatableOnly) && await MayMeanOther(part, upTo, ct))
            yield return Event(StreamControlEvent.Of(StreamControlEvent.Restart, "filter", upTo), null);
        for (var hasMore = since is not null; hasMore;)
        {
            if (await sync.Read(query.ToSync(), token, ct) is not { } page)
            {
                upTo = freshness.Seen.Seq;
                yield return Event(StreamControlEvent.Of(StreamControlEvent.Restart, "expired", upTo), upTo);
                break;
            }

            // Only the last event of a page has a number. If a client disconnects before it, the client gets the page again.
            foreach (var (number, entry) in page.Entries.Index())
                yield return Event(
                    StreamChange.Bytes(entry with { Resource = null }), number == page.Entries.Count - 1 ? page.Next.Seq : null);
            (token, upTo, hasMore) = (page.Next, page.Next.Seq, page.HasMore && !page.Next.IsSnapshot);
        }

        // A name may have got another meaning during the replay.
        if (since is not null && !query.Part.IsEverything)
        {
            var now = await Part(query, ct);
            if (!part.Means(now))
                yield return Event(StreamControlEvent.Of(StreamControlEvent.Restart, "filter", upTo), upTo);
            part = now;
        }

        for (var last = false; !last;)
        {
            var next = hub.Ring.Next;
            for (; !last && seat.Position < hub.Ring.Head; seat.Position++)
            {
                if (hub.Ring.Find(seat.Position) is not { } batch)
                {
                    yield return Event(StreamControlEvent.Of(StreamControlEvent.GoAway, "slow", upTo), null);
                    yield break;
                }

                if (batch.Signal is { } signal)
                {
                    yield return Event(signal, null);
                    last = signal.IsLast;
                }
                else if (batch.Seq > upTo)
                {
                    var (old, now) = (part, batch.ChangesNames && !query.Part.IsEverything ? await Part(query, ct) : part);
                    foreach (var item in Events(batch, query, old, now))
                        yield return item;
                    if (!old.Means(now))
                        yield return Event(StreamControlEvent.Of(StreamControlEvent.Restart, "filter", batch.Seq), batch.Seq);
                    (part, upTo) = (now, batch.Seq);
                }

                // Notices are also read after a ping, because a fetch that was running may be stored after the notice.
                if (notices is not null && (batch.HasNotices || batch.Signal is { IsLast: false }))
                    await foreach (var notice in notices(ct))
                        yield return notice;
            }

            if (!last)
                await next.WaitAsync(ct);
        }
    }

    private static IEnumerable<SseItem<byte[]>> Events(StreamBatch batch, StreamQuery query, ResolvedSyncFilter old, ResolvedSyncFilter now)
    {
        byte[]? waiting = null;
        var (filter, before) = (now.Filter(now.Scope), now.Filter(old.Scope));
        foreach (var change in batch.Changes)
            if (change.For(query.Kinds, filter, before) is { } bytes)
            {
                if (waiting is not null)
                    yield return Event(waiting, null);
                waiting = bytes;
            }

        if (waiting is not null)
            yield return Event(waiting, batch.Seq);
    }

    private static SseItem<byte[]> Event(byte[] data, long? seq) => new(data, Change) { EventId = Id(seq) };

    private static SseItem<byte[]> Event(StreamControlEvent signal, long? seq) => new(signal.Data, signal.Type) { EventId = Id(seq) };

    private static string? Id(long? seq) => seq?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private Task<bool> MayMeanOther(ResolvedSyncFilter part, long seq, CancellationToken ct) => db.ReadSnapshotAsync(
        async read => (part.Scope.Tags.Count > 0 && await SyncLog.HasMerges(read, seq, ct))
            || (part.SyndicatableOnly && await SyncLog.HasPolicies(read, seq, ct)),
        ct);

    private Task<ResolvedSyncFilter> Part(StreamQuery query, CancellationToken ct) => db.ReadSnapshotAsync(
        read => ResolvedSyncFilter.Of(query.Part, filters, sites, read, ct).AsTask(), ct);
}
