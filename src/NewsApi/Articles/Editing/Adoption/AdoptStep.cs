using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Json;
using NewsApi.Media.Pictures;

namespace NewsApi.Articles.Editing.Adoption;

/// <summary>Puts revisions with uploaded pictures in the place of those in use.</summary>
/// <param name="Revisions">The revisions that change, with their change; the version of the article vouches that they are in use.</param>
/// <param name="Files">The ids of the uploaded pictures that they did not name before.</param>
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
            ? Problem.Conflict("unknown_media", "A file that it would name was deleted meanwhile, or the right to use it has ended.")
            : RevisionCopies.Put(write, next, Revisions, copies => new { revisions = copies, adopted = Files });
    }
}
