using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using NewsApi.Data.Migrations;
using NewsApi.Data.Sqlite;
using NewsApi.Data.SqlServer;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Data;

public class MigratorTests
{
    private static readonly string[] Names = [.. Migration.All(new SqliteDialect()).Select(migration => migration.Name)];

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [Test]
    public async Task Each_migration_is_recorded_with_its_time()
    {
        using var database = new TestDatabase(Database.Sqlite);
        await Migrate(database);
        using var connection = database.Open();
        Assert.That(Ledger(connection), Is.EqualTo(Names.Select(name => (name, _clock.GetUtcNow().ToUnixTimeMilliseconds()))));
    }

    [Test]
    public async Task Running_again_changes_nothing()
    {
        using var database = new TestDatabase(Database.Sqlite);
        await Migrate(database);
        using var connection = database.Open();
        connection.Execute("UPDATE site SET name = 'Kept'");
        var before = (Schema(connection), Ledger(connection));
        _clock.Advance(TimeSpan.FromDays(1));
        await Migrate(database);
        Assert.Multiple(() =>
        {
            Assert.That(Schema(connection), Is.EqualTo(before.Item1));
            Assert.That(Ledger(connection), Is.EqualTo(before.Item2));
            Assert.That(connection.Query<string>("SELECT name FROM site"), Is.EqualTo(["Kept"]));
        });
    }

    [Test]
    public async Task Former_slugs_of_tags_move_to_the_table_for_all_kinds()
    {
        using var database = new TestDatabase(Database.Sqlite);
        await Migrate(database);
        using var connection = database.Open();
        connection.Execute("""
            DROP TABLE former_slugs;
            CREATE TABLE tag_slugs (slug TEXT COLLATE NOCASE NOT NULL PRIMARY KEY, tag_id INTEGER NOT NULL);
            INSERT INTO tag_slugs (slug, tag_id) VALUES ('old-name', 7), ('older-name', 7);
            DELETE FROM schema_migrations WHERE name LIKE '0017%' OR name LIKE '0018%';
            """);
        await Migrate(database);
        Assert.That(
            connection.Query<string>("SELECT kind || ' ' || slug || ' ' || term_id FROM former_slugs ORDER BY slug"),
            Is.EqualTo(["tag old-name 7", "tag older-name 7"]));
        Assert.That(connection.ExecuteScalar<long>("SELECT COUNT(*) FROM sqlite_master WHERE name = 'tag_slugs'"), Is.Zero);
    }

    [Test]
    [Repeat(10)]
    public async Task Nodes_that_start_together_on_a_new_file_all_succeed()
    {
        const int nodes = 4;
        using var database = new TestDatabase(Database.Sqlite);
        using var start = new Barrier(nodes);
        await Task.WhenAll(Enumerable.Range(0, nodes).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return Migrate(database);
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));
        using var connection = database.Open();
        Assert.That(Ledger(connection).Select(row => row.Name), Is.EqualTo(Names));
        Assert.That(connection.Query<long>("SELECT seq FROM change_counter"), Is.EqualTo([0L]));
    }

    [Test]
    public void A_migration_that_fails_leaves_nothing()
    {
        using var database = new TestDatabase(Database.Sqlite);
        // SQL Server's scripts begin with a table that SQLite takes too, and go on with what it refuses.
        var migrator = new SqliteMigrator(new SqlServerDialect(), database.File, _clock);
        Assert.That(() => migrator.MigrateAsync(CancellationToken.None), Throws.TypeOf<SqliteException>());
        using var connection = database.Open();
        Assert.That(Schema(connection), Is.Empty);
    }

    [Test]
    public async Task A_schema_of_a_newer_program_is_refused()
    {
        using var database = new TestDatabase(Database.Sqlite);
        await Migrate(database);
        using (var connection = database.Open())
            connection.Execute("INSERT INTO schema_migrations (name, applied_at) VALUES ('9999_future', 0)");
        Assert.That(
            () => Migrate(database),
            Throws.TypeOf<SchemaMismatchException>().With.Message.Contains("newer version").And.Message.Contains("9999_future"));
    }

    [Test]
    public async Task A_migration_that_was_another_script_is_refused()
    {
        using var database = new TestDatabase(Database.Sqlite);
        await Migrate(database);
        using (var connection = database.Open())
            connection.Execute("UPDATE schema_migrations SET checksum = 'other' WHERE name LIKE '0011%'");
        Assert.That(() => Migrate(database), Throws.TypeOf<SchemaMismatchException>().With.Message.Contains("0011_readership"));
    }

    [Test]
    public async Task A_ledger_without_checksums_gets_them()
    {
        using var database = new TestDatabase(Database.Sqlite);
        await Migrate(database);
        using var connection = database.Open();
        connection.Execute("ALTER TABLE schema_migrations DROP COLUMN checksum");
        await Migrate(database);
        Assert.That(
            connection.Query<string>("SELECT checksum FROM schema_migrations ORDER BY name"),
            Is.EqualTo(Migration.All(new SqliteDialect()).Select(migration => migration.Checksum)));
    }

    [Test]
    public async Task The_file_keeps_a_log_ahead_of_writing()
    {
        using var database = new TestDatabase(Database.Sqlite);
        await Migrate(database);
        using var connection = database.Open();
        Assert.That(connection.ExecuteScalar<string>("PRAGMA journal_mode"), Is.EqualTo("wal"));
    }

    private Task Migrate(TestDatabase database) =>
        new SqliteMigrator(new SqliteDialect(), database.File, _clock).MigrateAsync(CancellationToken.None);

    private static IReadOnlyList<string> Schema(DbConnection connection) =>
        [.. connection.Query<string>("SELECT name || coalesce(sql, '') FROM sqlite_master ORDER BY name")];

    private static IReadOnlyList<(string Name, long AppliedAt)> Ledger(DbConnection connection) =>
        [.. connection.Query<(string, long)>("SELECT name, applied_at FROM schema_migrations ORDER BY name")];
}
