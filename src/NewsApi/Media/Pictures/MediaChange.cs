using NewsApi.Changes;
using NewsApi.Data.Statements;

namespace NewsApi.Media.Pictures;

/// <summary>Records that a file has changed for readers, and with it each public article that shows the file.</summary>
internal static class MediaChange
{
    private const string Articles = "SELECT u.article_id FROM media_uses AS u WHERE u.media_id = @Id AND u.is_public = 1";

    private static readonly Sql ListSql = new($"""
        SELECT p.id, p.language
        FROM published_articles AS p
        WHERE p.id IN ({Articles})
        ORDER BY p.id
        """);

    private static readonly Sql RecordSql = new(ScopeSql.Record(Articles));

    /// <summary>Writes to the change log and the audit log. Answers that show the file become stale because they depend on it.</summary>
    public static void Record(ContentWrite write, long id, string action, object? detail)
    {
        write.Record(ChangeKinds.Media, id, action, detail: detail);
        write.RecordConsequences(ListSql, RecordSql, id, ChangeActions.Repictured);
    }
}
