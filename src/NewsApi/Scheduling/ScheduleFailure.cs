using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;

namespace NewsApi.Scheduling;

/// <summary>Records that a scheduled action failed: the article is no longer scheduled, and its schedule says why.</summary>
internal static class ScheduleFailure
{
    public static void Record(ContentWrite write, ArticleSchedule schedule, string failure)
    {
        ArticleSchedules.Fail(write, schedule, failure);
        if (ArticleRepository.Find(write, schedule.ArticleId) is not { } article)
            return;
        ArticleRepository.Store(write, new StepResult(
            article with
            {
                State = article.State == ArticleState.Scheduled ? article.RestingState : article.State,
                Version = article.Version + 1,
                Seq = write.Seq,
                ModifiedAt = write.Now,
            },
            ChangeActions.Failed,
            new { schedule.Action, schedule.DueAt, schedule.ReleaseId, failure }));
    }
}
