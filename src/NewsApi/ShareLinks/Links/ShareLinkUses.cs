using System.Data.Common;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.ShareLinks.Links;

/// <summary>Counts the uses of links that have a limit. All nodes together never allow more uses than the limit.</summary>
internal sealed partial class ShareLinkUses(Db db, ILogger<ShareLinkUses> logger)
{
    /// <summary>Adds a count of 0 for a link. If the link has a count already, nothing changes.</summary>
    public static readonly Sql BeginSql = new("""
        INSERT INTO share_link_uses (link_id, used)
        SELECT @Id, 0
        WHERE NOT EXISTS (SELECT 1 FROM share_link_uses WHERE link_id = @Id)
        """);

    public static readonly Sql FindSql = new("SELECT used FROM share_link_uses WHERE link_id = @Id");

    // This compares with the limit in the database, because the limit that was read with the link may be old. Without a limit, there is
    // always a use left.
    private static readonly Sql TakeSql = new("""
        UPDATE share_link_uses
        SET used = used + 1
        WHERE link_id = @Id AND used < COALESCE((SELECT max_clicks FROM share_links WHERE id = @Id), used + 1)
        """);

    // A reader waits at most this long for the count. If the database accepts no writes, readers must still get the story.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    /// <summary>Takes one of the uses that <see cref="ShareLink.MaxClicks"/> allows for a link.</summary>
    /// <returns>False when no use is left. True also when the database is unavailable or does not answer within a second.</returns>
    public async Task<bool> Take(ShareLink link, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(LongestWait);
        try
        {
            return await db.WriteAsync(write => write.Execute(TakeSql, new { link.Id }) == 1, patience.Token).WaitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            LogNotCounted(logger, link.Id, "no answer within a second");
        }
        catch (DbException e) when (db.Dialect.IsUnavailable(e))
        {
            LogNotCounted(logger, link.Id, e.Message);
        }

        return true;
    }

    [LoggerMessage(LogLevel.Warning, "Could not count a click on link {LinkId} against its limit, so the click was let through: {Reason}")]
    private static partial void LogNotCounted(ILogger logger, long linkId, string reason);
}
