using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;

namespace NewsApi.Articles.Editing.Steps;

/// <summary>Schedules the newest revision's publication, the article's unpublication, or both. Replaces earlier schedules.</summary>
/// <param name="Request">The times.</param>
internal sealed record ScheduleStep(ScheduleRequest Request) : ArticleStep(ArticleAction.Schedule)
{
    private Func<PublicationRequirements?>? Needs { get; init; }

    public override ArticleStep Ask(ReadBatch batch, long id) =>
        Request.PublishAt is null ? this : this with { Needs = PublicationRequirements.Ask(batch, id, number: null) };

    public override Outcome<StepResult> Apply(ContentWrite write, Article current, Article next)
    {
        if (Request.UnpublishAt <= write.Now)
            return Problem.Unprocessable(ProblemError.InBody(
                "/unpublishAt", "not_in_future", "It must be in the future. To unpublish the article now, use the action unpublish."));
        if (Request.PublishAt is null && current.State != ArticleState.Published)
            return Problem.Unprocessable(ProblemError.InBody(
                "/publishAt", "required", "The article is not public: to schedule its unpublication, schedule its publication too."));
        if (ActionConditions.Schedule(ArticleSchedules.List(write, current.Id)) is { } refusal)
            return refusal;
        if (Request.PublishAt is not null && current.PublishedRevision == current.NewestRevision)
            return Problem.Conflict("nothing_to_publish", "The newest revision is public already.");
        if (Needs?.Invoke()?.Refuse() is { } lacking)
            return lacking;
        ArticleSchedules.CancelAll(write, current.Id);
        if (Request.UnpublishAt is { } unpublishAt)
            ArticleSchedules.Set(
                write, current.Id, ScheduledAction.Unpublish, unpublishAt, revision: null, Request.Withdrawal ?? UnpublishRequest.Plain,
                releaseId: null);
        var detail = new { Request.PublishAt, Request.UnpublishAt, revision = current.NewestRevision };
        if (Request.PublishAt is not { } publishAt)
            return new StepResult(next, ChangeActions.Scheduled, detail);
        if (publishAt <= write.Now)
            return new PublishStep(Request.Publication ?? PublishRequest.Plain)
                .Apply(write, current, next with { State = ArticleState.Published })
                .Then<StepResult>(result => result with { Notice = "The time to publish was in the past, so the article is public now." });
        ArticleSchedules.Set(
            write, current.Id, ScheduledAction.Publish, publishAt, current.NewestRevision, Request.Publication ?? PublishRequest.Plain,
            releaseId: null);
        return new StepResult(next with { SubmittedAt = null, SubmittedBy = null }, ChangeActions.Scheduled, detail);
    }
}

/// <summary>Cancels all schedules of the article.</summary>
internal sealed record UnscheduleStep() : ArticleStep(ArticleAction.Unschedule)
{
    public override Outcome<StepResult> Apply(ContentWrite write, Article current, Article next)
    {
        if (ActionConditions.Unschedule(ArticleSchedules.List(write, current.Id)) is { } refusal)
            return refusal;
        ArticleSchedules.CancelAll(write, current.Id);
        return new StepResult(next, ChangeActions.Unscheduled);
    }
}
