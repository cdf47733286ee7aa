using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Http.Answers;

namespace NewsApi.Articles.Editing.Steps;

/// <summary>Moves an article to the trash and unpublishes it.</summary>
internal sealed record TrashStep() : ArticleStep(ArticleAction.Trash)
{
    public override Outcome<StepResult> Apply(ContentWrite write, Article current, Article next)
    {
        var article = next with { PublishedRevision = null, TrashedAt = write.Now, SubmittedAt = null, SubmittedBy = null };
        if (current.State == ArticleState.Published)
        {
            PublishedProjection.Withdraw(
                write, article, ArticleRevisions.Get(write, article.Id, current.PublishedRevision!.Value).Slug, UnpublishRequest.Plain);
            // The public change feed shows unpublications but never what happens to drafts.
            write.Record(
                ChangeKinds.Article, article.Id, ChangeActions.Unpublished, article.Language, reason: ChangeReasons.Unpublished);
        }

        ArticleSchedules.CancelAll(write, article.Id);
        return new StepResult(article, ChangeActions.Trashed, new { from = current.State });
    }
}

/// <summary>Restores an article from the trash without publishing it.</summary>
internal sealed record RestoreStep() : ArticleStep(ArticleAction.Restore)
{
    public override Outcome<StepResult> Apply(ContentWrite write, Article current, Article next) =>
        new StepResult(next with { TrashedAt = null }, ChangeActions.Restored);
}
