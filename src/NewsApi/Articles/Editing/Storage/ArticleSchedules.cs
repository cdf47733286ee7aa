using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Json;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>A scheduled action on an article. If both actions are due at the same time, they run in this order.</summary>
public enum ScheduledAction
{
    /// <summary>Publish a revision.</summary>
    Publish,

    /// <summary>Unpublish the article.</summary>
    Unpublish,
}

/// <summary>A scheduled action of an article.</summary>
internal sealed record ArticleSchedule
{
    public const string Columns =
        "s.article_id, s.action, s.due_at, s.revision, s.request, s.release_id, s.set_at, s.set_by, s.failed_at, s.failure";

    public long ArticleId { get; init; }

    public ScheduledAction Action { get; init; }

    public DateTimeOffset DueAt { get; init; }

    public int? Revision { get; init; }

    /// <summary>JSON: the <see cref="PublishRequest"/> or <see cref="UnpublishRequest"/>.</summary>
    public string Request { get; init; } = "";

    public long? ReleaseId { get; init; }

    public DateTimeOffset SetAt { get; init; }

    public string SetBy { get; init; } = "";

    public DateTimeOffset? FailedAt { get; init; }

    public string? Failure { get; init; }

    public ScheduleResponse ToResponse() => new(Action, DueAt, Revision, ReleaseId, SetAt, SetBy, FailedAt, Failure);
}

/// <summary>
/// The table of schedules, one row per article and action. The transaction that runs an action deletes its row, so each action runs
/// once.
/// </summary>
internal static class ArticleSchedules
{
    internal static readonly Sql ListSql = new(
        $"SELECT {ArticleSchedule.Columns} FROM article_schedules AS s WHERE s.article_id = @ArticleId ORDER BY s.action");

    private static readonly Sql SetSql = new("""
        INSERT INTO article_schedules (article_id, action, due_at, revision, request, release_id, set_at, set_by)
        VALUES (@ArticleId, @Action, @DueAt, @Revision, @Request, @ReleaseId, @SetAt, @SetBy)
        """);

    private static readonly Sql CancelSql = new("DELETE FROM article_schedules WHERE article_id = @ArticleId AND action = @Action");

    private static readonly Sql CancelAllSql = new("DELETE FROM article_schedules WHERE article_id = @ArticleId");

    private static readonly Sql MoveSql = new(
        "UPDATE article_schedules SET revision = @To WHERE article_id = @ArticleId AND revision = @From");

    private static readonly Sql FailSql = new("""
        UPDATE article_schedules
        SET failed_at = @FailedAt, failure = @Failure
        WHERE article_id = @ArticleId AND action = @Action
        """);

    public static IReadOnlyList<ArticleSchedule> List(ContentWrite write, long articleId) =>
        write.List<ArticleSchedule>(ListSql, new { ArticleId = articleId });

    /// <summary>Adds the query for the schedules of an article to the batch.</summary>
    public static ReadBatch.ListedItem<ArticleSchedule> Ask(ReadBatch batch, long articleId) =>
        batch.List<ArticleSchedule>(ListSql, new { ArticleId = articleId });

    public static ArticleSchedule? Find(ContentWrite write, long articleId, ScheduledAction action) =>
        List(write, articleId).FirstOrDefault(schedule => schedule.Action == action);

    public static void Set<TRequest>(
        ContentWrite write, long articleId, ScheduledAction action, DateTimeOffset dueAt, int? revision, TRequest request,
        long? releaseId) =>
        write.Run(SetSql, new
        {
            ArticleId = articleId, Action = action.ToString(), DueAt = dueAt, Revision = revision, Request = ApiJson.Write(request),
            ReleaseId = releaseId, SetAt = write.Now, SetBy = write.By.Id,
        });

    /// <summary>Moves the schedules of one revision to its copy.</summary>
    public static void Move(ContentWrite write, long articleId, int from, int to) =>
        write.Run(MoveSql, new { ArticleId = articleId, From = from, To = to });

    public static void Cancel(ContentWrite write, long articleId, ScheduledAction action) =>
        write.Run(CancelSql, new { ArticleId = articleId, Action = action.ToString() });

    public static void CancelAll(ContentWrite write, long articleId) => write.Run(CancelAllSql, new { ArticleId = articleId });

    /// <summary>Records a failure. The row stays, so that editors see what failed and why.</summary>
    public static void Fail(ContentWrite write, ArticleSchedule schedule, string failure) => write.Run(FailSql, new
    {
        schedule.ArticleId, Action = schedule.Action.ToString(), FailedAt = write.Now, Failure = failure,
    });
}
