using System.Data.Common;
using Microsoft.Extensions.Options;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Http;
using NewsApi.Http.Problems;
using NewsApi.Outgoing;

namespace NewsApi.WebSub;

/// <summary>Accepts the requests of subscribers, and reads the content of topics.</summary>
internal sealed class Hub(
    SubscriptionStore store, InternalRequests own, PublicUrl api, Freshness freshness, HubSignal signal, Db db,
    IOptions<HubOptions> options, TimeProvider time)
{
    private static readonly TimeSpan ShortestLease = TimeSpan.FromHours(1);

    public Quota Quota { get; } = new("websub", options.Value.RequestsPerMinute, time);

    /// <returns>The refusal; null where the hub accepts the request. The hub verifies an accepted request later.</returns>
    public async Task<Problem?> Ask(HubRequest request, CancellationToken ct)
    {
        var topic = await Read(request.Topic, ct);
        if (request.Mode == HubMode.Subscribe && topic.Status != StatusCodes.Status200OK)
            return Problem.NotFound("feed");
        var most = TimeSpan.FromDays(options.Value.LeaseDays);
        var lease = request.Lease is { } asked ? TimeSpan.FromTicks(Math.Clamp(asked.Ticks, ShortestLease.Ticks, most.Ticks)) : most;
        if (!await Store(request, lease, topic.ETag, ct))
            return new Problem(
                StatusCodes.Status503ServiceUnavailable, "too_many_subscriptions", "This hub has reached its limit of subscriptions.")
            {
                RetryAfter = 3_600,
            };
        signal.Wake.Set();
        return null;
    }

    // Two nodes may store the first request of a subscription at the same time. The second node tries again and finds the row of the first.
    private async Task<bool> Store(HubRequest request, TimeSpan lease, string etag, CancellationToken ct)
    {
        try
        {
            return await store.Ask(request, lease, etag, options.Value.Most, ct);
        }
        catch (DbException e) when (db.Dialect.IsUniqueViolation(e))
        {
            return await store.Ask(request, lease, etag, options.Value.Most, ct);
        }
    }

    /// <summary>Reads the feed of a topic as an anonymous client would. It includes at least the changes that this node has seen.</summary>
    public Task<InternalAnswer> Read(string topic, CancellationToken ct)
    {
        var target = topic[api.Root.Length..];
        var sign = target.Contains('?') ? '&' : '?';
        return own.Get($"{target}{sign}minSeq={freshness.Seen.Text}", ct);
    }
}
