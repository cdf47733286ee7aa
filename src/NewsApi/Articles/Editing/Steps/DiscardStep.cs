using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Http.Answers;

namespace NewsApi.Articles.Editing.Steps;

/// <summary>Makes the published revision the newest again. Discarded revisions stay in the history and can be restored.</summary>
internal sealed record DiscardStep() : ArticleStep(ArticleAction.Discard)
{
    public override Outcome<StepResult> Apply(ContentWrite write, Article current, Article next)
    {
        if (ActionConditions.Discard(current) is { } refusal)
            return refusal;
        var article = next with { NewestRevision = current.PublishedRevision!.Value, SubmittedAt = null, SubmittedBy = null };
        ArticleRevisions.StoreReferences(write, article, ArticleRevisions.Get(write, article.Id, article.NewestRevision));
        ArticleSchedules.Cancel(write, article.Id, ScheduledAction.Publish);
        return new StepResult(
            article, ChangeActions.Updated, new { discarded = current.NewestRevision, revision = article.NewestRevision });
    }
}
