using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>How many public articles carry each tag. Kept with each publication, because counting them takes as long as there are many.</summary>
internal static class TagCounts
{
    private static readonly Sql UpSql = new("UPDATE published_tag_counts SET articles = articles + 1 WHERE tag_id = @TagId");

    private static readonly Sql AddSql = new("INSERT INTO published_tag_counts (tag_id, articles) VALUES (@TagId, 1)");

    // Rows that say nothing would keep their tag from being deleted.
    private static readonly Sql[] DownSql =
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

    /// <summary>An article with this tag became public.</summary>
    public static void Up(ContentWrite write, long tagId)
    {
        if (write.Execute(UpSql, new { TagId = tagId }) == 0)
            write.Execute(AddSql, new { TagId = tagId });
    }

    /// <summary>An article is about to leave <c>published_tags</c>.</summary>
    public static void Down(ContentWrite write, long articleId)
    {
        foreach (var sql in DownSql)
            write.Execute(sql, new { Id = articleId });
    }

    public static async Task<bool> AreWrong(Db db, CancellationToken ct) => (await db.ListAsync<long>(WrongSql, null, ct)).Count > 0;

    /// <summary>Counts anew what was counted wrongly.</summary>
    /// <returns>The tags.</returns>
    public static IReadOnlyList<long> Recount(ContentWrite write)
    {
        var wrong = write.List<long>(WrongSql);
        foreach (var tag in wrong)
        {
            write.Execute(DeleteSql, new { TagId = tag });
            write.Execute(CountSql, new { TagId = tag });
        }

        return wrong;
    }
}
