using NewsApi.Articles.Editing.Storage;
using NewsApi.Articles.Published.Stories;
using NewsApi.Changes;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;

namespace NewsApi.Articles.Editing.Steps;

/// <summary>Takes the article back from the public, or says anew why it was. Times that were set for it are off.</summary>
/// <param name="Request">Why.</param>
internal sealed record UnpublishStep(UnpublishRequest Request) : ArticleStep(ArticleAction.Unpublish)
{
    public override Outcome<StepResult> Take(ContentWrite write, Article current, Article next)
    {
        // Readers are sent there at once, so it has to be there for them; that also rules out circles.
        if (Request.ReplacedBy is { } other && (other == current.Id || ArticleRepository.Find(write, other)?.State != ArticleState.Published))
            return Problem.Unprocessable(ProblemError.InBody("/replacedBy", "not_published", $"There is no other public article {other}."));
        var slug = ArticleRevisions.Get(write, current.Id, current.LastPublishedRevision!.Value).Slug;
        var article = next with { PublishedRevision = null, SubmittedAt = null, SubmittedBy = null };
        PublishedProjection.Withdraw(write, article, slug, Request);
        ArticleSchedules.CancelAll(write, article.Id);
        var reason = Request.Reason ?? WithdrawalReason.Withdrawn;
        return new StepResult(article, ChangeActions.Unpublished, new { reason, Request.ReplacedBy, Request.Note, Request.Kill })
        {
            Kind = Request.Kill == true ? PublicationKind.Kill : null,
        };
    }
}
