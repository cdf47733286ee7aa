using NewsApi.Articles.Editing.Storage;
using NewsApi.Articles.Published.Stories;
using NewsApi.Changes;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Media.Pictures;

namespace NewsApi.Articles.Editing.Steps;

/// <summary>
/// Unpublishes the article and cancels its schedules. If the article is already unpublished, changes the reason. A legal reason or a kill
/// also revokes its preview links and takes down its pictures; otherwise the notice lists the preview links that still work.
/// </summary>
/// <param name="Request">The request.</param>
internal sealed record UnpublishStep(UnpublishRequest Request) : ArticleStep(ArticleAction.Unpublish)
{
    /// <summary>JSON pointer to the id of the replacing article.</summary>
    public const string ReplacedBy = "/replacedBy";

    /// <summary>Whether the scheduler runs the step because a scheduled unpublication is due.</summary>
    public bool IsScheduled { get; init; }

    public static ProblemError NotPublic(long other) =>
        ProblemError.InBody(ReplacedBy, "not_published", $"There is no other public article {other}.");

    public override Outcome<StepResult> Apply(ContentWrite write, Article current, Article next)
    {
        // The replacement must be public, because readers are redirected to it at once. That also prevents redirect loops.
        if (Request.ReplacedBy is { } other
            && (other == current.Id || ArticleRepository.Find(write, other)?.State != ArticleState.Published))
            return Problem.Unprocessable(NotPublic(other));
        var slug = ArticleRevisions.Get(write, current.Id, current.LastPublishedRevision!.Value).Slug;
        var article = next with { PublishedRevision = null, SubmittedAt = null, SubmittedBy = null };
        PublishedProjection.Withdraw(write, article, slug, Request);
        ArticleSchedules.CancelAll(write, article.Id);
        var reason = Request.Reason ?? WithdrawalReason.Withdrawn;
        var isTakenDown = reason == WithdrawalReason.Legal || Request.Kill == true;
        if (isTakenDown)
            MediaTakeDown.Run(write, article.Id);
        int? endedPreviews = isTakenDown ? ArticlePreviews.End(write, article.Id) : null;
        var detail = new { reason, Request.ReplacedBy, Request.Note, Request.Kill, endedPreviews };
        return new StepResult(article, ChangeActions.Unpublished, detail)
        {
            Notice = endedPreviews is not { } ended ? ArticlePreviews.Describe(write, article.Id)
                : ended > 0 ? $"Its preview links were revoked: {ended}."
                : null,
            Kind = Request.Kill == true ? PublicationKind.Kill : null,
            Reason = Request.Kill == true ? ChangeReasons.Killed
                : reason == WithdrawalReason.Legal ? ChangeReasons.Legal
                : reason == WithdrawalReason.Replaced ? ChangeReasons.Replaced
                : IsScheduled ? ChangeReasons.Expired
                : ChangeReasons.Unpublished,
        };
    }
}
