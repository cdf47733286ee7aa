using NewsApi.Articles.Editing.Storage;
using NewsApi.Articles.Published.Stories;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Text.Search;

namespace NewsApi.Articles.Editing.Checks;

/// <summary>
/// Refills the search tables and the search words of drafts. This is needed after a migration has recreated the tables, or after the
/// rules for folding words have changed.
/// Each batch is one transaction that also stores its progress, so a crash loses nothing and several nodes can work at the same time.
/// </summary>
internal sealed partial class SearchRebuild(Db db, ILogger<SearchRebuild> log)
{
    private const int BatchSize = 500;

    private static readonly Sql PendingSql = new("SELECT COUNT(*) FROM search_rebuild");

    // This update changes nothing, but it locks the row. The batch of another node waits here and continues after this batch.
    private static readonly Sql LockSql = new("UPDATE search_rebuild SET after_id = after_id WHERE id = @Id");

    private static readonly Sql AfterSql = new("SELECT after_id FROM search_rebuild WHERE id = @Id");

    private static readonly Sql BatchSql = new(dialect => $"""
        SELECT p.id, p.published_at, p.title, p.summary, p.byline, p.source_name, p.place_line, body.text
        FROM published_articles AS p
        JOIN published_bodies AS body ON body.article_id = p.id
        WHERE p.id > @After
        ORDER BY p.id
        {dialect.Limit("@Take")}
        """);

    // The search for drafts reads only newest revisions, so only these are rebuilt. A restored revision gets new words when it is stored.
    private static readonly Sql DraftsSql = new(dialect => $"""
        SELECT a.id, r.number, r.title, r.summary
        FROM articles AS a
        JOIN article_revisions AS r ON r.article_id = a.id AND r.number = a.newest_revision
        WHERE a.id > @After
        ORDER BY a.id
        {dialect.Limit("@Take")}
        """);

    private static readonly Sql DraftSql = new(
        "UPDATE article_revisions SET words = @Words WHERE article_id = @Id AND number = @Number");

    private static readonly Sql AdvanceSql = new("UPDATE search_rebuild SET after_id = @After WHERE id = @Id");

    private static readonly Sql FinishSql = new("DELETE FROM search_rebuild WHERE id = @Id");

    /// <summary>Runs a pending rebuild; does nothing when none is pending.</summary>
    public async Task Run(CancellationToken ct)
    {
        await db.WriteAsync(SearchVersion.Renew, ct);
        if (await db.FindAsync<long>(PendingSql, null, ct) == 0)
            return;
        LogStarted();
        var stories = await RunAll(SearchVersion.Stories, Index, ct);
        var drafts = await RunAll(SearchVersion.Drafts, FoldDrafts, ct);
        LogDone(stories, drafts);
    }

    private async Task<int> RunAll(int id, Func<WriteSession, long, IReadOnlyList<long>> batch, CancellationToken ct)
    {
        var done = 0;
        while (await db.WriteAsync(write => RunBatch(write, id, batch), ct) is { } more)
        {
            done += more;
            ct.ThrowIfCancellationRequested();
        }

        return done;
    }

    /// <summary>Runs one batch. Returns the number of its articles; null when no articles are left.</summary>
    private static int? RunBatch(WriteSession write, int id, Func<WriteSession, long, IReadOnlyList<long>> batch)
    {
        if (write.Execute(LockSql, new { Id = id }) == 0)
            return null;
        var ids = batch(write, write.Find<long>(AfterSql, new { Id = id }));
        if (ids.Count > 0)
            write.Run(AdvanceSql, new { Id = id, After = ids[^1] });
        else
            write.Run(FinishSql, new { Id = id });
        return ids.Count == 0 ? null : ids.Count;
    }

    private static IReadOnlyList<long> Index(WriteSession write, long after)
    {
        var stories = write.List<IndexedStory>(BatchSql, new { After = after, Take = BatchSize });
        // FTS5 flushes its buffer when a key is smaller than the previous key, so the keys are sorted.
        foreach (var words in stories
            .Select(story => PublishedWords.Of(story.Id, story.PublishedAt, story, story.Text)).OrderBy(words => words.Key))
        {
            // If the story was published during the rebuild, it already has rows. They are removed first.
            PublishedWords.Remove(words.Key, write.Run);
            words.Add(write.Run);
        }

        return [.. stories.Select(story => story.Id)];
    }

    private static IReadOnlyList<long> FoldDrafts(WriteSession write, long after)
    {
        var drafts = write.List<DraftWords>(DraftsSql, new { After = after, Take = BatchSize });
        foreach (var draft in drafts)
            write.Run(DraftSql, draft);
        return [.. drafts.Select(draft => draft.Id)];
    }

    [LoggerMessage(LogLevel.Information, "The rebuild of the search index was started; the program answers no requests until it ends")]
    private partial void LogStarted();

    [LoggerMessage(LogLevel.Information, "The search index was rebuilt: {Stories} stories, {Drafts} drafts")]
    private partial void LogDone(int stories, int drafts);

    private sealed record IndexedStory : ContentColumns
    {
        public long Id { get; init; }

        public DateTimeOffset PublishedAt { get; init; }

        public string Text { get; init; } = "";
    }

    private sealed record DraftWords
    {
        public long Id { get; init; }

        public int Number { get; init; }

        public string Title { get; init; } = "";

        public string? Summary { get; init; }

        public string Words => SearchWords.Of(Title, Summary);
    }
}
