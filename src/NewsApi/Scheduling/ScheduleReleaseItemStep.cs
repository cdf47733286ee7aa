using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;

namespace NewsApi.Scheduling;

/// <summary>Schedules one article of a release, with the revision that is newest now.</summary>
/// <param name="ReleaseId">The release.</param>
/// <param name="Item">What the release does to the article.</param>
/// <param name="DueAt">When the release is carried out.</param>
internal sealed record ScheduleReleaseItemStep(long ReleaseId, ReleaseItem Item, DateTimeOffset DueAt) : ArticleStep(ArticleAction.Schedule)
{
    private Func<PublicationRequirements?>? Needs { get; init; }

    public override ArticleStep Ask(ReadBatch batch, long id) =>
        Item.Action == ScheduledAction.Publish ? this with { Needs = PublicationRequirements.Ask(batch, id, number: null) } : this;

    public override Outcome<StepResult> Apply(ContentWrite write, Article current, Article next)
    {
        if (ArticleSchedules.Find(write, current.Id, Item.Action) is { FailedAt: null } other)
            return Problem.Conflict(
                "already_scheduled",
                other.ReleaseId is { } release
                    ? $"Article {current.Id} is scheduled with release {release} already."
                    : $"Article {current.Id} has its own schedule outside a release.");
        ArticleSchedules.Cancel(write, current.Id, Item.Action);
        if (Item.Action == ScheduledAction.Publish)
        {
            if (!current.HasUnpublishedChanges)
                return Problem.Conflict("nothing_to_publish", $"The newest revision of article {current.Id} is public already.");
            if (Needs?.Invoke()?.Refuse() is { } lacking)
                return lacking;
            ArticleSchedules.Set(write, current.Id, Item.Action, DueAt, current.NewestRevision, Item.Publication!, ReleaseId);
            return new StepResult(next, ChangeActions.Scheduled, new { release = ReleaseId, DueAt, revision = current.NewestRevision });
        }

        if (current.State != ArticleState.Published)
            return Problem.Conflict("not_published", $"Article {current.Id} is not public, so it can't be withdrawn.");
        ArticleSchedules.Set(write, current.Id, Item.Action, DueAt, revision: null, Item.Withdrawal!, ReleaseId);
        return new StepResult(next, ChangeActions.Scheduled, new { release = ReleaseId, DueAt });
    }
}

/// <summary>Cancels the schedule of one article of a release.</summary>
/// <param name="Planned">The action that was scheduled.</param>
internal sealed record UnscheduleReleaseItemStep(ScheduledAction Planned) : ArticleStep(ArticleAction.Unschedule)
{
    public override Outcome<StepResult> Apply(ContentWrite write, Article current, Article next)
    {
        ArticleSchedules.Cancel(write, current.Id, Planned);
        return new StepResult(next, ChangeActions.Unscheduled);
    }
}
