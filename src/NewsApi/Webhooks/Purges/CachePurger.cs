using Microsoft.Extensions.Options;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Health;
using NewsApi.Outgoing;
using NewsApi.Webhooks.Delivery;

namespace NewsApi.Webhooks.Purges;

/// <summary>
/// Sends the surrogate keys of changes to a CDN. Like webhooks, it reads the change log with a cursor that has a lease. So only one node
/// purges, and no purge is lost when a node crashes or the CDN does not answer.
/// </summary>
internal sealed partial class CachePurger(
    Db db, CursorLeases leases, OutgoingClient client, TimeProvider time, IOptions<PurgeOptions> options,
    IOptions<WebhookOptions> webhooks, BackgroundWork works, ILogger<CachePurger> log)
    : BackgroundService, IChangeSubscriber
{
    // The id of the purge's cursor. The cursor of a webhook has the id of the webhook.
    private const long CursorId = 0;

    private const int MostWrites = 2_000;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500), LongestWait = TimeSpan.FromMinutes(1);

    private static readonly Sql CursorSql = new($"""
        SELECT {DispatchCursor.Columns}
        FROM dispatch_cursors AS c
        WHERE c.id = @Id
        """);

    private static readonly Sql AddCursorSql = new("""
        INSERT INTO dispatch_cursors (id, position, failures)
        SELECT @Id, n.seq, 0
        FROM change_counter AS n
        WHERE n.id = 1 AND NOT EXISTS (SELECT 1 FROM dispatch_cursors AS c WHERE c.id = @Id)
        """);

    private static readonly Sql ChangesSql = new("""
        SELECT c.seq, c.position, c.kind, c.entity_id, c.action, c.language, c.at
        FROM changes AS c
        WHERE c.seq > @After AND c.seq <= @UpTo
        ORDER BY c.seq, c.position
        """);

    private static readonly Sql AdvanceSql = new("""
        UPDATE dispatch_cursors
        SET position = @UpTo, failures = 0, failing_since = NULL, last_success_at = @Now
        WHERE id = @Id AND position < @UpTo
        """);

    // If the CDN does not answer, this node stays in service.
    private readonly WorkState _work = works.Add("cdn_purge", TimeSpan.FromDays(365));
    private readonly WakeSignal _wake = new();
    private readonly TimeSpan _poll = TimeSpan.FromMilliseconds(webhooks.Value.PollMilliseconds);
    private readonly TimeSpan _delay = TimeSpan.FromMilliseconds(options.Value.DelayMilliseconds);
    private DateTimeOffset? _leaseUntil;
    private int _failures;

    private bool IsOn => options.Value.Kind != PurgeKind.None;

    public void Receive(IReadOnlyList<Change> changes)
    {
        if (IsOn && changes.Any(change => change.Touched.Count > 0))
            _wake.Set();
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_leaseUntil is not null)
            await leases.Release(CursorId);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!IsOn)
            return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                _work.Began();
                var failure = await PurgeAll(stoppingToken);
                if (failure is null)
                    Succeeded();
                else
                    Failed(new IOException(failure));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Failed(e);
            }

            if (_failures == 0)
                await _wake.Wait(_poll, time, stoppingToken);
            else
                await Task.Delay(Backoff(), time, stoppingToken);
        }
    }

    /// <returns>The reason why a request failed; null if all requests succeeded.</returns>
    private async Task<string?> PurgeAll(CancellationToken ct)
    {
        var settled = 0L;
        while (true)
        {
            var batch = new ReadBatch();
            var newest = batch.Find<long>(ChangeCounter.SeqSql);
            var found = batch.Find<DispatchCursor>(CursorSql, new { Id = CursorId });
            await using (var read = await db.ReadAsync(ct))
                await read.RunAsync(batch, ct);
            if (found.Value is not { } cursor)
            {
                await Write(AddCursorSql, new { Id = CursorId }, ct);
                return null;
            }

            if (cursor.Position >= newest.Value || leases.IsForeign(cursor))
                return null;
            // Each change waits, so that all nodes have seen it before the CDN asks one of them again.
            if (cursor.Position >= settled)
            {
                settled = newest.Value;
                await Task.Delay(_delay, time, ct);
            }

            var upTo = Math.Min(settled, cursor.Position + MostWrites);
            var changes = await db.ListAsync<Change>(ChangesSql, new { After = cursor.Position, UpTo = upTo }, ct);
            var keys = changes.SelectMany(change => change.Touched).Select(one => one.Name).Distinct().ToList();
            if (leases.IsEnding(_leaseUntil) && (_leaseUntil = await leases.Claim(CursorId, ct)) is null)
                return null;
            if (await Send(keys, ct) is { } failure)
                return failure;
            await Write(AdvanceSql, new { Id = CursorId, UpTo = upTo, Now = time.GetUtcNow() }, ct);
        }
    }

    private async Task<string?> Send(IReadOnlyList<string> keys, CancellationToken ct)
    {
        foreach (var request in PurgeRequests.Of(options.Value, keys))
            if (await client.Send(request, ct) is { IsSuccess: false } answer)
                return answer.Reason ?? FormattableString.Invariant($"The CDN answered with status {answer.Status}.");
        return null;
    }

    private Task Write(Sql sql, object args, CancellationToken ct) => db.WriteAsync(
        write =>
        {
            write.Run(sql, args);
            return 0;
        },
        ct);

    private TimeSpan Backoff() =>
        TimeSpan.FromTicks(Math.Min(FirstWait.Ticks << Math.Min(_failures - 1, 10), LongestWait.Ticks))
            * (1 + (Random.Shared.NextDouble() / 5));

    private void Succeeded()
    {
        if (_failures > 0)
            LogPurgedAgain();
        _failures = 0;
        _work.Succeeded();
    }

    private void Failed(Exception e)
    {
        if (_failures++ == 0)
            LogFailed(e.Message);
        _work.Failed(e);
    }

    [LoggerMessage(LogLevel.Error, "The CDN could not be purged; until a purge succeeds, it may serve outdated answers: {Reason}")]
    private partial void LogFailed(string reason);

    [LoggerMessage(LogLevel.Information, "The CDN was purged again after a failure")]
    private partial void LogPurgedAgain();
}
