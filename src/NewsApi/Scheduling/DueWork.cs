using NewsApi.Access;
using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Json;

namespace NewsApi.Scheduling;

/// <summary>Carries out due schedules and releases, with the same steps as the requests of editors.</summary>
internal sealed partial class DueWork(
    Db db, ChangeLog changes, ReleaseRepository releases, DuePublications publications, ScheduleLateness lateness, TimeProvider time,
    ILogger<DueWork> log)
{
    private const int Batch = 100;

    /// <summary>The caller that the audit log shows for scheduled actions.</summary>
    public static readonly Caller Clock = new("schedule", Role.Admin);

    private static readonly Sql DueSql = new(dialect => $"""
        SELECT {ArticleSchedule.Columns}
        FROM article_schedules AS s
        WHERE s.due_at <= @Now AND s.failed_at IS NULL
        ORDER BY s.due_at, s.article_id, s.action
        {dialect.Limit("@Take")}
        """);

    private static readonly Sql NextSql = new(dialect => $"""
        SELECT {ArticleSchedule.Columns}
        FROM article_schedules AS s
        WHERE s.failed_at IS NULL
        ORDER BY s.due_at, s.article_id, s.action
        {dialect.Limit("@Take")}
        """);

    /// <returns>When the next schedule is due; null when there is none.</returns>
    public async Task<DateTimeOffset?> RunAll(CancellationToken ct)
    {
        while (await db.FindAsync<ArticleSchedule>(NextSql, new { Take = 1 }, ct) is { } next)
        {
            if (next.DueAt > time.GetUtcNow())
                return next.DueAt;
            var due = await db.ListAsync<ArticleSchedule>(DueSql, new { Now = time.GetUtcNow(), Take = Batch }, ct);
            var single = due.Where(schedule => schedule.ReleaseId is null).ToList();
            var left = await publications.Run([.. single.Where(schedule => schedule.Action == ScheduledAction.Publish)], ct);
            // Articles run in parallel, so one commit holds many of them. The schedules of one article run in order.
            await Task.WhenAll(
            [
                .. left.Concat(single.Where(schedule => schedule.Action != ScheduledAction.Publish)).GroupBy(schedule => schedule.ArticleId)
                    .Select(article => Run([.. article], ct)),
                .. due.Where(schedule => schedule.ReleaseId is not null).GroupBy(schedule => schedule.ReleaseId!.Value)
                    .Select(release => Run(release.Key, release.First().DueAt, ct)),
            ]);
        }

        return null;
    }

    private async Task Run(IReadOnlyList<ArticleSchedule> schedules, CancellationToken ct)
    {
        foreach (var schedule in schedules)
        {
            if (await Try(schedule.ArticleId, schedule.Action, ct) is { } failure)
                await changes.WriteAsync(Clock, write => Fail(write, schedule.ArticleId, schedule.Action, failure), ct);
            lateness.Add(schedule.DueAt);
        }
    }

    private async Task Run(long release, DateTimeOffset dueAt, CancellationToken ct)
    {
        if (await releases.TryRun(release, Clock, ct) is { } failure)
            LogReleaseFailed(release, failure);
        lateness.Add(dueAt);
    }

    /// <returns>Why the action failed; null on success, or if the action is no longer due because another node ran it.</returns>
    private Task<string?> Try(long articleId, ScheduledAction action, CancellationToken ct) => changes.WriteAsync(
        Clock,
        write =>
        {
            var schedule = ArticleSchedules.Find(write, articleId, action);
            if (schedule is not { FailedAt: null, ReleaseId: null } || schedule.DueAt > write.Now)
                return null;
            var problem = ArticleRepository.Run(write, articleId, version: null, Step(schedule)).Problem;
            if (problem is not null)
                write.Abandon();
            return problem is null ? null : ScheduleFailure.Reason(problem);
        },
        ct);

    private bool Fail(ContentWrite write, long articleId, ScheduledAction action, string failure)
    {
        if (ArticleSchedules.Find(write, articleId, action) is not { FailedAt: null } schedule)
            return false;
        ScheduleFailure.Record(write, schedule, failure);
        LogFailed(action, articleId, failure);
        return true;
    }

    public static ArticleStep Step(ArticleSchedule schedule) => schedule.Action switch
    {
        ScheduledAction.Publish => new PublishStep(ApiJson.Read<PublishRequest>(schedule.Request)) { Revision = schedule.Revision },
        _ => new UnpublishStep(ApiJson.Read<UnpublishRequest>(schedule.Request)) { IsScheduled = true },
    };

    [LoggerMessage(LogLevel.Warning, "The scheduled action {Action} failed for article {ArticleId}: {Reason}")]
    private partial void LogFailed(ScheduledAction action, long articleId, string reason);

    [LoggerMessage(LogLevel.Warning, "The scheduled release {ReleaseId} failed: {Reason}")]
    private partial void LogReleaseFailed(long releaseId, string reason);
}
