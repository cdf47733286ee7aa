using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Webhooks.Delivery;

/// <summary>The stored deliveries: adds new deliveries and moves the cursor, reads due deliveries, and gives up old ones.</summary>
internal sealed class DeliveryQueue(Db db, CursorLeases leases, TimeProvider time)
{
    private const string AddText = """
        INSERT INTO webhook_deliveries (webhook_id, event_id, type, kind, entity_id, seq, data, in_scope, state, attempts, event_at,
            created_at, next_at, expires_at)
        """;

    private static readonly Sql AdvanceSql = new("""
        UPDATE dispatch_cursors
        SET position = @UpTo, lost_up_to = COALESCE(@LostUpTo, lost_up_to)
        WHERE id = @Id AND position = @Position AND lease_node = @Node
        """);

    private static readonly Sql AddSql = new($"""
        {AddText}
        VALUES (@WebhookId, @EventId, @Type, @Kind, @EntityId, @Seq, @Data, @InScope, 'Pending', 0, @EventAt, @Now, @Now, @ExpiresAt)
        """);

    private static readonly Sql AddOneSql = new(dialect => $"""
        {AddText}
        {dialect.OutputId}
        VALUES (@WebhookId, @EventId, @Type, @Kind, @EntityId, @Seq, @Data, @InScope, 'Pending', 0, @EventAt, @Now, @Now, @ExpiresAt)
        {dialect.ReturningId}
        """);

    private static readonly Sql PendingSql =
        new("SELECT COUNT(*) FROM webhook_deliveries AS d WHERE d.webhook_id = @Id AND d.state = 'Pending'");

    // Only the first pending delivery of each thing is due, so the events of one thing arrive in order.
    private static readonly Sql DueSql = new(dialect => $"""
        SELECT {DeliveryRow.Columns}
        FROM webhook_deliveries AS d
        WHERE d.webhook_id = @Id AND d.state = 'Pending' AND d.next_at <= @Now
            AND NOT EXISTS (
                SELECT 1
                FROM webhook_deliveries AS e
                WHERE e.webhook_id = d.webhook_id AND e.state = 'Pending' AND e.kind = d.kind AND e.entity_id = d.entity_id
                    AND e.id < d.id)
        ORDER BY d.next_at, d.id
        {dialect.Limit("@Take")}
        """);

    private static readonly Sql ExpireSql = new("""
        UPDATE webhook_deliveries
        SET state = 'GivenUp', done_at = @Now
        WHERE webhook_id = @Id AND state = 'Pending' AND expires_at <= @Now
        """);

    /// <summary>The number of pending deliveries of a subscription.</summary>
    public async Task<long> Pending(long webhookId, CancellationToken ct) =>
        await db.FindAsync<long>(PendingSql, new { Id = webhookId }, ct);

    /// <summary>Stores events and moves the cursor past their changes, in one transaction.</summary>
    /// <returns>False when another node has moved the cursor or taken the lease.</returns>
    public Task<bool> Add(
        long webhookId, long position, long upTo, long? lostUpTo, IReadOnlyList<DeliveryRow> events, CancellationToken ct) => db.WriteAsync(
        write =>
        {
            if (write.Execute(AdvanceSql, new { Id = webhookId, Position = position, UpTo = upTo, LostUpTo = lostUpTo, leases.Node }) == 0)
                return false;
            foreach (var one in events)
                write.Run(AddSql, Row(one));
            return true;
        },
        ct);

    /// <summary>Stores a test event.</summary>
    public Task<long> AddTest(long webhookId, string data, CancellationToken ct) => db.WriteAsync(
        write =>
        {
            var now = time.GetUtcNow();
            return write.Insert(AddOneSql, Row(new DeliveryRow
            {
                WebhookId = webhookId, EventId = $"msg_{webhookId}_test_{Guid.NewGuid():N}", Type = WebhookEvents.Test,
                // The id is the time of the test event, so no test event has to wait for another one.
                Kind = WebhookEvents.TestKind, EntityId = now.UtcTicks, Data = data, InScope = true, EventAt = now,
            }));
        },
        ct);

    /// <summary>The deliveries that may be tried now.</summary>
    public Task<IReadOnlyList<DeliveryRow>> Due(long webhookId, int take, CancellationToken ct) =>
        db.ListAsync<DeliveryRow>(DueSql, new { Id = webhookId, Now = time.GetUtcNow(), Take = take }, ct);

    /// <summary>Gives up deliveries that have waited for too long for a receiver that is down.</summary>
    public Task Expire(long webhookId, CancellationToken ct) =>
        db.WriteAsync(write => write.Execute(ExpireSql, new { Id = webhookId, Now = time.GetUtcNow() }), ct);

    private object Row(DeliveryRow one)
    {
        var now = time.GetUtcNow();
        return new
        {
            one.WebhookId, one.EventId, one.Type, one.Kind, one.EntityId, one.Seq, one.Data, one.InScope, one.EventAt, Now = now,
            ExpiresAt = now + RetrySchedule.Longest,
        };
    }
}
