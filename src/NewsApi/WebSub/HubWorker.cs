using Microsoft.Extensions.Options;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Health;
using NewsApi.Http;
using NewsApi.Outgoing;
using NewsApi.Webhooks.Delivery;

namespace NewsApi.WebSub;

/// <summary>
/// Verifies requests of subscribers, and sends changed feeds to them. Only one node does this: the node that holds the worker's lease. If
/// that node fails, another node repeats the work that was not recorded. A subscriber that missed several changes gets only the newest
/// content.
/// </summary>
internal sealed partial class HubWorker(
    Db db, SubscriptionStore store, Hub hub, SubscriberCalls calls, HubSignal signal, CursorLeases leases, TimeProvider time,
    IOptions<HubOptions> options, IOptions<WebhookOptions> webhooks, BackgroundWork works, ILogger<HubWorker> log) : BackgroundService
{
    // The cursor of a webhook has the id of the webhook, and the purge has 0. So this id is free.
    private const long CursorId = -1;

    private const int AtOnce = 16, MostOfRound = 64, MostVerifications = 5;

    private static readonly TimeSpan AgainAfter = TimeSpan.FromMinutes(1);

    private static readonly Sql AddCursorSql = new("""
        INSERT INTO dispatch_cursors (id, position, failures)
        SELECT @Id, n.seq, 0
        FROM change_counter AS n
        WHERE n.id = 1 AND NOT EXISTS (SELECT 1 FROM dispatch_cursors AS c WHERE c.id = @Id)
        """);

    private readonly WorkState _work = works.Add("websub");
    private readonly TimeSpan _poll = TimeSpan.FromMilliseconds(webhooks.Value.PollMilliseconds);
    private DateTimeOffset? _leaseUntil;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_leaseUntil is not null)
            await leases.Release(CursorId);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
            return;
        while (!stoppingToken.IsCancellationRequested)
        {
            await _work.Run(Round, LogFailed, stoppingToken);
            await signal.Wake.Wait(_poll, time, stoppingToken);
        }
    }

    private async Task Round(CancellationToken ct)
    {
        var asked = await store.Asked(MostOfRound, ct);
        var topics = await store.Topics(ct);
        if (asked.Count == 0 && topics.Count == 0)
            return;
        if (leases.IsEnding(_leaseUntil) && (_leaseUntil = await Claim(ct)) is null)
            return;
        var owed = 0;
        await Task.WhenAll(
            Parallel.ForEachAsync(asked, At(ct), async (one, end) => await Verify(one, end)),
            Task.Run(async () => owed = await Distribute(topics, ct), ct));
        await store.DeleteEnded(ct);
        if (owed == MostOfRound || asked.Count == MostOfRound)
            signal.Wake.Set();
    }

    /// <returns>The number of due deliveries in this round.</returns>
    private async Task<int> Distribute(IReadOnlyList<Topic> topics, CancellationToken ct)
    {
        var contents = new Dictionary<string, InternalAnswer>();
        foreach (var topic in topics)
        {
            var content = contents[topic.Name] = await hub.Read(topic.Name, ct);
            if (content.Status is StatusCodes.Status404NotFound or StatusCodes.Status410Gone)
                await store.Deny(topic.Name, ct);
            else if (content.Status == StatusCodes.Status200OK && content.ETag != topic.ETag)
                await store.SetContent(topic.Name, content.ETag, ct);
        }

        var owed = await store.Owed(MostOfRound, ct);
        await Parallel.ForEachAsync(owed, At(ct), async (one, end) => await Send(one, contents.GetValueOrDefault(one.Topic), end));
        return owed.Count;
    }

    private async Task<DateTimeOffset?> Claim(CancellationToken ct)
    {
        await db.WriteAsync(
            write =>
            {
                write.Run(AddCursorSql, new { Id = CursorId });
                return 0;
            },
            ct);
        return await leases.Claim(CursorId, ct);
    }

    private async Task Verify(Subscription one, CancellationToken ct)
    {
        if (one.Asked == Subscription.Denied)
        {
            if (await calls.Deny(one, ct) || one.AskedAttempts + 1 >= MostVerifications)
                await store.Delete(one, ct);
            else
                await store.TryLater(one, AgainAfter, ct);
            return;
        }

        var answer = await calls.Verify(one, ct);
        if (answer == true)
            await (one.Asked == "unsubscribe" ? store.Delete(one, ct) : store.Confirm(one, ct));
        else if (answer == false || one.AskedAttempts + 1 >= MostVerifications)
            await store.Drop(one, ct);
        else
            await store.TryLater(one, AgainAfter, ct);
    }

    private async Task Send(Subscription one, InternalAnswer? content, CancellationToken ct)
    {
        if (content is not { Status: StatusCodes.Status200OK })
            return;
        var answer = await calls.Send(one, content, ct);
        if (answer.IsSuccess)
            await store.Sent(one, content.ETag, ct);
        else if (answer is { Failure: null, Status: StatusCodes.Status410Gone })
            await store.Delete(one, ct);
        else
            await store.Failed(one, RetrySchedule.Next(one.OwedAttempts + 1), ct);
    }

    private static ParallelOptions At(CancellationToken ct) => new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct };

    [LoggerMessage(LogLevel.Error, "The hub of the feeds (WebSub) failed; it will try again")]
    private partial void LogFailed(Exception e);
}
