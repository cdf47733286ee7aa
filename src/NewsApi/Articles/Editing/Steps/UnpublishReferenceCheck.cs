using NewsApi.Articles.Editing.Storage;
using NewsApi.Data;
using NewsApi.Http.Bodies;
using NewsApi.Http.Problems;
using NewsApi.Terms;

namespace NewsApi.Articles.Editing.Steps;

/// <summary>Checks that the replacing article is public, so that one answer lists all errors of the request.</summary>
internal sealed class UnpublishReferenceCheck(Db db) : IReferenceCheck<UnpublishRequest>
{
    public async Task<IReadOnlyList<ProblemError>> Find(UnpublishRequest body, IReadOnlyCollection<string> wrong, HttpContext context) =>
        body.ReplacedBy is not { } other || wrong.Contains(UnpublishStep.ReplacedBy)
        || (other != SlugReferenceCheck.IdOf(context)
            && await db.FindAsync<Article>(ArticleRepository.FindSql, new { Id = other }, context.RequestAborted)
                is { State: ArticleState.Published })
            ? []
            : [UnpublishStep.NotPublic(other)];
}
