using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Terms;

namespace NewsApi.Tags;

/// <summary>
/// Replaces a tag by another one in the tables that list articles by tag, in the transaction that deletes it. Revisions do not change;
/// <see cref="MergedTags"/> maps their tag ids.
/// </summary>
internal static class TagMerge
{
    private const string Carriers = "SELECT c.article_id FROM published_tags AS c WHERE c.tag_id = @Id";

    private static readonly Sql PublicSql = new(
        "SELECT t.article_id AS id, t.language FROM published_tags AS t WHERE t.tag_id = @Id ORDER BY t.article_id");

    private static readonly Sql RecordSql = new(ScopeSql.Record(Carriers));

    // If an article has both tags, the position of the first one is kept.
    private static readonly Sql[] MoveSql =
    [
        new("""
            UPDATE published_tags
            SET position = (
                SELECT MIN(other.position)
                FROM published_tags AS other
                WHERE other.article_id = published_tags.article_id AND other.tag_id IN (@Id, @Into))
            WHERE tag_id = @Into AND article_id IN (SELECT mine.article_id FROM published_tags AS mine WHERE mine.tag_id = @Id)
            """),
        new("""
            DELETE FROM published_tags
            WHERE tag_id = @Id AND article_id IN (SELECT theirs.article_id FROM published_tags AS theirs WHERE theirs.tag_id = @Into)
            """),
        new("UPDATE published_tags SET tag_id = @Into WHERE tag_id = @Id"),
        new("DELETE FROM published_tag_counts WHERE tag_id IN (@Id, @Into)"),
        new("""
            INSERT INTO published_tag_counts (tag_id, articles)
            SELECT t.tag_id, COUNT(*)
            FROM published_tags AS t
            WHERE t.tag_id = @Into
            GROUP BY t.tag_id
            """),
        new("""
            DELETE FROM article_tags
            WHERE tag_id = @Id AND article_id IN (SELECT theirs.article_id FROM article_tags AS theirs WHERE theirs.tag_id = @Into)
            """),
        new("UPDATE article_tags SET tag_id = @Into WHERE tag_id = @Id"),
    ];

    /// <summary>Gives the other tag to all articles that carry this one, and records the public ones as changed.</summary>
    /// <returns>How many public articles carried the merged tag.</returns>
    public static int Run(ContentWrite write, Tag from, long into)
    {
        var carriers = write.RecordConsequences(PublicSql, RecordSql, from.Id, ChangeActions.Retagged);
        foreach (var sql in MoveSql)
            write.Run(sql, new { from.Id, Into = into });
        FormerSlugs.Move(write, ChangeKinds.Tag, from, into);
        MergedTags.Add(write, from.Id, into);
        return carriers;
    }
}
