using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;

namespace NewsApi.Articles.Editing.Steps;

/// <summary>Adds a revision with this content, unless the newest revision already has the same content.</summary>
/// <param name="Draft">The content with its rendered text.</param>
internal sealed record EditStep(ArticleDraft Draft) : ArticleStep(ArticleAction.Edit)
{
    /// <summary>The maximum age of a revision that autosave overwrites; when null, the step always adds a revision.</summary>
    public TimeSpan? Autosave { get; init; }

    /// <summary>The step deletes older revisions that were never published and exceed this age; null keeps all.</summary>
    public TimeSpan? Retention { get; init; }

    private EditReads? Reads { get; init; }

    public override ArticleStep Ask(ReadBatch batch, long id) => this with
    {
        Reads = new EditReads(
            ArticleReferences.Ask(batch, Draft.Content, id, Draft.BodyMedia), ArticleRevisions.AskNewest(batch, id),
            ArticleRevisions.AskUses(batch, id)),
    };

    public override Outcome<StepResult> Apply(ContentWrite write, Article current, Article next) =>
        Reads!.References.Resolve(write).Then<StepResult>(references =>
        {
            if (references.Language != current.Language)
                return Problem.Unprocessable(ProblemError.InBody(
                    "/language", "language_is_fixed", $"This article is in '{current.Language}'; a translation is a separate article."));
            var present = Reads.Newest.Value!;
            var overwrites = MayOverwrite(write, present);
            var article = overwrites ? next : ArticleRevisions.Next(next);
            return ArticleRevisions.Compose(write, article, Draft, references, present.Slug).Then<StepResult>(revision =>
            {
                if (ArticleRevisions.HaveSameContent(write, present, revision))
                    return StepResult.Unchanged(current) with { Notices = Draft.Notices };
                if (overwrites)
                    ArticleRevisions.Overwrite(
                        write, article, revision with { CreatedAt = present.CreatedAt, RestoredFrom = present.RestoredFrom }, present.Slug);
                else
                    ArticleRevisions.Add(write, article, revision, present.Slug);
                if (Retention is { } retention)
                    ArticleRevisions.Prune(write, article, write.Now - retention);
                return new StepResult(
                    article, ChangeActions.Updated, new { revision = article.NewestRevision, autosave = Autosave is not null })
                {
                    Notices = Draft.Notices,
                };
            });
        });

    // Published revisions, revisions by other people, and revisions that are scheduled or in a preview are never overwritten.
    private bool MayOverwrite(ContentWrite write, ArticleRevision present) =>
        Autosave is { } window
        && present.PublishedAt is null
        && present.CreatedBy == write.By.Id
        && write.Now - present.CreatedAt < window
        && Reads!.Uses.Value?.AreAt(write.Now) != true;

    private sealed record EditReads(
        ArticleReferences.Asked References, ReadBatch.FoundItem<ArticleRevision> Newest,
        ReadBatch.FoundItem<ArticleRevisions.RevisionUses> Uses);
}
