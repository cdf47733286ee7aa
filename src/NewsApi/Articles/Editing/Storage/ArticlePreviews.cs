using NewsApi.Changes;
using NewsApi.Data.Statements;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>The preview links of an article that is withdrawn.</summary>
internal static class ArticlePreviews
{
    private const int MostNamed = 10;

    private const string Working = "article_id = @ArticleId AND revoked_at IS NULL AND expires_at > @Now";

    private static readonly Sql CountSql = new($"SELECT COUNT(*) FROM article_previews WHERE {Working}");

    private static readonly Sql ListSql = new(dialect => $"""
        SELECT id
        FROM article_previews
        WHERE {Working}
        ORDER BY id
        {dialect.Limit("@Take")}
        """);

    private static readonly Sql EndSql = new($"UPDATE article_previews SET revoked_at = @Now WHERE {Working}");

    /// <summary>Revokes all preview links that still work.</summary>
    /// <returns>How many were revoked.</returns>
    public static int End(ContentWrite write, long articleId) =>
        write.Execute(EndSql, new { ArticleId = articleId, write.Now });

    /// <summary>A sentence with the ids of the preview links that still work, at most ten; null when there are none.</summary>
    public static string? Describe(ContentWrite write, long articleId)
    {
        var args = new { ArticleId = articleId, write.Now, Take = MostNamed };
        var count = write.Find<long>(CountSql, args);
        if (count == 0)
            return null;
        var more = count > MostNamed ? $" and {count - MostNamed} more" : "";
        return $"These preview links still show the article: {string.Join(", ", write.List<long>(ListSql, args))}{more}. "
            + "Revoke the links that should no longer work.";
    }
}
