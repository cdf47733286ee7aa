using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Json;
using NewsApi.Media.Pictures;

namespace NewsApi.Articles.Editing.Adoption;

/// <summary>Replaces an article's revisions in use with copies that show uploaded pictures instead of external ones.</summary>
/// <param name="Revisions">The changed revisions; the check of the article's version ensures that they are still in use.</param>
/// <param name="Files">Ids of the uploaded pictures that the revisions did not use before.</param>
internal sealed record AdoptStep(IReadOnlyList<ArticleRevision> Revisions, IReadOnlyCollection<long> Files)
    : ArticleStep(ArticleAction.Edit)
{
    private static readonly Sql ShownSql = new(dialect => $"""
        SELECT COUNT(*)
        FROM media
        WHERE id IN {dialect.Numbers("@Ids")} AND state = @Active
        """);

    public override Outcome<StepResult> Apply(ContentWrite write, Article current, Article next)
    {
        var shown = write.Find<long>(ShownSql, new { Ids = ApiJson.Write(Files), Active = nameof(MediaState.Active) });
        return shown < Files.Count
            ? Problem.Conflict("unknown_media", "A file for this article was deleted in the meantime, or the right to use it has ended.")
            : RevisionCopies.Put(write, next, Revisions, copies => new { revisions = copies, adopted = Files });
    }
}
