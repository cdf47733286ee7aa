using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Http.Problems;

namespace NewsApi.Scheduling;

/// <summary>Records that a scheduled action failed: the article is no longer scheduled, and its schedule says why.</summary>
internal static class ScheduleFailure
{
    // The column in the database has this size.
    private const int LongestReason = 1_000;

    /// <summary>The reason in words that a person can act on: what is wrong, and where. It has at most 1,000 characters.</summary>
    public static string Reason(Problem problem) =>
        problem.Explained is { Length: > LongestReason } text ? text[..(LongestReason - 1)] + "…" : problem.Explained;

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
