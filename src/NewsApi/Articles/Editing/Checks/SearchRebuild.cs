using NewsApi.Articles.Editing.Storage;
using NewsApi.Articles.Published.Stories;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Articles.Editing.Checks;

/// <summary>
/// Fills the search tables after a migration has recreated them. Each batch is one transaction that also stores its progress, so a
/// crash loses nothing and several nodes can work at the same time.
/// </summary>
internal sealed partial class SearchRebuild(Db db, ILogger<SearchRebuild> log)
{
    private const int BatchSize = 500;

    private static readonly Sql PendingSql = new("SELECT COUNT(*) FROM search_rebuild WHERE id = 1");

    // Changes nothing but locks the row: the batch of another node waits here and continues after this one.
    private static readonly Sql LockSql = new("UPDATE search_rebuild SET after_id = after_id WHERE id = 1");

    private static readonly Sql AfterSql = new("SELECT after_id FROM search_rebuild WHERE id = 1");

    private static readonly Sql BatchSql = new(dialect => $"""
        SELECT p.id, p.published_at, p.title, p.summary, p.byline, p.source_name, p.place_line, body.text
        FROM published_articles AS p
        JOIN published_bodies AS body ON body.article_id = p.id
        WHERE p.id > @After
        ORDER BY p.id
        {dialect.Limit("@Take")}
        """);

    private static readonly Sql AdvanceSql = new("UPDATE search_rebuild SET after_id = @After WHERE id = 1");

    private static readonly Sql FinishSql = new("DELETE FROM search_rebuild WHERE id = 1");

    /// <summary>Runs a pending rebuild; does nothing when none is pending.</summary>
    public async Task Run(CancellationToken ct)
    {
        if (await db.FindAsync<long>(PendingSql, null, ct) == 0)
            return;
        LogStarted();
        var done = 0;
        for (int? batch; (batch = await db.WriteAsync(RunBatch, ct)) is not null; done += batch.Value)
            ct.ThrowIfCancellationRequested();
        LogDone(done);
    }

    /// <summary>The number of stories in the batch; null at the end.</summary>
    private static int? RunBatch(WriteSession write)
    {
        if (write.Execute(LockSql) == 0)
            return null;
        var after = write.Find<long>(AfterSql);
        var stories = write.List<IndexedStory>(BatchSql, new { After = after, Take = BatchSize });
        // FTS5 flushes its buffer when a key is smaller than the one before, so keys ascend.
        foreach (var words in stories
            .Select(story => PublishedWords.Of(story.Id, story.PublishedAt, story, story.Text)).OrderBy(words => words.Key))
        {
            // The story may have been published during the rebuild.
            PublishedWords.Remove(words.Key, write.Execute);
            words.Add(write.Execute);
        }

        if (stories.Count > 0)
            write.Execute(AdvanceSql, new { After = stories[^1].Id });
        else
            write.Execute(FinishSql);
        return stories.Count == 0 ? null : stories.Count;
    }

    [LoggerMessage(LogLevel.Information, "The rebuild of the search index was started; the program answers requests when it is complete")]
    private partial void LogStarted();

    [LoggerMessage(LogLevel.Information, "The search index was rebuilt with {Stories} stories")]
    private partial void LogDone(int stories);

    private sealed record IndexedStory : ContentColumns
    {
        public long Id { get; init; }

        public DateTimeOffset PublishedAt { get; init; }

        public string Text { get; init; } = "";
    }
}
