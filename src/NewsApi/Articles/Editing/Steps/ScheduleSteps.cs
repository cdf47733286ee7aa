using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;

namespace NewsApi.Articles.Editing.Steps;

/// <summary>Sets the times at which the newest revision is published and the article taken back. They replace those that were set before.</summary>
/// <param name="Request">The times.</param>
internal sealed record ScheduleStep(ScheduleRequest Request) : ArticleStep(ArticleAction.Schedule)
{
    public override Outcome<StepResult> Take(ContentWrite write, Article current, Article next)
    {
        if (Request.UnpublishAt <= write.Now)
            return Problem.Unprocessable(ProblemError.InBody("/unpublishAt", "not_in_future", "It must lie in the future; unpublish at once with the action of that name."));
        if (Request.PublishAt is null && current.State != ArticleState.Published)
            return Problem.Unprocessable(ProblemError.InBody("/publishAt", "required", "It is not public, so it can't be taken back before it is published."));
        if (ArticleSchedules.List(write, current.Id).FirstOrDefault(schedule => schedule.ReleaseId is not null) is { } bound)
            return Problem.Conflict("in_release", $"It goes out with release {bound.ReleaseId}; take it out of that first.");
        if (Request.PublishAt is not null && current.PublishedRevision == current.NewestRevision)
            return Problem.Conflict("nothing_to_publish", "Its newest revision is public already.");
        ArticleSchedules.CancelAll(write, current.Id);
        if (Request.UnpublishAt is { } end)
            ArticleSchedules.Set(write, current.Id, ScheduledAction.Unpublish, end, revision: null, Request.Withdrawal ?? UnpublishRequest.Plain, releaseId: null);
        var detail = new { Request.PublishAt, Request.UnpublishAt, revision = current.NewestRevision };
        if (Request.PublishAt is not { } begin)
            return new StepResult(next, ChangeActions.Scheduled, detail);
        if (begin <= write.Now)
            return new PublishStep(Request.Publication ?? PublishRequest.Plain).Take(write, current, next with { State = ArticleState.Published })
                .Then<StepResult>(taken => taken with { Notice = "The time to publish had passed, so it was published at once." });
        ArticleSchedules.Set(write, current.Id, ScheduledAction.Publish, begin, current.NewestRevision, Request.Publication ?? PublishRequest.Plain, releaseId: null);
        return new StepResult(next with { SubmittedAt = null, SubmittedBy = null }, ChangeActions.Scheduled, detail);
    }
}

/// <summary>Cancels the times that were set.</summary>
internal sealed record UnscheduleStep() : ArticleStep(ArticleAction.Unschedule)
{
    public override Outcome<StepResult> Take(ContentWrite write, Article current, Article next)
    {
        var schedules = ArticleSchedules.List(write, current.Id);
        if (schedules.Count == 0)
            return Problem.Conflict("not_scheduled", "No time is set for it.");
        if (schedules.FirstOrDefault(schedule => schedule.ReleaseId is not null) is { } bound)
            return Problem.Conflict("in_release", $"It goes out with release {bound.ReleaseId}; cancel that, or take it out.");
        ArticleSchedules.CancelAll(write, current.Id);
        return new StepResult(next, ChangeActions.Unscheduled);
    }
}
