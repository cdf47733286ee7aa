using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Problems;
using NewsApi.Json;
using NewsApi.Media.Pictures;

namespace NewsApi.Fronts;

/// <summary>
/// Stores which uploaded pictures the cards of a front show. A picture that readers see on a front is public. The picture of a card is not
/// made public by the card while the card is not shown, or while its article is not public.
/// </summary>
internal static class FrontPictures
{
    private static readonly Sql DeleteSql = new("DELETE FROM media_front_uses WHERE front_id = @Id AND is_public = @IsPublic");

    private static readonly Sql AddSql = new("""
        INSERT INTO media_front_uses (media_id, front_id, is_public)
        SELECT m.id, @Id, @IsPublic
        FROM media AS m
        WHERE m.id = @Image
        """);

    private static readonly Sql PublicArticlesSql =
        new(dialect => $"SELECT p.id FROM published_articles AS p WHERE p.id IN {dialect.Numbers("@Ids")}");

    private static readonly Sql ActiveSql = new(dialect => $"""
        SELECT m.id, CASE WHEN m.decorative = @No AND (m.alt IS NULL OR m.alt = @None) THEN 0 ELSE 1 END AS is_described
        FROM media AS m
        WHERE m.id IN {dialect.Numbers("@Ids")} AND m.state = '{nameof(MediaState.Active)}'
        """);

    /// <summary>The problem if a picture of the cards was deleted or has no text alternative; null if the cards can be published.</summary>
    public static Problem? Refuse(ContentWrite write, FrontContent content)
    {
        var images = content.Cards().Select(card => card.Image).OfType<long>().Distinct().ToList();
        if (images.Count == 0)
            return null;
        var active = write.List<ActiveRow>(ActiveSql, new { Ids = ApiJson.Write(images), No = false, None = "{}" })
            .ToDictionary(row => row.Id, row => row.IsDescribed);
        var errors = (
            from container in (content.Containers ?? []).Index()
            from card in (container.Item.Cards ?? []).Index()
            where card.Item.Image is { } image && !active.GetValueOrDefault(image)
            let at = $"/containers/{container.Index}/cards/{card.Index}/image"
            select active.ContainsKey(card.Item.Image!.Value)
                ? ProblemError.InBody(
                    at, "alt_required", $"Picture {card.Item.Image} needs a text alternative, or must be marked as decorative.")
                : ProblemError.InBody(at, "unknown_media", $"There is no picture {card.Item.Image} any more.")).ToList();
        return errors.Count == 0
            ? null
            : Problem.Conflict("publication_incomplete", "Pictures of the front were deleted or lack a text alternative.", [.. errors]);
    }

    /// <summary>Stores which pictures the newest revision of a front shows; the content is null for a deleted front.</summary>
    public static void Keep(ContentWrite write, long id, FrontContent? content) =>
        Replace(write, id, isPublic: false, content?.Cards() ?? []);

    /// <summary>Stores which pictures readers see on a front now; the content is null for a front that is not public.</summary>
    public static void KeepPublic(ContentWrite write, long id, FrontContent? content)
    {
        var open = (content?.Cards() ?? []).Where(card => card.Image is not null && card.IsShownAt(write.Now)).ToList();
        var articles = open.Select(card => card.Article).OfType<long>().Distinct().ToList();
        var shown = articles.Count == 0 ? [] : write.List<long>(PublicArticlesSql, new { Ids = ApiJson.Write(articles) });
        Replace(write, id, isPublic: true, open.Where(card => card.Article is not { } article || shown.Contains(article)));
    }

    private static void Replace(ContentWrite write, long id, bool isPublic, IEnumerable<FrontCard> cards)
    {
        write.Run(DeleteSql, new { Id = id, IsPublic = isPublic });
        foreach (var image in cards.Select(card => card.Image).OfType<long>().Distinct())
            write.Run(AddSql, new { Id = id, Image = image, IsPublic = isPublic });
    }

    private sealed record ActiveRow
    {
        public long Id { get; init; }

        public bool IsDescribed { get; init; }
    }
}
