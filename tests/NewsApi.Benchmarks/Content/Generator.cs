using System.Diagnostics;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Sqlite;
using NewsApi.Data.Statements;
using NewsApi.ShareLinks.Links;

namespace NewsApi.Benchmarks.Content;

/// <summary>
/// Fills a database with published articles through the program's own code, so that it always fits the schema. Revisions are left
/// out: they would double the size, and public reads do not use them.
/// </summary>
internal sealed class Generator(string file, int articles)
{
    private const int BatchSize = 20_000;

    // An interrupted run starts again from nothing, so the database needs no durability.
    private const string Pragmas = """
        PRAGMA locking_mode = EXCLUSIVE;
        PRAGMA journal_mode = OFF;
        PRAGMA synchronous = OFF;
        PRAGMA cache_size = -3000000;
        PRAGMA foreign_keys = OFF;
        """;

    private static readonly string[] WordTables = ["published_search", "published_titles"];

    // FTS5 writes large segments and merges them once at the end. With its defaults, segments are small and merged many times: 620,000
    // articles took 57 GB of writing.
    private static readonly (string Setting, int Value)[] BulkLoad = [("hashsize", 16_000_000), ("automerge", 0), ("crisismerge", 2_000)];

    private static readonly (string Setting, int Value)[] Defaults = [("hashsize", 1_048_576), ("automerge", 4), ("crisismerge", 16)];

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
        var maker = new StoryMaker(await CreateNewsroom(dialect, ct), articles);
        using var sqlite = new SqliteSession(SqliteFiles.Writer(file), Pragmas);
        var session = new SqliteWriteSession(dialect, sqlite);
        Configure(sqlite, BulkLoad);
        var watch = Stopwatch.StartNew();
        var next = Task.Run(() => Make(maker, Math.Min(BatchSize, articles)), ct);
        for (var done = 0; done < articles;)
        {
            var batch = await next;
            var left = articles - done - batch.Count;
            // Makes the next batch while this one is written.
            next = Task.Run(() => Make(maker, Math.Min(BatchSize, left)), ct);
            sqlite.Run("BEGIN");
            Publish(session, batch);
            sqlite.Run("COMMIT");
            done += batch.Count;
            Progress(done, watch.Elapsed);
        }

        foreach (var table in WordTables)
            sqlite.Run($"INSERT INTO {table} ({table}) VALUES ('optimize')");
        Configure(sqlite, Defaults);
        Console.WriteLine($"  words merged at {watch.Elapsed:h\\:mm\\:ss}");
    }

    private async Task<Newsroom> CreateNewsroom(SqliteDialect dialect, CancellationToken ct)
    {
        await using var db = Db.ForSqlite(dialect, file, TimeSpan.FromSeconds(15));
        return await Newsroom.Create(db, ct);
    }

    private static void Configure(SqliteSession sqlite, IEnumerable<(string Setting, int Value)> settings)
    {
        foreach (var table in WordTables)
            foreach (var (setting, value) in settings)
                sqlite.Run($"INSERT INTO {table} ({table}, rank) VALUES ('{setting}', {value})");
    }

    // Sorted by time, because FTS5 inserts ascending keys much faster; ids are in another order.
    private static IReadOnlyList<ReadyArticle> Make(StoryMaker maker, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => maker.Next()).OrderBy(ready => ready.Article.PublishedAt)];

    private static int Publish(WriteSession session, IReadOnlyList<ReadyArticle> batch)
    {
        var seq = session.Find<long>(ChangeCounter.SeqSql);
        ContentWrite[] writes = [.. batch.Select(ready => new ContentWrite(session, ++seq, ready.Article.ModifiedAt, Newsroom.Editor))];
        foreach (var (write, (article, revision)) in writes.Zip(batch))
            Publish(write, article with { Seq = write.Seq }, revision);
        // After all articles: an INSERT that returns its id opens a savepoint, and FTS5 then flushes its buffer. Between the articles
        // that would double the time.
        foreach (var (write, (article, _)) in writes.Zip(batch))
        {
            AutomaticLink.Add(write, article.Id, article.Language);
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
        ArticleSlugs.Reserve(write, article.Id, article.Language, revision.Slug);
        // The database is empty, so there is nothing to read.
        var inputs = new PublicationInputs
        {
            Revision = revision, Present = null, Scope = null, Corrections = [], Tags = revision.Tags, IsSlugPublic = false,
            IsLanguageTaken = false, SharedStories = [],
        };
        if (PublishedProjection.Publish(write, article, inputs).Problem is { } problem)
            throw new InvalidOperationException($"A generated article was refused: {problem.Detail}");
    }

    private void Progress(int done, TimeSpan elapsed)
    {
        var speed = done / elapsed.TotalSeconds;
        Console.WriteLine(
            $"  {done:N0} of {articles:N0} articles, {speed:N0} a second, "
            + $"{TimeSpan.FromSeconds((articles - done) / speed):h\\:mm\\:ss} left");
    }
}
