using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Problems;
using NewsApi.Json;

namespace NewsApi.Fronts.Editing;

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

    private static readonly Sql UndescribedSql = new(dialect => $"""
        SELECT m.id
        FROM media AS m
        WHERE m.id IN {dialect.Numbers("@Ids")} AND m.decorative = @No AND (m.alt IS NULL OR m.alt = @None)
        ORDER BY m.id
        """);

    /// <summary>Why the cards can't be published: a picture needs a text alternative. Null where nothing is in the way.</summary>
    public static Problem? Refuse(ContentWrite write, FrontContent content)
    {
        var images = content.Cards().Select(card => card.Image).OfType<long>().Distinct().ToList();
        if (images.Count == 0)
            return null;
        var undescribed = write.List<long>(UndescribedSql, new { Ids = ApiJson.Write(images), No = false, None = "{}" }).ToHashSet();
        return undescribed.Count == 0
            ? null
            : Problem.Conflict(
                "publication_incomplete", "Pictures of the front lack a text alternative.",
                [
                    .. from container in content.Containers!.Index()
                       from card in (container.Item.Cards ?? []).Index()
                       where card.Item.Image is { } image && undescribed.Contains(image)
                       select ProblemError.InBody(
                           $"/containers/{container.Index}/cards/{card.Index}/image", "alt_required",
                           $"Picture {card.Item.Image} needs a text alternative, or must be marked as decorative."),
                ]);
    }

    /// <summary>Stores what the newest revision of a front shows, or the public one; null for none.</summary>
    public static void Replace(ContentWrite write, long id, bool isPublic, FrontContent? content)
    {
        write.Run(DeleteSql, new { Id = id, IsPublic = isPublic });
        foreach (var image in (content?.Cards() ?? []).Select(card => card.Image).OfType<long>().Distinct())
            write.Run(AddSql, new { Id = id, Image = image, IsPublic = isPublic });
    }
}
