using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>The number of public articles per tag. Updated with each publication, because counting rows is slow for common tags.</summary>
internal static class TagCounts
{
    private static readonly Sql IncrementSql = new(dialect => dialect.Accumulate(
        "published_tag_counts", [RowColumn.Number("tag_id")], [RowColumn.Number("articles")], []));

    // Rows with 0 are deleted, because their foreign key would prevent the deletion of the tag.
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

    /// <summary>Adds one to the count of each tag. Call this when an article with these tags is published.</summary>
    public static void Increment(ContentWrite write, IReadOnlyList<long> tags)
    {
        var rows = new SqlRows();
        foreach (var tag in tags)
            rows.Row().Add(tag).Add(1);
        write.Accumulate(IncrementSql, rows);
    }

    /// <summary>
    /// Subtracts one from the counts of the article's tags. Call this before the rows in <c>published_tags</c> are deleted.
    /// </summary>
    public static void Decrement(ContentWrite write, long articleId)
    {
        foreach (var sql in DecrementSql)
            write.Run(sql, new { Id = articleId });
    }

    public static async Task<bool> AreWrong(Db db, CancellationToken ct) => (await db.ListAsync<long>(WrongSql, null, ct)).Count > 0;

    /// <summary>Corrects wrong counts.</summary>
    /// <returns>Ids of the tags whose counts were wrong.</returns>
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
