using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;

namespace NewsApi.Scheduling;

/// <summary>Lets a release go out inside a write under way: every article of it, or a problem and then the whole write is to be dropped.</summary>
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

    public static Outcome<string> Take(ContentWrite write, long id)
    {
        var schedules = write.List<ArticleSchedule>(SchedulesSql, new { Id = id }).ToDictionary(schedule => (schedule.ArticleId, schedule.Action));
        foreach (var item in Items(write, id))
        {
            // Together or not at all: a person has decided otherwise about one of them.
            if (!schedules.TryGetValue((item.ArticleId, item.Action), out var schedule))
                return Problem.Conflict("release_incomplete", $"Article {item.ArticleId} was published, taken back or thrown away since the time was set.");
            if (ArticleRepository.Run(write, item.ArticleId, version: null, DueWork.Step(schedule)).Problem is { } problem)
                return Problem.Conflict("release_refused", $"Article {item.ArticleId}: {problem.Detail}");
        }

        return "done";
    }

    /// <summary>None of its articles is scheduled any more.</summary>
    public static void Fail(ContentWrite write, long id, string failure)
    {
        foreach (var schedule in write.List<ArticleSchedule>(SchedulesSql, new { Id = id }))
            ScheduleFailure.Record(write, schedule, failure);
    }
}
