using NewsApi.Data.Statements;
using NewsApi.Http.Problems;
using NewsApi.Site;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>What the site requires of a story before its publication, and what a revision says of it.</summary>
internal sealed record PublicationNeeds
{
    private static readonly Sql FindSql = new("""
        SELECT s.publication, r.ai_use, r.responsible
        FROM article_revisions AS r
        JOIN articles AS a ON a.id = r.article_id
        JOIN site AS s ON s.id = 1
        WHERE r.article_id = @Id AND r.number = COALESCE(@Number, a.newest_revision)
        """);

    public SitePublication? Publication { get; init; }

    public string? AiUse { get; init; }

    public string? Responsible { get; init; }

    /// <summary>Asks for them together with other statements.</summary>
    /// <param name="batch">Statements that are read together.</param>
    /// <param name="id">The article.</param>
    /// <param name="number">The revision; null for the newest.</param>
    public static ReadBatch.FoundItem<PublicationNeeds> Ask(ReadBatch batch, long id, int? number) =>
        batch.Find<PublicationNeeds>(FindSql, new { Id = id, Number = number });

    /// <summary>409 with the fields that the revision lacks; null where it lacks none.</summary>
    public Problem? Refuse()
    {
        var lacks = new List<ProblemError>();
        if (Publication?.RequiresAiUse is true && AiUse is null)
            lacks.Add(ProblemError.InBody("/aiUse", "required", "The site requires 'aiUse': how far AI made the story."));
        if (Publication?.RequiresResponsible is true && Responsible is null)
            lacks.Add(ProblemError.InBody("/responsible", "required", "The site requires 'responsible': who answers for the story."));
        return lacks.Count == 0
            ? null
            : Problem.Conflict("publication_incomplete", "The revision lacks what the site requires for publication.", lacks);
    }
}
