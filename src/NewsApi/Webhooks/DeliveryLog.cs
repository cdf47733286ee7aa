using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Pages;
using NewsApi.Webhooks.Delivery;

namespace NewsApi.Webhooks;

/// <summary>Reads the deliveries of a subscription for admins, and marks deliveries to be sent again.</summary>
internal sealed class DeliveryLog(Db db, TimeProvider time)
{
    private const int MostAttempts = 30;

    private static readonly KeysetSql ListSql = new("d.id", page => $"""
        SELECT {DeliveryRow.Columns}
        FROM webhook_deliveries AS d
        WHERE d.webhook_id = @WebhookId AND {page.AfterEdge}
        {page.OrderAndLimit}
        """, descending: true);

    private static readonly KeysetSql ListOfStateSql = new("d.id", page => $"""
        SELECT {DeliveryRow.Columns}
        FROM webhook_deliveries AS d
        WHERE d.webhook_id = @WebhookId AND d.state = @State AND {page.AfterEdge}
        {page.OrderAndLimit}
        """, descending: true);

    private static readonly Sql FindSql =
        new($"SELECT {DeliveryRow.Columns} FROM webhook_deliveries AS d WHERE d.id = @Id AND d.webhook_id = @WebhookId");

    private static readonly Sql AttemptsSql = new(dialect => $"""
        SELECT a.at, a.milliseconds, a.status, a.failure, a.reason, a.request_headers, a.request_body, a.response_headers, a.response_body
        FROM webhook_attempts AS a
        WHERE a.delivery_id = @Id
        ORDER BY a.id DESC
        {dialect.Limit("@Take")}
        """);

    private static readonly Sql ReplaySql = new("""
        UPDATE webhook_deliveries
        SET state = 'Pending', attempts = 0, next_at = @Now, expires_at = @ExpiresAt, done_at = NULL
        WHERE id = @Id AND webhook_id = @WebhookId
        """);

    private static readonly Sql ReplayRangeSql = new("""
        UPDATE webhook_deliveries
        SET state = 'Pending', attempts = 0, next_at = @Now, expires_at = @ExpiresAt, done_at = NULL
        WHERE webhook_id = @WebhookId AND seq >= @FromSeq AND seq <= @ToSeq AND event_at >= @From AND event_at <= @To
            AND (state = 'GivenUp' OR state = 'Delivered' AND @All = 1)
        """);

    // A user who replays deliveries knows that the receiver works again, so the pause ends.
    private static readonly Sql ResumeSql = new("UPDATE dispatch_cursors SET paused_until = NULL WHERE id = @WebhookId");

    /// <summary>Lists the deliveries of a subscription, newest first.</summary>
    public Task<IReadOnlyList<DeliveryRow>> List(long webhookId, DeliveryListQuery list, CancellationToken ct)
    {
        var sql = list.State is null ? ListSql : ListOfStateSql;
        return db.ListAsync<DeliveryRow>(
            sql.For(list.Page),
            new { WebhookId = webhookId, State = list.State?.ToString(), Edge = sql.EdgeId(list.Page), list.Page.Take }, ct);
    }

    public Task<DeliveryRow?> Find(long webhookId, long id, CancellationToken ct) =>
        db.FindAsync<DeliveryRow>(FindSql, new { Id = id, WebhookId = webhookId }, ct);

    /// <summary>Lists the attempts of a delivery, newest first.</summary>
    public Task<IReadOnlyList<AttemptRow>> Attempts(long id, CancellationToken ct) =>
        db.ListAsync<AttemptRow>(AttemptsSql, new { Id = id, Take = MostAttempts }, ct);

    /// <returns>False when there is no such delivery.</returns>
    public Task<bool> Replay(long webhookId, long id, CancellationToken ct) => db.WriteAsync(
        write =>
        {
            write.Run(ResumeSql, new { WebhookId = webhookId });
            var now = time.GetUtcNow();
            return write.Execute(
                ReplaySql, new { Id = id, WebhookId = webhookId, Now = now, ExpiresAt = now + RetrySchedule.Longest }) > 0;
        },
        ct);

    /// <returns>How many deliveries are sent again.</returns>
    public Task<int> Replay(long webhookId, ReplayRequest range, CancellationToken ct) => db.WriteAsync(
        write =>
        {
            write.Run(ResumeSql, new { WebhookId = webhookId });
            var now = time.GetUtcNow();
            return write.Execute(ReplayRangeSql, new
            {
                WebhookId = webhookId, Now = now, ExpiresAt = now + RetrySchedule.Longest, FromSeq = range.FromSeq ?? 0,
                ToSeq = range.ToSeq ?? long.MaxValue, From = range.From ?? DateTimeOffset.UnixEpoch, To = range.To ?? now,
                All = range.OnlyGivenUp == false ? 1 : 0,
            });
        },
        ct);
}
