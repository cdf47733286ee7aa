using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Http.Answers;

namespace NewsApi.Articles.Editing.Steps;

/// <summary>Submits the newest revision for review.</summary>
internal sealed record SubmitStep() : ArticleStep(ArticleAction.Submit)
{
    public override Outcome<StepResult> Apply(ContentWrite write, Article current, Article next) =>
        ActionConditions.Submit(current) is { } refusal
            ? refusal
            : new StepResult(
                next with { SubmittedAt = write.Now, SubmittedBy = write.By.Id }, ChangeActions.Submitted,
                new { revision = current.NewestRevision });
}

/// <summary>Returns the article to its writer, or withdraws the submission.</summary>
internal sealed record ReturnStep() : ArticleStep(ArticleAction.Return)
{
    public override Outcome<StepResult> Apply(ContentWrite write, Article current, Article next) =>
        ActionConditions.Return(current) is { } refusal
            ? refusal
            : new StepResult(next with { SubmittedAt = null, SubmittedBy = null }, ChangeActions.Returned);
}

/// <summary>Assigns the article.</summary>
/// <param name="Assignee">A caller's id; null for nobody.</param>
internal sealed record AssignStep(string? Assignee) : ArticleStep(ArticleAction.Assign)
{
    public override Outcome<StepResult> Apply(ContentWrite write, Article current, Article next) =>
        current.AssignedTo == Assignee
            ? StepResult.Unchanged(current)
            : new StepResult(next with { AssignedTo = Assignee }, ChangeActions.Assigned, new { from = current.AssignedTo, to = Assignee });
}
