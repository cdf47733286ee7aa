using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Json;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>The number of public articles per tag. Updated with each publication, because counting rows is slow for common tags.</summary>
internal static class TagCounts
{
    private static readonly Sql IncrementSql = new("UPDATE published_tag_counts SET articles = articles + 1 WHERE tag_id = @TagId");

    private static readonly Sql AddSql = new("INSERT INTO published_tag_counts (tag_id, articles) VALUES (@TagId, 1)");

    private static readonly Sql CountedSql = new(dialect => $"""
        SELECT c.tag_id
        FROM published_tag_counts AS c
        WHERE c.tag_id IN {dialect.Numbers("@Ids")}
            OR c.tag_id IN (SELECT m.into_id FROM tag_merges AS m WHERE m.id IN {dialect.Numbers("@Ids")})
        """);

    // Rows with 0 are deleted: the foreign key would keep their tag from being deleted.
    private static readonly Sql[] DecrementSql =
    [
        new("""
            UPDATE published_tag_counts
            SET articles = articles - 1
            WHERE tag_id IN (SELECT t.tag_id FROM published_tags AS t WHERE t.article_id = @Id)
            """),
        new("""
            DELETE FROM published_tag_counts
            WHERE articles <= 0 AND tag_id IN (SELECT t.tag_id FROM published_tags AS t WHERE t.article_id = @Id)
            """),
    ];

    private static readonly Sql WrongSql = new("""
        SELECT x.id
        FROM tags AS x
        LEFT JOIN published_tag_counts AS c ON c.tag_id = x.id
        WHERE COALESCE(c.articles, 0) <> (SELECT COUNT(*) FROM published_tags AS t WHERE t.tag_id = x.id)
        ORDER BY x.id
        """);

    private static readonly Sql DeleteSql = new("DELETE FROM published_tag_counts WHERE tag_id = @TagId");

    private static readonly Sql CountSql = new("""
        INSERT INTO published_tag_counts (tag_id, articles)
        SELECT t.tag_id, COUNT(*)
        FROM published_tags AS t
        WHERE t.tag_id = @TagId
        GROUP BY t.tag_id
        """);

    /// <summary>
    /// Asks which of these tags, and of those that they were merged into, have a count; after all <see cref="Decrement"/>.
    /// </summary>
    public static ReadBatch.ListedItem<long> Counted(ReadBatch batch, IReadOnlyList<long> tags) =>
        batch.List<long>(CountedSql, new { Ids = ApiJson.Write(tags) });

    /// <summary>Call when an article with this tag is published.</summary>
    /// <param name="write">The current write.</param>
    /// <param name="tagId">The tag.</param>
    /// <param name="counted">The result of <see cref="Counted"/>.</param>
    public static void Increment(ContentWrite write, long tagId, IReadOnlyList<long> counted) =>
        write.Run(counted.Contains(tagId) ? IncrementSql : AddSql, new { TagId = tagId });

    /// <summary>Call before an article's rows in <c>published_tags</c> are deleted.</summary>
    public static void Decrement(ContentWrite write, long articleId)
    {
        foreach (var sql in DecrementSql)
            write.Run(sql, new { Id = articleId });
    }

    public static async Task<bool> AreWrong(Db db, CancellationToken ct) => (await db.ListAsync<long>(WrongSql, null, ct)).Count > 0;

    /// <summary>Corrects wrong counts.</summary>
    /// <returns>The tags with wrong counts.</returns>
    public static IReadOnlyList<long> Recount(ContentWrite write)
    {
        var wrong = write.List<long>(WrongSql);
        foreach (var tag in wrong)
        {
            write.Run(DeleteSql, new { TagId = tag });
            write.Run(CountSql, new { TagId = tag });
        }

        return wrong;
    }
}
