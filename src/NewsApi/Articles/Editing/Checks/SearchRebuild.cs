using NewsApi.Articles.Editing.Storage;
using NewsApi.Articles.Published.Stories;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Articles.Editing.Checks;

/// <summary>
/// Fills the tables of words after a migration has made them anew. A batch is one transaction that also notes how far it came, so
/// a node may die at any time, and several may be at it together.
/// </summary>
internal sealed partial class SearchRebuild(Db db, ILogger<SearchRebuild> log)
{
    private const int BatchSize = 500;

    private static readonly Sql PendingSql = new("SELECT COUNT(*) FROM search_rebuild WHERE id = 1");

    // Nothing changes by it but who holds the row: another node's batch waits here and then goes on behind this one.
    private static readonly Sql TakeSql = new("UPDATE search_rebuild SET after_id = after_id WHERE id = 1");

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

    private static readonly Sql EndSql = new("DELETE FROM search_rebuild WHERE id = 1");

    /// <summary>Does nothing where nothing waits.</summary>
    public async Task Run(CancellationToken ct)
    {
        if (await db.FindAsync<long>(PendingSql, null, ct) == 0)
            return;
        LogBegun();
        var done = 0;
        for (int? batch; (batch = await db.WriteAsync(RunBatch, ct)) is not null; done += batch.Value)
            ct.ThrowIfCancellationRequested();
        LogDone(done);
    }

    /// <summary>How many stories this batch held; null at the end.</summary>
    private static int? RunBatch(WriteSession write)
    {
        if (write.Execute(TakeSql) == 0)
            return null;
        var after = write.Find<long>(AfterSql);
        var stories = write.List<IndexedStory>(BatchSql, new { After = after, Take = BatchSize });
        // A full-text index writes what it has gathered when a key is smaller than the last one.
        foreach (var words in stories.Select(story => PublishedWords.Of(story.Id, story.PublishedAt, story, story.Text)).OrderBy(words => words.Key))
        {
            // It may have been published while the rebuild was on its way.
            PublishedWords.Remove(words.Key, write.Execute);
            words.Add(write.Execute);
        }

        if (stories.Count > 0)
            write.Execute(AdvanceSql, new { After = stories[^1].Id });
        else
            write.Execute(EndSql);
        return stories.Count == 0 ? null : stories.Count;
    }

    [LoggerMessage(LogLevel.Information, "The search index is being filled anew; the program answers when that is done")]
    private partial void LogBegun();

    [LoggerMessage(LogLevel.Information, "The search index was filled with {Stories} stories")]
    private partial void LogDone(int stories);

    private sealed record IndexedStory : ContentColumns
    {
        public long Id { get; init; }

        public DateTimeOffset PublishedAt { get; init; }

        public string Text { get; init; } = "";
    }
}
