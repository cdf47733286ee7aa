using NewsApi.Changes;
using NewsApi.Data.Statements;

namespace NewsApi.Media.Pictures;

/// <summary>
/// Takes down the files of an article that is killed or withdrawn for legal reasons. Files that another public article shows stay.
/// </summary>
internal static class MediaTakeDown
{
    private static readonly Sql ListSql = new("""
        SELECT DISTINCT m.id
        FROM media_uses AS u
        JOIN media AS m ON m.id = u.media_id AND m.state = @Active
        WHERE u.article_id = @ArticleId AND NOT EXISTS (
            SELECT 1 FROM media_uses AS o WHERE o.media_id = u.media_id AND o.is_public = 1 AND o.article_id <> @ArticleId)
        ORDER BY m.id
        """);

    private static readonly Sql ExpireSql = new("""
        UPDATE media
        SET state = @Expired, version = version + 1, seq = @Seq, modified_at = @Now
        WHERE id = @Id
        """);

    public static void Run(ContentWrite write, long articleId)
    {
        var expired = nameof(MediaState.Expired);
        foreach (var id in write.List<long>(ListSql, new { ArticleId = articleId, Active = nameof(MediaState.Active) }))
        {
            write.Run(ExpireSql, new { Id = id, Expired = expired, write.Seq, write.Now });
            MediaChange.Record(write, id, ChangeActions.Updated, new { state = expired, takenDownWith = articleId });
        }
    }
}
