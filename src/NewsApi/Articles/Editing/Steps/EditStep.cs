using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;

namespace NewsApi.Articles.Editing.Steps;

/// <summary>Adds a revision with this content.</summary>
/// <param name="Draft">The content, rendered.</param>
internal sealed record EditStep(ArticleDraft Draft) : ArticleStep(ArticleAction.Edit)
{
    /// <summary>With autosave, how old a revision of the same person may be to be written over; null adds one in any case.</summary>
    public TimeSpan? Autosave { get; init; }

    /// <summary>How old a revision may be that was never public and that newer ones have followed; null keeps all.</summary>
    public TimeSpan? Retention { get; init; }

    public override Outcome<StepResult> Take(ContentWrite write, Article current, Article next) =>
        ArticleReferences.Find(write, Draft.Content, current.Id).Then<StepResult>(references =>
        {
            if (references.Language != current.Language)
                return Problem.Unprocessable(ProblemError.InBody(
                    "/language", "language_is_fixed", $"This article is in '{current.Language}'; a translation is an article of its own."));
            var present = ArticleRevisions.Get(write, current.Id, current.NewestRevision);
            var same = MayWriteOver(write, present);
            var article = same ? next : ArticleRevisions.Next(next);
            return ArticleRevisions.Compose(write, article, Draft, references, present.Slug).Then<StepResult>(revision =>
            {
                if (same)
                    ArticleRevisions.WriteOver(write, article, revision with { CreatedAt = present.CreatedAt, RestoredFrom = present.RestoredFrom });
                else
                    ArticleRevisions.Add(write, article, revision);
                if (Retention is { } retention)
                    ArticleRevisions.Prune(write, article, write.Now - retention);
                return new StepResult(article, ChangeActions.Updated, new { revision = article.NewestRevision, autosave = Autosave is not null });
            });
        });

    // What was public, what another person wrote, and what somebody has decided upon stays as it is.
    private bool MayWriteOver(ContentWrite write, ArticleRevision present) =>
        Autosave is { } window
        && present.PublishedAt is null
        && present.CreatedBy == write.By.Id
        && write.Now - present.CreatedAt < window
        && !ArticleRevisions.IsHeld(write, present);
}
