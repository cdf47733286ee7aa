using NewsApi.Access;
using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Json;

namespace NewsApi.Scheduling;

/// <summary>Writes releases: creates, changes, schedules and runs them.</summary>
internal sealed class ReleaseRepository(ChangeLog changes)
{
    internal static readonly Sql FindSql = new($"SELECT {Release.Columns} FROM releases AS r WHERE r.id = @Id");

    internal static readonly Sql ItemsSql = new("""
        SELECT i.position, i.article_id, i.action, i.request, v.title, s.revision,
            CASE WHEN s.article_id IS NULL OR s.failed_at IS NOT NULL THEN 0 ELSE 1 END AS is_set
        FROM release_items AS i
        JOIN articles AS a ON a.id = i.article_id
        LEFT JOIN article_revisions AS v ON v.article_id = a.id AND v.number = a.newest_revision
        LEFT JOIN article_schedules AS s ON s.article_id = i.article_id AND s.action = i.action AND s.release_id = i.release_id
        WHERE i.release_id = @Id
        ORDER BY i.position
        """);

    private static readonly Sql AddSql = new(dialect => $"""
        INSERT INTO releases (name, state, version, seq, created_at, created_by, modified_at)
        {dialect.OutputId}
        VALUES (@Name, @StateName, @Version, @Seq, @CreatedAt, @CreatedBy, @ModifiedAt)
        {dialect.ReturningId}
        """);

    private static readonly Sql UpdateSql = new("""
        UPDATE releases
        SET name = @Name, state = @StateName, due_at = @DueAt, done_at = @DoneAt, failure = @Failure, version = @Version,
            seq = @Seq, modified_at = @ModifiedAt
        WHERE id = @Id
        """);

    private static readonly Sql AddItemSql = new("""
        INSERT INTO release_items (release_id, position, article_id, action, request)
        VALUES (@ReleaseId, @Position, @ArticleId, @Action, @Request)
        """);

    private static readonly Sql DeleteItemsSql = new("DELETE FROM release_items WHERE release_id = @Id");

    private static readonly Sql DeleteSql = new("DELETE FROM releases WHERE id = @Id");

    public Task<Outcome<Release>> Add(ReleaseRequest request, Caller caller, CancellationToken ct) => changes.WriteAsync(
        caller,
        write =>
        {
            var release = new Release
            {
                Name = request.Name!, Version = 1, CreatedAt = write.Now, CreatedBy = caller.Id, ModifiedAt = write.Now,
            };
            release = release with { Id = write.Insert(AddSql, Row(write, release)) };
            return AddItems(write, release, request).Then<Release>(_ => Record(write, release, ChangeActions.Created));
        },
        ct);

    public Task<Outcome<Release>> Update(long id, int version, ReleaseRequest request, Caller caller, CancellationToken ct) =>
        Change(id, version, caller, CheckEditable, (write, release) =>
        {
            var before = ReleaseRun.Items(write, id);
            write.Run(DeleteItemsSql, new { release.Id });
            return AddItems(write, release, request).Then<Release>(_ =>
                // If the request changes nothing, nothing is recorded, and the transaction is rolled back.
                release.State == ReleaseState.Planned && release.Name == request.Name
                && ReleaseRun.Items(write, id).SequenceEqual(before)
                    ? release
                    : Update(
                        write, release with { Name = request.Name!, State = ReleaseState.Planned, DueAt = null, Failure = null },
                        ChangeActions.Updated));
        }, ct);

    public Task<Outcome<Release>> Delete(long id, int version, Caller caller, CancellationToken ct) =>
        Change(id, version, caller, CheckEditable, (write, release) =>
        {
            write.Run(DeleteItemsSql, new { release.Id });
            write.Run(DeleteSql, new { release.Id });
            return Record(write, release, ChangeActions.Deleted);
        }, ct);

    /// <summary>Schedules the whole release, or runs it immediately when the time is in the past.</summary>
    public Task<Outcome<Release>> Schedule(long id, int version, DateTimeOffset dueAt, Caller caller, CancellationToken ct) =>
        Change(id, version, caller, CheckEditable, (write, release) =>
        {
            var items = ReleaseRun.Items(write, id);
            foreach (var item in items)
                if (ArticleRepository.Run(write, item.ArticleId, version: null, new ScheduleReleaseItemStep(id, item, dueAt)).Problem
                    is { } problem)
                    return AtItem(problem, item);
            var scheduled = release with { State = ReleaseState.Scheduled, DueAt = dueAt, Failure = null };
            return dueAt > write.Now
                ? Update(write, scheduled, ChangeActions.Scheduled)
                : ReleaseRun.Run(write, id).Then<Release>(_ => Update(write, Done(write, scheduled), ChangeActions.Published));
        }, ct);

    /// <summary>Unschedules the whole release.</summary>
    public Task<Outcome<Release>> Unschedule(long id, int version, Caller caller, CancellationToken ct) =>
        Change(id, version, caller, CheckScheduled, (write, release) =>
        {
            foreach (var item in ReleaseRun.Items(write, id).Where(item => item.IsSet))
                if (ArticleRepository.Run(write, item.ArticleId, version: null, new UnscheduleReleaseItemStep(item.Action)).Problem
                    is { } problem)
                    return AtItem(problem, item);
            return Update(write, release with { State = ReleaseState.Planned, DueAt = null }, ChangeActions.Unscheduled);
        }, ct);

    /// <summary>Runs a due release as a whole, or changes nothing and marks it as failed.</summary>
    /// <returns>Why the release failed; null on success, or if the release is no longer due because another node ran it.</returns>
    public async Task<string?> TryRun(long id, Caller clock, CancellationToken ct)
    {
        var failure = await changes.WriteAsync(
            clock,
            write =>
            {
                if (FindDue(write, id) is not { } release)
                    return null;
                var outcome =
                    ReleaseRun.Run(write, id).Then<Release>(_ => Update(write, Next(write, Done(write, release)), ChangeActions.Published));
                if (outcome.Problem is not null)
                    write.Abandon();
                return outcome.Problem is { } problem ? ScheduleFailure.Reason(problem) : null;
            },
            ct);
        if (failure is not null)
            await changes.WriteAsync(clock, write => FindDue(write, id) is { } release && MarkFailed(write, release, failure), ct);
        return failure;
    }

    private static bool MarkFailed(ContentWrite write, Release release, string failure)
    {
        ReleaseRun.Fail(write, release.Id, failure);
        Update(write, Next(write, release) with { State = ReleaseState.Failed, Failure = failure }, ChangeActions.Failed);
        return true;
    }

    private static Release? FindDue(ContentWrite write, long id) =>
        write.Find<Release>(FindSql, new { Id = id }) is { State: ReleaseState.Scheduled } release && release.DueAt <= write.Now
            ? release
            : null;

    private Task<Outcome<Release>> Change(
        long id, int version, Caller caller, Func<Release, Problem?> check, Func<ContentWrite, Release, Outcome<Release>> work,
        CancellationToken ct) =>
        changes.WriteAsync(
            caller,
            write =>
            {
                var outcome = Outcome.Current(write.Find<Release>(FindSql, new { Id = id }), version, "release")
                    .Then(release => check(release) is { } problem ? problem : work(write, Next(write, release)));
                // Undoes the changes to the articles before the one that failed.
                if (outcome.Problem is not null)
                    write.Abandon();
                return outcome;
            },
            ct);

    private static Problem? CheckEditable(Release release) => release.State switch
    {
        ReleaseState.Scheduled => Problem.Conflict("scheduled", "The release is scheduled; unschedule it first."),
        ReleaseState.Done => Problem.Conflict("done", "The release was carried out already."),
        _ => null,
    };

    private static Problem? CheckScheduled(Release release) =>
        release.State == ReleaseState.Scheduled ? null : Problem.Conflict("not_scheduled", "The release is not scheduled.");

    private static Outcome<Release> AddItems(ContentWrite write, Release release, ReleaseRequest request)
    {
        var items = request.Items!.Index().ToList();
        var present = write.List<long>(ReleaseReferenceCheck.PresentSql, ReleaseReferenceCheck.Ids(items));
        if (ReleaseReferenceCheck.Unknown(items, present) is { Count: > 0 } unknown)
            return Problem.Unprocessable(unknown);
        foreach (var (position, item) in items)
        {
            var action = item.Action ?? ScheduledAction.Publish;
            write.Run(AddItemSql, new
            {
                ReleaseId = release.Id, Position = position, item.ArticleId, Action = action.ToString(),
                Request = action == ScheduledAction.Publish
                    ? ApiJson.Write(item.Publication ?? PublishRequest.Plain)
                    : ApiJson.Write(item.Withdrawal ?? UnpublishRequest.Plain),
            });
        }

        return release;
    }

    private static Problem AtItem(Problem problem, ReleaseItem item) => Problem.Conflict(
        "release_refused", $"Article {item.ArticleId}: {problem.Explained}",
        ProblemError.InBody($"/items/{item.Position}", "refused", problem.Explained));

    private static Release Next(ContentWrite write, Release release) =>
        release with { Version = release.Version + 1, ModifiedAt = write.Now };

    private static Release Done(ContentWrite write, Release release) =>
        release with { State = ReleaseState.Done, DoneAt = write.Now, Failure = null };

    private static Release Update(ContentWrite write, Release release, string action)
    {
        write.Run(UpdateSql, Row(write, release));
        return Record(write, release, action);
    }

    private static Release Record(ContentWrite write, Release release, string action)
    {
        write.Record(ChangeKinds.Release, release.Id, action, detail: new { release.Name, release.State, release.DueAt, release.Failure });
        return release;
    }

    private static object Row(ContentWrite write, Release release) => new
    {
        release.Id, release.Name, StateName = release.State.ToString(), release.DueAt, release.DoneAt, release.Failure, release.Version,
        write.Seq, release.CreatedAt, release.CreatedBy, release.ModifiedAt,
    };
}
