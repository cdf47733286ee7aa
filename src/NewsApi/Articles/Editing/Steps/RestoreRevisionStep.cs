using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;

namespace NewsApi.Articles.Editing.Steps;

/// <summary>Adds a revision that says what an older one said. Tags, authors and the section that are gone since are left out.</summary>
/// <param name="Number">The older one.</param>
internal sealed record RestoreRevisionStep(int Number) : ArticleStep(ArticleAction.Edit)
{
    public override Outcome<StepResult> Take(ContentWrite write, Article current, Article next)
    {
        if (ArticleRevisions.Find(write, current.Id, Number) is not { } older)
            return Problem.NotFound("revision");
        var present = ArticleRevisions.Get(write, current.Id, current.NewestRevision);
        var article = ArticleRevisions.Next(next);
        ArticleRevisions.Add(write, article, ArticleReferences.StillThere(write, older) with
        {
            Number = article.NewestRevision,
            CreatedAt = write.Now,
            CreatedBy = write.By.Id,
            // Which story it belongs to is no matter of text, and in the other one there may be such an article by now.
            TranslationGroup = present.TranslationGroup,
            Slug = ArticleSlugs.IsFree(write, current.Id, current.Language, older.Slug) ? older.Slug : present.Slug,
            PublishedAt = null,
            RestoredFrom = Number,
        });
        return new StepResult(article, ChangeActions.Updated, new { revision = article.NewestRevision, restoredFrom = Number });
    }
}
