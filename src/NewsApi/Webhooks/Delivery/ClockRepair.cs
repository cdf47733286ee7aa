using Microsoft.Extensions.Options;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Webhooks.Delivery;

/// <summary>
/// Resets stored times that are further in the future than any valid time. A node whose clock was wrong may have stored such times.
/// Otherwise deliveries would wait until these times, and pauses and leases would not end before them.
/// </summary>
internal sealed class ClockRepair(Db db, TimeProvider time, IOptions<WebhookOptions> options)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    // The longest wait including its jitter, and the longest pause that a receiver can request. Both have an additional hour for clock
    // differences.
    private static readonly TimeSpan FurthestAttempt = TimeSpan.FromHours(30), FurthestPause = TimeSpan.FromHours(2);

    private static readonly Sql AttemptsSql =
        new("UPDATE webhook_deliveries SET next_at = @Now WHERE state = 'Pending' AND next_at > @Furthest");

    private static readonly Sql PausesSql = new("UPDATE dispatch_cursors SET paused_until = NULL WHERE paused_until > @Furthest");

    private static readonly Sql LeasesSql =
        new("UPDATE dispatch_cursors SET lease_node = NULL, lease_until = NULL WHERE lease_until > @Furthest");

    private DateTimeOffset? _last;

    public async Task RunWhenDue(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        // If the clock has gone back, the repair is due as well.
        if (_last is { } last && now >= last && now - last < Every)
            return;
        _last = now;
        // Twice the length of a lease, because the clock of another node may be slightly ahead.
        var furthestLease = now + TimeSpan.FromSeconds(options.Value.LeaseSeconds * 2) + Every;
        await db.WriteAsync(
            write =>
            {
                write.Run(AttemptsSql, new { Now = now, Furthest = now + FurthestAttempt });
                write.Run(PausesSql, new { Furthest = now + FurthestPause });
                write.Run(LeasesSql, new { Furthest = furthestLease });
                return 0;
            },
            ct);
    }
}
