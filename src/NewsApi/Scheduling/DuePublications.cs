using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Scheduling;

/// <summary>
/// Publishes all due articles in few transactions. One batch reads the data of many articles, and the writes return no results, so the
/// number of round trips hardly depends on the number of articles.
/// </summary>
internal sealed partial class DuePublications(Db db, ChangeLog changes, ScheduleLateness lateness, ILogger<DuePublications> log)
{
    // Each publication needs about a dozen statements for its reads. The writes of 40 publications fill four commands.
    private const int Most = 40;

    /// <returns>The schedules that have not run; each must now run in its own transaction.</returns>
    public async Task<IReadOnlyList<ArticleSchedule>> Run(IReadOnlyList<ArticleSchedule> due, CancellationToken ct)
    {
        var left = new List<ArticleSchedule>();
        foreach (var some in due.Chunk(Most))
            left.AddRange(some.Length == 1 ? some : await RunTogether(some, ct));
        return left;
    }

    private async Task<IReadOnlyList<ArticleSchedule>> RunTogether(IReadOnlyList<ArticleSchedule> due, CancellationToken ct)
    {
        try
        {
            var left = await changes.WriteAsync(
                DueWork.Clock, batch => due.Select(schedule => Ask(batch, schedule)).ToList(), Publish, ct);
            foreach (var schedule in due.Except(left))
                lateness.Add(schedule.DueAt);
            return left;
        }
        catch (Exception e) when (e is not OperationCanceledException && !(e is System.Data.Common.DbException outage
            && db.Dialect.IsUnavailable(outage)))
        {
            // One publication has broken the transaction of all. Each one now runs alone, so it can break only its own transaction.
            LogTogetherFailed(e, due.Count);
            return due;
        }
    }

    private static DuePublication Ask(ReadBatch batch, ArticleSchedule schedule)
    {
        var present = ArticleSchedules.Ask(batch, schedule.ArticleId);
        var (article, step) = ArticleRepository.Ask(batch, schedule.ArticleId, DueWork.Step(schedule));
        return new DuePublication(schedule, present, article, (PublishStep)step);
    }

    // Translations of one story change each other's answers. So only one of them runs here, and the others run after it and see its result.
    private IReadOnlyList<ArticleSchedule> Publish(ContentWrite write, IReadOnlyList<DuePublication> due)
    {
        var (left, stories) = (new List<ArticleSchedule>(), new HashSet<long>());
        foreach (var one in due.Where(one => one.IsDue(write.Now)))
        {
            var touched = one.Article.Value is null ? [] : one.Step.Stories;
            if (touched.Any(stories.Contains))
            {
                left.Add(one.Schedule);
                continue;
            }

            stories.UnionWith(touched);
            if (ArticleRepository.Run(write, one.Article.Value, version: null, one.Step).Problem is { } problem)
                Fail(write, one.Schedule, ScheduleFailure.Reason(problem));
        }

        return left;
    }

    private void Fail(ContentWrite write, ArticleSchedule schedule, string failure)
    {
        ScheduleFailure.Record(write, schedule, failure);
        LogFailed(schedule.ArticleId, failure);
    }

    [LoggerMessage(LogLevel.Warning, "The scheduled publication failed for article {ArticleId}: {Reason}")]
    private partial void LogFailed(long articleId, string reason);

    [LoggerMessage(LogLevel.Warning, "{Count} scheduled publications failed in one transaction; each is now tried in its own transaction")]
    private partial void LogTogetherFailed(Exception exception, int count);

    private sealed record DuePublication(
        ArticleSchedule Schedule, ReadBatch.ListedItem<ArticleSchedule> Present, ReadBatch.FoundItem<Article> Article, PublishStep Step)
    {
        // Another node may have run the schedule already, or an editor may have changed it.
        public bool IsDue(DateTimeOffset now) => Present.Rows.Any(row => row == Schedule && row.DueAt <= now);
    }
}
