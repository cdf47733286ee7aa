using Microsoft.Extensions.Options;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Health;

namespace NewsApi.Webhooks.Delivery;

/// <summary>
/// Runs a <see cref="WebhookWorker"/> for each subscription that has something to do. Each node has a dispatcher; leases divide the
/// subscriptions among the nodes. The dispatcher looks for work when the change feed delivers changes, and at an interval for due
/// deliveries.
/// </summary>
internal sealed partial class WebhookDispatcher(
    Db db, Freshness freshness, CursorLeases leases, EventExpansion expansion, DeliveryQueue queue, DeliverySender sender,
    AttemptRecorder record, DeliveryCleanup cleanup, ClockRepair clocks, TimeProvider time, IOptions<WebhookOptions> options,
    BackgroundWork works, ILogger<WebhookDispatcher> log)
    : BackgroundService, IChangeSubscriber
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(50);

    private static readonly Sql SubscriptionsSql = new($"""
        SELECT {Webhook.Columns}
        FROM webhooks AS w
        WHERE w.state = 'Active'
        ORDER BY w.id
        """);

    private static readonly Sql CursorsSql = new($"""
        SELECT c.id, {DispatchCursor.Columns},
            (SELECT MIN(d.next_at) FROM webhook_deliveries AS d WHERE d.webhook_id = c.id AND d.state = 'Pending') AS next_due
        FROM dispatch_cursors AS c
        WHERE c.id > 0
        ORDER BY c.id
        """);

    private readonly WorkState _work = works.Add("webhooks");
    private readonly TimeSpan _poll = TimeSpan.FromMilliseconds(options.Value.PollMilliseconds);
    private readonly WakeSignal _wake = new();
    private readonly Dictionary<long, (WebhookWorker Worker, Task Run)> _workers = [];
    private long _newest;

    public void Receive(IReadOnlyList<Change> changes)
    {
        if (changes.Count == 0)
            return;
        Volatile.Write(ref _newest, changes[^1].Seq);
        _wake.Set();
    }

    /// <summary>Looks for work at once. Called after an admin has changed something.</summary>
    public void Wake() => _wake.Set();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_workers.Values.Select(one => one.Run)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_workers.Values.Select(one => one.Worker.Release())).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = _poll;
            await _work.Run(
                async ct =>
                {
                    await clocks.RunWhenDue(ct);
                    wait = await Look(ct);
                    await cleanup.RunWhenDue(ct);
                },
                LogFailed, stoppingToken);
            await _wake.Wait(wait, time, stoppingToken);
        }
    }

    /// <returns>How long to wait before the next look.</returns>
    private async Task<TimeSpan> Look(CancellationToken ct)
    {
        var batch = new ReadBatch();
        var newest = batch.Find<long>(ChangeCounter.SeqSql);
        var webhooks = batch.List<Webhook>(SubscriptionsSql);
        var cursors = batch.List<CursorRow>(CursorsSql);
        await using (var read = await db.ReadAsync(ct))
            await read.RunAsync(batch, ct);
        // Only changes that this node has seen are expanded. For later ones, a replica and the caches may still show the state before.
        Volatile.Write(ref _newest, Math.Max(Math.Min(newest.Value, freshness.Seen.Seq), Volatile.Read(ref _newest)));
        var active = webhooks.Rows.ToDictionary(webhook => webhook.Id);
        foreach (var (id, one) in _workers.Where(one => !active.ContainsKey(one.Key)).ToList())
        {
            one.Worker.SwitchOff();
            if (one.Run.IsCompleted)
                _workers.Remove(id);
        }

        var wait = _poll;
        foreach (var row in cursors.Rows)
            if (active.TryGetValue(row.Id, out var webhook) && Look(webhook, row, ct) is { } next && next < wait)
                wait = next;
        return wait > ShortestWait ? wait : ShortestWait;
    }

    /// <returns>How long to wait before the next look at this subscription; null if no next time is known.</returns>
    private TimeSpan? Look(Webhook webhook, CursorRow row, CancellationToken ct)
    {
        if (!_workers.TryGetValue(webhook.Id, out var present))
            present = (new WebhookWorker(webhook.Id, Parts), Task.CompletedTask);
        present.Worker.Change(webhook);
        if (!present.Run.IsCompleted)
        {
            present.Worker.Wake();
            return null;
        }

        var now = time.GetUtcNow();
        if (leases.IsForeign(row))
            return null;
        if (row.PausedUntil > now)
            return row.PausedUntil - now;
        var isDue = row.NextDue <= now;
        if (isDue || Math.Max(row.Position, present.Worker.Scanned) < Volatile.Read(ref _newest))
            present.Run = Run(present.Worker, webhook, row, ct);
        _workers[webhook.Id] = present;
        return isDue ? null : row.NextDue - now;
    }

    private async Task Run(WebhookWorker worker, Webhook webhook, DispatchCursor cursor, CancellationToken ct)
    {
        // The first read may complete without a wait. The yield lets the dispatcher go on at once.
        await Task.Yield();
        try
        {
            await worker.Run(webhook, cursor, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The program is stopping.
        }
        catch (Exception e)
        {
            LogWorkerFailed(e, webhook.Id);
            return;
        }

        if (worker.WasSignalled())
            _wake.Set();
    }

    private WebhookParts Parts =>
        new(leases, expansion, queue, sender, record, time, options.Value.AtOnce, () => Volatile.Read(ref _newest));

    [LoggerMessage(LogLevel.Error, "The dispatcher of webhooks failed; it tries again")]
    private partial void LogFailed(Exception e);

    [LoggerMessage(LogLevel.Error, "Deliveries of webhook {Id} failed inside this server; the dispatcher tries again")]
    private partial void LogWorkerFailed(Exception e, long id);

    /// <summary>A subscription's cursor, and when its next delivery is due.</summary>
    private sealed record CursorRow : DispatchCursor
    {
        public long Id { get; init; }

        public DateTimeOffset? NextDue { get; init; }
    }
}
