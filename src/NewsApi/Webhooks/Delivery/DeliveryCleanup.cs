using Microsoft.Extensions.Options;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Webhooks.Delivery;

/// <summary>Runs once an hour: gives up deliveries that waited too long, and deletes old finished deliveries with their attempts.</summary>
internal sealed class DeliveryCleanup(Db db, DeliveryQueue queue, TimeProvider time, IOptions<WebhookOptions> options)
{
    private const int Chunk = 500;

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    private static readonly Sql OldSql = new(dialect => $"""
        SELECT d.id
        FROM webhook_deliveries AS d
        WHERE d.done_at < @Before
        ORDER BY d.done_at, d.id
        {dialect.Limit("@Take")}
        """);

    private static readonly Sql DeleteAttemptsSql =
        new(dialect => $"DELETE FROM webhook_attempts WHERE delivery_id IN {dialect.Numbers("@Ids")}");

    private static readonly Sql DeleteDeliveriesSql =
        new(dialect => $"DELETE FROM webhook_deliveries WHERE id IN {dialect.Numbers("@Ids")} AND done_at < @Before");

    private static readonly Sql WebhooksSql = new("SELECT w.id FROM webhooks AS w ORDER BY w.id");

    private DateTimeOffset _next = time.GetUtcNow();

    public async Task RunWhenDue(CancellationToken ct)
    {
        if (time.GetUtcNow() < _next)
            return;
        _next = time.GetUtcNow() + Every;
        foreach (var webhook in await db.ListAsync<long>(WebhooksSql, null, ct))
            await queue.Expire(webhook, ct);
        var before = time.GetUtcNow().AddDays(-options.Value.LogDays);
        while (await db.ListAsync<long>(OldSql, new { Before = before, Take = Chunk }, ct) is { Count: > 0 } old)
            await db.WriteAsync(
                write =>
                {
                    var ids = Json.ApiJson.Write(old);
                    write.Run(DeleteAttemptsSql, new { Ids = ids });
                    write.Run(DeleteDeliveriesSql, new { Ids = ids, Before = before });
                    return 0;
                },
                ct);
    }
}
