using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;

namespace NewsApi.Articles.Editing.Steps;

/// <summary>
/// Adds a revision with the content of an older one, unless the newest revision already has this content. Deleted tags, authors and
/// sections are left out.
/// </summary>
/// <param name="Number">The number of the older revision.</param>
internal sealed record RestoreRevisionStep(int Number) : ArticleStep(ArticleAction.Edit)
{
    public override Outcome<StepResult> Apply(ContentWrite write, Article current, Article next)
    {
        if (ArticleRevisions.Find(write, current.Id, Number) is not { } older)
            return Problem.NotFound("revision");
        var present = ArticleRevisions.Get(write, current.Id, current.NewestRevision);
        var article = ArticleRevisions.Next(next);
        var restored = ArticleReferences.WithoutDeleted(write, older) with
        {
            Number = article.NewestRevision,
            CreatedAt = write.Now,
            CreatedBy = write.By.Id,
            // The translation group is not restored: the old group may have an article in this language by now.
            TranslationGroup = present.TranslationGroup,
            Slug = ArticleSlugs.IsFree(write, current.Id, current.Language, older.Slug) ? older.Slug : present.Slug,
            PublishedAt = null,
            RestoredFrom = Number,
        };
        if (ArticleRevisions.HaveSameContent(write, present, restored))
            return StepResult.Unchanged(current);
        ArticleRevisions.Add(write, article, restored);
        return new StepResult(article, ChangeActions.Updated, new { revision = article.NewestRevision, restoredFrom = Number });
    }
}
