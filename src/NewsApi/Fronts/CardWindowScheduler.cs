using System.Data.Common;
using NewsApi.Access;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Fronts;

/// <summary>
/// Makes cards appear and disappear at their set times. All nodes try this. The first node sets the new instant of the front and records
/// one change, in one transaction. So every node shows the new state from the same number of the change log on.
/// </summary>
internal sealed class CardWindowScheduler(Db db, ChangeLog changes, TimeProvider time)
{
    private static readonly Sql NextSql = new(dialect => $"""
        SELECT f.next_at FROM published_fronts AS f WHERE f.next_at IS NOT NULL ORDER BY f.next_at {dialect.Limit("@Take")}
        """);

    private static readonly Sql DueSql =
        new("SELECT f.front_id FROM published_fronts AS f WHERE f.next_at <= @Now ORDER BY f.next_at, f.front_id");

    private static readonly Sql FindSql = new(
        $"SELECT {PublishedFront.Columns} FROM published_fronts AS f WHERE f.front_id = @Id AND f.next_at <= @Now");

    private static readonly Sql TurnSql = new("""
        UPDATE published_fronts SET effective_at = @Now, next_at = @NextAt, seq = @Seq WHERE front_id = @Id
        """);

    /// <summary>Updates all fronts with a card that is due to appear or disappear.</summary>
    /// <param name="clock">The caller to which the audit log attributes the changes.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The time when the next card appears or disappears; null if no such time is set.</returns>
    public async Task<DateTimeOffset?> RunAll(Caller clock, CancellationToken ct)
    {
        while (await db.FindAsync<DateTimeOffset?>(NextSql, new { Take = 1 }, ct) is { } next)
        {
            var now = time.GetUtcNow();
            if (next > now)
                return next;
            await AdvanceAll(await db.ListAsync<long>(DueSql, new { Now = now }, ct), clock, ct);
        }

        return null;
    }

    // If one front fails, the others are still updated. The failures are thrown after the last front.
    private async Task AdvanceAll(IReadOnlyList<long> fronts, Caller clock, CancellationToken ct)
    {
        var failures = new List<Exception>();
        foreach (var id in fronts)
            try
            {
                await changes.WriteAsync(clock, write => Advance(write, id), ct);
            }
            catch (Exception e) when (e is not (OperationCanceledException or DbException))
            {
                failures.Add(e);
            }

        if (failures.Count > 0)
            throw new AggregateException(failures);
    }

    private static bool Advance(ContentWrite write, long id)
    {
        // Another node or an editor may have updated the front already.
        if (write.Find<PublishedFront>(FindSql, new { Id = id, write.Now }) is not { } front)
            return false;
        write.Run(TurnSql, new { Id = id, write.Now, NextAt = front.Content.NextAfter(write.Now), write.Seq });
        FrontPictures.KeepPublic(write, id, front.Content);
        write.Record(ChangeKinds.Front, id, ChangeActions.Rearranged, detail: new { front.Revision });
        return true;
    }
}
