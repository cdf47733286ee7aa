using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Problems;
using NewsApi.Scheduling;

namespace NewsApi.Moments;

/// <summary>Runs the schedules and releases that are due until a future time, within a transaction that is rolled back.</summary>
internal static class ComingMoment
{
    private const int Most = 500;

    private static readonly Sql DueSql = new(dialect => $"""
        SELECT {ArticleSchedule.Columns}
        FROM article_schedules AS s
        WHERE s.due_at <= @At AND s.failed_at IS NULL
        ORDER BY s.due_at, s.article_id, s.action
        {dialect.Limit("@Take")}
        """);

    /// <returns>The problem if that time can't be shown; else null.</returns>
    public static Problem? Make(ContentWrite write, DateTimeOffset at)
    {
        var due = write.List<ArticleSchedule>(DueSql, new { At = at, Take = Most + 1 });
        if (due.Count > Most)
            return PastMoment.TooFar($"More than {Most} schedules fall due until then.");
        var releases = new HashSet<long>();
        foreach (var (number, schedule) in due.Index())
        {
            var then = write.At(number + 1, schedule.DueAt);
            if (schedule.ReleaseId is not { } release)
                Run(then, schedule);
            else if (releases.Add(release))
                ReleaseRun.Run(then, release);
        }

        return null;
    }

    // If a schedule fails, it changes nothing, as when it runs at its real time. An earlier schedule may have cancelled it.
    private static void Run(ContentWrite then, ArticleSchedule schedule)
    {
        if (ArticleSchedules.Find(then, schedule.ArticleId, schedule.Action) is not null)
            ArticleRepository.Run(then, schedule.ArticleId, version: null, DueWork.Step(schedule));
    }
}
