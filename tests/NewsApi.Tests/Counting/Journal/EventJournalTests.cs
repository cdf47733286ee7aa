using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NewsApi.Counting;
using NewsApi.Counting.Journal;
using NewsApi.Data;
using NewsApi.Data.Sqlite;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Counting.Journal;

/// <summary>The journal at its end, when the database may be gone already.</summary>
public class EventJournalTests
{
    private static readonly ReaderEvent Click = new()
    {
        Kind = EventKind.Click, Class = VisitorClass.Human, Article = new EventArticle(1, "en", 0, []), LinkId = 1, Channel = "", Referrer = "", At = 1,
    };

    [Test, CancelAfter(30_000)]
    public async Task Without_a_database_it_still_comes_to_an_end_and_events_are_refused()
    {
        using var database = new TestDatabase(Database.Sqlite);
        var db = Db.ForSqlite(new SqliteDialect(), database.File);
        var journal = new EventJournal(db, TimeProvider.System, Options.Create(new CountingOptions()), NullLogger<EventJournal>.Instance);
        await db.DisposeAsync();
        journal.Post(Click);
        var told = journal.Add([Click]);
        Assert.That(async () => await told!, Throws.Exception);
        journal.Post(Click);
        await journal.Stop();
    }

    [Test, CancelAfter(30_000)]
    public async Task A_database_that_fails_to_the_end_has_each_click_tried_once_more()
    {
        using var database = new TestDatabase(Database.Sqlite);
        // There are no tables, so nothing can be stored.
        await using var db = Db.ForSqlite(new SqliteDialect(), database.File);
        var journal = new EventJournal(db, TimeProvider.System, Options.Create(new CountingOptions()), NullLogger<EventJournal>.Instance);
        journal.Post(Click);
        await journal.Stop();
        Assert.That(async () => await journal.Add([Click])!, Throws.InstanceOf<System.Data.Common.DbException>());
    }
}
