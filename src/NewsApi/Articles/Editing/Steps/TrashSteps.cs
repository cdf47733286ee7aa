using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Http.Answers;

namespace NewsApi.Articles.Editing.Steps;

/// <summary>Throws an article away. A public one is taken back with it.</summary>
internal sealed record TrashStep() : ArticleStep(ArticleAction.Trash)
{
    public override Outcome<StepResult> Take(ContentWrite write, Article current, Article next)
    {
        var article = next with { PublishedRevision = null, TrashedAt = write.Now, SubmittedAt = null, SubmittedBy = null };
        if (current.State == ArticleState.Published)
        {
            PublishedProjection.Withdraw(
                write, article, ArticleRevisions.Get(write, article.Id, current.PublishedRevision!.Value).Slug, UnpublishRequest.Plain);
            // Only this is for readers to notice: of a draft in the trash they must not hear.
            write.Record(ChangeKinds.Article, article.Id, ChangeActions.Unpublished, article.Language);
        }

        ArticleSchedules.CancelAll(write, article.Id);
        return new StepResult(article, ChangeActions.Trashed, new { from = current.State });
    }
}

/// <summary>Fetches an article back from the trash; it is never public by that.</summary>
internal sealed record RestoreStep() : ArticleStep(ArticleAction.Restore)
{
    public override Outcome<StepResult> Take(ContentWrite write, Article current, Article next) =>
        new StepResult(next with { TrashedAt = null }, ChangeActions.Restored);
}
