using Microsoft.Extensions.Options;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Webhooks.Delivery;

/// <summary>
/// Leases on cursors: one node works on a cursor at a time. If a node crashes, its lease expires, and another node repeats the work that
/// was not recorded.
/// </summary>
internal sealed class CursorLeases(Db db, TimeProvider time, IOptions<WebhookOptions> options)
{
    private static readonly Sql ClaimSql = new("""
        UPDATE dispatch_cursors
        SET lease_node = @Node, lease_until = @Until
        WHERE id = @Id AND (lease_node IS NULL OR lease_node = @Node OR lease_until < @Now)
        """);

    private static readonly Sql ReleaseSql =
        new("UPDATE dispatch_cursors SET lease_node = NULL, lease_until = NULL WHERE id = @Id AND lease_node = @Node");

    private readonly TimeSpan _length = TimeSpan.FromSeconds(options.Value.LeaseSeconds);

    /// <summary>This node's name in leases.</summary>
    public string Node { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Whether another node holds the cursor.</summary>
    public bool IsForeign(DispatchCursor cursor) =>
        cursor.LeaseNode is not null && cursor.LeaseNode != Node && cursor.LeaseUntil >= time.GetUtcNow();

    /// <returns>The time when this node's lease expires; null if another node holds the cursor.</returns>
    public Task<DateTimeOffset?> Claim(long id, CancellationToken ct) => db.WriteAsync(
        write =>
        {
            var now = time.GetUtcNow();
            var until = now + _length;
            return write.Execute(ClaimSql, new { Id = id, Node, Now = now, Until = until }) > 0 ? until : (DateTimeOffset?)null;
        },
        ct);

    /// <summary>Whether a lease must be renewed before more deliveries are sent, because less than half of its time is left.</summary>
    public bool IsEnding(DateTimeOffset? until) => until is not { } end || time.GetUtcNow() + (_length / 2) > end;

    public Task Release(long id) => db.WriteAsync(
        write =>
        {
            write.Run(ReleaseSql, new { Id = id, Node });
            return 0;
        },
        CancellationToken.None);
}
