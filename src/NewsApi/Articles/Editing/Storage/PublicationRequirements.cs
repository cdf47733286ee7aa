using NewsApi.Data.Statements;
using NewsApi.Http.Problems;
using NewsApi.Media.Images;
using NewsApi.Site;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>
/// What a revision needs before it can be published: the fields that the site requires, and uploaded pictures that may be shown and have
/// a text alternative or are decorative.
/// </summary>
internal sealed record PublicationRequirements
{
    // The text may be long, so it is read only if it has uploaded files.
    private static readonly Sql FindSql = new("""
        SELECT s.publication, r.ai_use, r.responsible, r.image_alt,
            CASE WHEN r.body_media IS NULL THEN NULL ELSE r.body_html END AS html
        FROM article_revisions AS r
        JOIN articles AS a ON a.id = r.article_id
        JOIN site AS s ON s.id = 1
        WHERE r.article_id = @Id AND r.number = COALESCE(@Number, a.newest_revision)
        """);

    private static readonly Sql PicturesSql = new(dialect => $"""
        SELECT m.id, m.state, m.alt, m.decorative, 0 AS in_text
        FROM article_revisions AS r
        JOIN articles AS a ON a.id = r.article_id
        JOIN media AS m ON m.id = r.image_media
        WHERE r.article_id = @Id AND r.number = COALESCE(@Number, a.newest_revision)
        UNION ALL
        SELECT m.id, m.state, m.alt, m.decorative, 1 AS in_text
        FROM (SELECT r.body_media
              FROM article_revisions AS r
              JOIN articles AS a ON a.id = r.article_id
              WHERE r.article_id = @Id AND r.number = COALESCE(@Number, a.newest_revision)) AS story
        {dialect.EachNumber("story.body_media", "item")}
        JOIN media AS m ON m.id = item.value AND m.kind = '{nameof(MediaKind.Image)}'
        """);

    public SitePublication? Publication { get; init; }

    public string? AiUse { get; init; }

    public string? Responsible { get; init; }

    /// <summary>The article's own text alternative of the picture above the story.</summary>
    public string? ImageAlt { get; init; }

    /// <summary>The text as HTML; null when it has no uploaded files.</summary>
    public string? Html { get; init; }

    /// <summary>The uploaded pictures of the revision.</summary>
    public IReadOnlyList<NeededPicture> Pictures { get; init; } = [];

    /// <summary>Adds the queries for these data to the batch.</summary>
    /// <param name="batch">The batch of queries.</param>
    /// <param name="id">The article.</param>
    /// <param name="number">The revision; null for the newest.</param>
    /// <returns>Null where there is no such revision.</returns>
    public static Func<PublicationRequirements?> Ask(ReadBatch batch, long id, int? number)
    {
        var args = new { Id = id, Number = number };
        var needs = batch.Find<PublicationRequirements>(FindSql, args);
        var pictures = batch.List<NeededPicture>(PicturesSql, args);
        return () => needs.Value is { } found ? found with { Pictures = pictures.Rows } : null;
    }

    /// <summary>A 409 problem that lists what the revision lacks; null when it lacks nothing.</summary>
    public Problem? Refuse()
    {
        var lacks = new List<ProblemError>();
        if (Publication?.RequiresAiUse is true && AiUse is null)
            lacks.Add(ProblemError.InBody("/aiUse", "required", "The site requires 'aiUse': whether AI made or helped to make the story."));
        if (Publication?.RequiresResponsible is true && Responsible is null)
            lacks.Add(ProblemError.InBody("/responsible", "required", "The site requires 'responsible': the person or role responsible."));
        if (lacks.Count > 0)
            return Problem.Conflict("publication_incomplete", "The revision lacks fields that the site requires for publication.", lacks);
        lacks.AddRange(Pictures.Select(picture => picture.Refuse(ImageAlt, Html ?? "")).OfType<ProblemError>());
        return lacks.Count == 0 ? null : Problem.Conflict(
            "pictures_not_ready", "Some pictures can't be published as they are; `errors` names them.", lacks);
    }
}
