using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;

namespace NewsApi.Scheduling;

/// <summary>Sets the time of a release for one of its articles, with the revision that is newest now.</summary>
/// <param name="ReleaseId">The release.</param>
/// <param name="Item">What it does to the article.</param>
/// <param name="DueAt">When.</param>
internal sealed record ReleaseStep(long ReleaseId, ReleaseItem Item, DateTimeOffset DueAt) : ArticleStep(ArticleAction.Schedule)
{
    public override Outcome<StepResult> Apply(ContentWrite write, Article current, Article next)
    {
        if (ArticleSchedules.Find(write, current.Id, Item.Action) is { FailedAt: null } other)
            return Problem.Conflict(
                "already_scheduled",
                other.ReleaseId is { } release ? $"Article {current.Id} goes out with release {release} already." : $"Article {current.Id} has a time of its own.");
        ArticleSchedules.Cancel(write, current.Id, Item.Action);
        if (Item.Action == ScheduledAction.Publish)
        {
            if (!current.HasUnpublishedChanges)
                return Problem.Conflict("nothing_to_publish", $"The newest revision of article {current.Id} is public already.");
            ArticleSchedules.Set(write, current.Id, Item.Action, DueAt, current.NewestRevision, Item.Publication!, ReleaseId);
            return new StepResult(next, ChangeActions.Scheduled, new { release = ReleaseId, DueAt, revision = current.NewestRevision });
        }

        if (current.State != ArticleState.Published)
            return Problem.Conflict("not_published", $"Article {current.Id} is not public, so it can't be taken back.");
        ArticleSchedules.Set(write, current.Id, Item.Action, DueAt, revision: null, Item.Withdrawal!, ReleaseId);
        return new StepResult(next, ChangeActions.Scheduled, new { release = ReleaseId, DueAt });
    }
}

/// <summary>Takes the time of a release off one of its articles.</summary>
/// <param name="Planned">What the release was to do.</param>
internal sealed record OffReleaseStep(ScheduledAction Planned) : ArticleStep(ArticleAction.Unschedule)
{
    public override Outcome<StepResult> Apply(ContentWrite write, Article current, Article next)
    {
        ArticleSchedules.Cancel(write, current.Id, Planned);
        return new StepResult(next, ChangeActions.Unscheduled);
    }
}
