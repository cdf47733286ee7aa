using Dapper;
using Microsoft.Data.Sqlite;
using NewsApi.Data;
using NewsApi.Data.Sqlite;
using NewsApi.Data.Statements;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Data.Sqlite;

public class SqliteWriterTests
{
    private static readonly Sql CreateSql =
        new(
            "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, parent INTEGER REFERENCES notes (id) DEFERRABLE "
                + "INITIALLY DEFERRED)");
    private static readonly Sql AddSql = new("INSERT INTO notes (text, parent) VALUES (@Text, @Parent)");

    private TestDatabase _database = null!;
    private Db _db = null!;

    [SetUp]
    public async Task Start()
    {
        _database = new TestDatabase(Database.Sqlite);
        DataFolder.Reserve(_database.File);
        _db = Db.ForSqlite(new SqliteDialect(), _database.File, TimeSpan.FromSeconds(15));
        await _db.WriteAsync(write => write.Execute(CreateSql), CancellationToken.None);
    }

    [TearDown]
    public async Task Stop()
    {
        await _db.DisposeAsync();
        _database.Dispose();
    }

    [Test]
    public async Task One_failing_piece_of_work_takes_no_other_with_it()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 500).Select(number => Try(() => Add($"note {number % 450}"))));
        Assert.That(outcomes.Count(ok => ok), Is.EqualTo(450));
        Assert.That(Count(), Is.EqualTo(450));
    }

    [Test]
    public async Task A_commit_that_fails_is_acknowledged_to_nobody_and_the_writer_goes_on()
    {
        // The deferred key is checked by COMMIT itself, so every piece of that group has to hear of it.
        Assert.That(await Try(() => Add("orphan", parent: 999)), Is.False);
        Assert.That(await Try(() => Add("next")), Is.True);
        Assert.That(Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Abandoned_work_answers_and_leaves_nothing()
    {
        var answer = await _db.WriteAsync(
            write =>
            {
                write.Execute(AddSql, new { Text = "thought better of", Parent = (long?)null });
                write.Abandon();
                return "no";
            },
            CancellationToken.None);
        Assert.That((answer, Count()), Is.EqualTo(("no", 0L)));
    }

    [Test]
    public async Task A_caller_who_hangs_up_after_the_work_was_taken_does_not_stop_it()
    {
        using var gone = new CancellationTokenSource();
        using var started = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var write = _db.WriteAsync(
            session =>
            {
                started.Set();
                goOn.Wait();
                return session.Execute(AddSql, new { Text = "kept", Parent = (long?)null });
            },
            gone.Token);
        started.Wait();
        await gone.CancelAsync();
        goOn.Set();
        Assert.That(await write, Is.EqualTo(1));
        Assert.That(Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Two_writers_on_one_file_wait_for_one_another()
    {
        await using var other = Db.ForSqlite(new SqliteDialect(), _database.File, TimeSpan.FromSeconds(15));
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => (number % 2 == 0 ? _db : other).WriteAsync(
            write => write.Execute(AddSql, new { Text = $"from both {number}", Parent = (long?)null }), CancellationToken.None)));
        Assert.That(Count(), Is.EqualTo(200));
    }

    [Test]
    public async Task Readers_can_not_write_and_the_writer_syncs_every_commit()
    {
        await using var read = await _db.ReadAsync(CancellationToken.None);
        Assert.That(
            async () => await read.ListAsync<int>(AddSql, new { Text = "by a reader", Parent = (long?)null }, CancellationToken.None),
            Throws.InstanceOf<SqliteException>());
        var synchronous = await _db.WriteAsync(write => write.Find<int>(new Sql("PRAGMA synchronous")), CancellationToken.None);
        Assert.That(synchronous, Is.EqualTo(2), "FULL");
        Assert.That(
            await _db.WriteAsync(write => write.Find<string>(new Sql("PRAGMA journal_mode")), CancellationToken.None), Is.EqualTo("wal"));
    }

    private Task<int> Add(string text, long? parent = null) =>
        _db.WriteAsync(write => write.Execute(AddSql, new { Text = text, Parent = parent }), CancellationToken.None);

    private long Count()
    {
        using var connection = _database.Open();
        return connection.ExecuteScalar<long>("SELECT COUNT(*) FROM notes");
    }

    private static async Task<bool> Try(Func<Task<int>> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}
