using NewsApi.Changes;
using NewsApi.Data.Statements;

namespace NewsApi.Media.Pictures;

/// <summary>Stores which articles show a file. The code that writes an article calls it in the same transaction.</summary>
internal static class MediaUses
{
    /// <summary>Counts the public articles and fronts that show the file <c>@Id</c>; <c>@Yes</c> is true.</summary>
    public static readonly Sql CountPublicSql = new("""
        SELECT (SELECT COUNT(*) FROM media_uses WHERE media_id = @Id AND is_public = @Yes)
            + (SELECT COUNT(*) FROM media_front_uses WHERE media_id = @Id AND is_public = @Yes)
        """);

    private static readonly Sql DeleteSql = new("DELETE FROM media_uses WHERE article_id = @ArticleId AND is_public = @IsPublic");

    private static readonly Sql AddSql = new("""
        INSERT INTO media_uses (media_id, article_id, is_public)
        SELECT m.id, @ArticleId, @IsPublic
        FROM media AS m
        WHERE m.id = @MediaId
        """);

    /// <summary>
    /// Stores which files an article shows: its public revision if <paramref name="isPublic"/>, else its newest revision.
    /// </summary>
    public static void Replace(ContentWrite write, long articleId, bool isPublic, IEnumerable<long> ids)
    {
        Remove(write, articleId, isPublic);
        foreach (var id in ids)
            write.Run(AddSql, new { MediaId = id, ArticleId = articleId, IsPublic = isPublic });
    }

    public static void Remove(ContentWrite write, long articleId, bool isPublic) =>
        write.Run(DeleteSql, new { ArticleId = articleId, IsPublic = isPublic });
}
