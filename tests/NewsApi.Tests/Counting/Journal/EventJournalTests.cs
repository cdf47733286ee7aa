using Dapper;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NewsApi.Counting;
using NewsApi.Counting.Journal;
using NewsApi.Data;
using NewsApi.Data.Sqlite;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Counting.Journal;

/// <summary>The journal while the database fails, and at its end, when the database may be gone already.</summary>
public class EventJournalTests
{
    private const int Limit = 100;

    private static readonly ReaderEvent Click = new()
    {
        Kind = EventKind.Click, Class = VisitorClass.Human, Article = new EventArticle(1, "en", 0, []), LinkId = 1, Channel = "",
        Referrer = "", At = 1,
    };

    [Test, CancelAfter(30_000)]
    public async Task Without_a_database_it_still_comes_to_an_end_and_events_are_refused()
    {
        using var database = new TestDatabase(Database.Sqlite);
        var db = Db.ForSqlite(new SqliteDialect(), database.File, TimeSpan.FromSeconds(15));
        var journal = JournalOf(db);
        await db.DisposeAsync();
        journal.Post(Click);
        var stored = journal.Add([Click]);
        Assert.That(async () => await stored!, Throws.Exception);
        journal.Post(Click);
        await journal.Stop();
    }

    [Test, CancelAfter(30_000)]
    public async Task A_database_that_fails_to_the_end_has_each_click_tried_once_more()
    {
        using var database = new TestDatabase(Database.Sqlite);
        // There are no tables, so nothing can be stored.
        await using var db = Db.ForSqlite(new SqliteDialect(), database.File, TimeSpan.FromSeconds(15));
        var journal = JournalOf(db);
        journal.Post(Click);
        await journal.Stop();
        Assert.That(async () => await journal.Add([Click])!, Throws.InstanceOf<System.Data.Common.DbException>());
    }

    [Test, CancelAfter(30_000)]
    public async Task Clicks_stay_in_memory_while_the_database_fails_and_are_stored_later()
    {
        using var database = await Migrated();
        await using var db = Db.ForSqlite(new SqliteDialect(), database.File, TimeSpan.FromSeconds(15));
        using var connection = database.Open();
        connection.Execute(FailingInserts);
        var log = new MessageLog();
        var journal = JournalOf(db, log);
        journal.Post(Click);
        await log.First;
        // One may be on its way from the channel to the database.
        for (var click = 1; click < Limit * 3; click++)
            journal.Post(Click);
        connection.Execute("DROP TRIGGER failing");
        await journal.Flush();
        Assert.That(connection.ExecuteScalar<int>("SELECT SUM(events) FROM read_journal"), Is.InRange(Limit, Limit * 2));
        await journal.Stop();
    }

    [Test, CancelAfter(30_000)]
    public async Task Clicks_whose_commit_took_place_although_it_failed_are_not_stored_twice()
    {
        using var database = await Migrated();
        await using var db = Db.ForSqlite(new SqliteDialect(), database.File, TimeSpan.FromSeconds(15));
        using var connection = database.Open();
        connection.Execute(FailingInserts);
        var log = new MessageLog();
        var journal = JournalOf(db, log);
        journal.Post(Click);
        var batch = long.Parse((await log.First).Split("batch ")[1].TrimEnd('\'', '.'), System.Globalization.CultureInfo.InvariantCulture);
        connection.Execute(
            "BEGIN; DROP TRIGGER failing; INSERT INTO read_journal (batch, received_at, events, content) VALUES (@batch, 0, 1, x''); "
                + "COMMIT",
            new { batch });
        await journal.Stop();
        Assert.That(connection.Query<long>("SELECT batch FROM read_journal"), Is.EqualTo(new[] { batch }));
    }

    [Test, CancelAfter(30_000)]
    public async Task More_events_than_the_limit_are_refused_at_once_and_taken_again_after_the_commit()
    {
        using var database = await Migrated();
        await using var db = Db.ForSqlite(new SqliteDialect(), database.File, TimeSpan.FromSeconds(15));
        var journal = JournalOf(db);
        Assert.That(journal.Add([.. Enumerable.Repeat(Click, Limit + 1)]), Is.Null);
        for (var round = 0; round < 3; round++)
            await journal.Add([.. Enumerable.Repeat(Click, Limit)])!;
        await journal.Stop();
    }

    private const string FailingInserts = """
        CREATE TRIGGER failing BEFORE INSERT ON read_journal
        BEGIN SELECT RAISE(ABORT, 'batch ' || NEW.batch); END
        """;

    private static EventJournal JournalOf(Db db, ILogger<EventJournal>? log = null) => new(
        db, TimeProvider.System, Options.Create(new CountingOptions { QueueEvents = Limit }), Works.New(),
        log ?? NullLogger<EventJournal>.Instance);

    private static async Task<TestDatabase> Migrated()
    {
        var database = new TestDatabase(Database.Sqlite);
        await new SqliteMigrator(new SqliteDialect(), database.File, TimeProvider.System).MigrateAsync(CancellationToken.None);
        return database;
    }

    private sealed class MessageLog : ILogger<EventJournal>
    {
        private readonly TaskCompletionSource<string> _first = new();

        public Task<string> First => _first.Task;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _first.TrySetResult(formatter(state, exception));
    }
}
