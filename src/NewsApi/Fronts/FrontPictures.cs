using NewsApi.Changes;
using NewsApi.Data.Statements;

namespace NewsApi.Fronts;

/// <summary>Which uploaded pictures the cards of a front show: a picture that a public front shows is public, too.</summary>
internal static class FrontPictures
{
    private static readonly Sql DeleteSql = new("DELETE FROM media_front_uses WHERE front_id = @Id AND is_public = @IsPublic");

    private static readonly Sql AddSql = new("""
        INSERT INTO media_front_uses (media_id, front_id, is_public)
        SELECT m.id, @Id, @IsPublic
        FROM media AS m
        WHERE m.id = @Image
        """);

    /// <summary>Stores what the newest revision of a front shows, or the public one; null for none.</summary>
    public static void Replace(ContentWrite write, long id, bool isPublic, FrontContent? content)
    {
        write.Run(DeleteSql, new { Id = id, IsPublic = isPublic });
        foreach (var image in (content?.Cards() ?? []).Select(card => card.Image).OfType<long>().Distinct())
            write.Run(AddSql, new { Id = id, Image = image, IsPublic = isPublic });
    }
}
