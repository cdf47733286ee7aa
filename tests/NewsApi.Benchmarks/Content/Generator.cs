using System.Diagnostics;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Sqlite;
using NewsApi.Data.Statements;
using NewsApi.ShareLinks.Links;

namespace NewsApi.Benchmarks.Content;

/// <summary>
/// Fills a database with published articles through the program's own code, so that it follows the schema by itself. Only
/// revisions are left out: they double the size, and nothing public reads them.
/// </summary>
internal sealed class Generator(string file, int articles)
{
    private const int BatchSize = 20_000;

    // A generator that is broken off begins anew, so nothing has to survive it: pages are written when memory is full, and at the end.
    private const string Pragmas = """
        PRAGMA locking_mode = EXCLUSIVE;
        PRAGMA journal_mode = OFF;
        PRAGMA synchronous = OFF;
        PRAGMA cache_size = -3000000;
        PRAGMA foreign_keys = OFF;
        """;

    private static readonly string[] WordTables = ["published_search", "published_titles"];

    // Words are put in order in memory, so many at once, and written as one piece; all pieces are merged at the end. As usual, that
    // is with the defaults of FTS5, pieces are small and merged again and again: 620,000 articles took 57 GB of writing.
    private static readonly (string Setting, int Value)[] InPieces = [("hashsize", 16_000_000), ("automerge", 0), ("crisismerge", 2_000)];

    private static readonly (string Setting, int Value)[] AsUsual = [("hashsize", 1_048_576), ("automerge", 4), ("crisismerge", 16)];

    private static readonly Sql SetSeqSql = new("UPDATE change_counter SET seq = @Seq WHERE id = 1");

    private static readonly Sql AddArticleSql = new("""
        INSERT INTO articles (
            id, language, state, newest_revision, published_revision, last_published_revision, version, seq, created_at,
            created_by, modified_at, published_at, updated_at)
        VALUES (
            @Id, @Language, @StateName, @NewestRevision, @PublishedRevision, @LastPublishedRevision, @Version, @Seq, @CreatedAt,
            @CreatedBy, @ModifiedAt, @PublishedAt, @UpdatedAt)
        """);

    public async Task Run(CancellationToken ct)
    {
        var dialect = new SqliteDialect();
        await new SqliteMigrator(dialect, file, TimeProvider.System).MigrateAsync(ct);
        var maker = new StoryMaker(await Found(dialect, ct), articles);
        using var sqlite = new SqliteSession(SqliteFiles.Writer(file), Pragmas);
        var session = new SqliteWriteSession(dialect, sqlite);
        Configure(sqlite, InPieces);
        var watch = Stopwatch.StartNew();
        var next = Task.Run(() => Make(maker, Math.Min(BatchSize, articles)), ct);
        for (var done = 0; done < articles;)
        {
            var batch = await next;
            var left = articles - done - batch.Count;
            // The next batch is made while this one is written.
            next = Task.Run(() => Make(maker, Math.Min(BatchSize, left)), ct);
            sqlite.Run("BEGIN");
            Publish(session, batch);
            sqlite.Run("COMMIT");
            done += batch.Count;
            Progress(done, watch.Elapsed);
        }

        foreach (var table in WordTables)
            sqlite.Run($"INSERT INTO {table} ({table}) VALUES ('optimize')");
        Configure(sqlite, AsUsual);
        Console.WriteLine($"  words merged at {watch.Elapsed:h\\:mm\\:ss}");
    }

    private async Task<Newsroom> Found(SqliteDialect dialect, CancellationToken ct)
    {
        await using var db = Db.ForSqlite(dialect, file);
        return await Newsroom.Found(db, ct);
    }

    private static void Configure(SqliteSession sqlite, IEnumerable<(string Setting, int Value)> settings)
    {
        foreach (var table in WordTables)
            foreach (var (setting, value) in settings)
                sqlite.Run($"INSERT INTO {table} ({table}, rank) VALUES ('{setting}', {value})");
    }

    // In the order of time, because a full-text index takes rows in rising order much faster; ids stay out of that order.
    private static IReadOnlyList<ReadyArticle> Make(StoryMaker maker, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => maker.Next()).OrderBy(ready => ready.Article.PublishedAt)];

    private static int Publish(WriteSession session, IReadOnlyList<ReadyArticle> batch)
    {
        var seq = session.Find<long>(Db.SeqSql);
        ContentWrite[] writes = [.. batch.Select(ready => new ContentWrite(session, ++seq, ready.Article.ModifiedAt, Newsroom.Editor))];
        foreach (var (write, (article, revision)) in writes.Zip(batch))
            Publish(write, article with { Seq = write.Seq }, revision);
        // After all articles: an INSERT that returns its id opens a savepoint, at which the full-text index writes what it has
        // gathered so far. Between the articles that would double the time.
        foreach (var (write, (article, _)) in writes.Zip(batch))
        {
            ShareLinkRepository.AddAutomatic(write, article.Id, article.Language);
            write.Record(ChangeKinds.Article, article.Id, ChangeActions.Published, article.Language);
        }

        return session.Execute(SetSeqSql, new { Seq = seq });
    }

    private static void Publish(ContentWrite write, Article article, ArticleRevision revision)
    {
        write.Execute(AddArticleSql, new
        {
            article.Id, article.Language, StateName = article.State.ToString(), article.NewestRevision, article.PublishedRevision,
            article.LastPublishedRevision, article.Version, article.Seq, article.CreatedAt, article.CreatedBy, article.ModifiedAt,
            article.PublishedAt, article.UpdatedAt,
        });
        ArticleSlugs.Hold(write, article.Id, article.Language, revision.Slug);
        if (PublishedProjection.Publish(write, article, revision).Problem is { } problem)
            throw new InvalidOperationException($"A generated article was refused: {problem.Detail}");
    }

    private void Progress(int done, TimeSpan elapsed)
    {
        var speed = done / elapsed.TotalSeconds;
        Console.WriteLine(
            $"  {done:N0} of {articles:N0} articles, {speed:N0} a second, {TimeSpan.FromSeconds((articles - done) / speed):h\\:mm\\:ss} left");
    }
}
