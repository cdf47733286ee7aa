using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;

namespace NewsApi.Scheduling;

/// <summary>Runs all actions of a release inside a transaction. On a problem the caller abandons the transaction.</summary>
internal static class ReleaseRun
{
    private static readonly Sql SchedulesSql = new($"""
        SELECT {ArticleSchedule.Columns}
        FROM article_schedules AS s
        WHERE s.release_id = @Id AND s.failed_at IS NULL
        ORDER BY s.article_id, s.action
        """);

    public static IReadOnlyList<ReleaseItem> Items(ContentWrite write, long id) =>
        write.List<ReleaseItem>(ReleaseRepository.ItemsSql, new { Id = id });

    public static Outcome<string> Run(ContentWrite write, long id)
    {
        var schedules = write.List<ArticleSchedule>(SchedulesSql, new { Id = id })
            .ToDictionary(schedule => (schedule.ArticleId, schedule.Action));
        foreach (var item in Items(write, id))
        {
            // If the schedule is gone, someone has published, withdrawn or trashed the article by hand. Then the whole release fails.
            if (!schedules.TryGetValue((item.ArticleId, item.Action), out var schedule))
                return Problem.Conflict(
                    "release_incomplete", $"Article {item.ArticleId} was published, withdrawn or trashed after the release was scheduled.");
            if (ArticleRepository.Run(write, item.ArticleId, version: null, DueWork.Step(schedule)).Problem is { } problem)
                return Problem.Conflict("release_refused", $"Article {item.ArticleId}: {problem.Explained}");
        }

        return "done";
    }

    /// <summary>Marks the schedules of all articles of a release as failed.</summary>
    public static void Fail(ContentWrite write, long id, string failure)
    {
        foreach (var schedule in write.List<ArticleSchedule>(SchedulesSql, new { Id = id }))
            ScheduleFailure.Record(write, schedule, failure);
    }
}
