using Microsoft.Data.Sqlite;
using NewsApi.Data.Migrations;
using NewsApi.Data.Sqlite;
using NewsApi.Data.SqlServer;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Data;

/// <summary>The two folders of migrations make the same database, so that one SQL text fits both.</summary>
public class MigrationParityTests
{
    // On SQLite FTS5 tables, whose rowid is the key; SearchKey in the dialects tells them apart.
    private static readonly (string Table, string Column)[] Words = [("published_search", "words"), ("published_titles", "title")];

    private IReadOnlyList<string> _sqlite = [];

    [OneTimeSetUp]
    public async Task Migrate()
    {
        using var database = new TestDatabase(Database.Sqlite);
        await new SqliteMigrator(new SqliteDialect(), database.File, TimeProvider.System).MigrateAsync(CancellationToken.None);
        using var connection = (SqliteConnection)database.Open();
        _sqlite = SchemaFacts.Of(connection);
        foreach (var (table, column) in Words)
            Assert.That(
                SqliteFacts.Of(connection, table).Select(fact => fact.Split(": ")[^1]), Is.EqualTo([$"{column} "]),
                "FTS5 columns have a name and nothing else");
    }

    [Test]
    public void Both_folders_hold_the_same_names() => Assert.That(
        Migration.All(new SqliteDialect()).Select(migration => migration.Name),
        Is.EqualTo(Statements.Migrations.Select(migration => migration.Name)));

    [Test]
    public void Both_folders_make_the_same_tables() => Assert.That(Differences(Statements.Schema), Is.Empty);

    [Test]
    public void The_tables_of_words_have_the_same_column_and_their_key() => Assert.That(
        SchemaFacts.Of(Statements.Schema).Where(IsSearch),
        Is.EquivalentTo(Words.SelectMany(words => (string[])
        [
            SchemaFacts.Column(words.Table, 0, new SqlServerDialect().SearchKey, "INTEGER", false, false, false),
            SchemaFacts.Column(words.Table, 1, words.Column, "TEXT", false, true, false),
            SchemaFacts.Key(words.Table, [new SqlServerDialect().SearchKey]),
        ])));

    [TestCase("  action nvarchar(20) NOT NULL,", "")]
    [TestCase("  action nvarchar(20) NOT NULL,", "  action nvarchar(20) NOT NULL, extra int NULL,")]
    [TestCase("  action nvarchar(20) NOT NULL,", "  action nvarchar(20) NULL,")]
    [TestCase("  action nvarchar(20) NOT NULL,", "  action int NOT NULL,")]
    [TestCase("  action nvarchar(20) NOT NULL,", "  action varchar(20) NOT NULL,")]
    [TestCase("  action nvarchar(20) NOT NULL,", "  action nvarchar(20) COLLATE Latin1_General_CI_AI NOT NULL,")]
    [TestCase("PRIMARY KEY (seq, position)", "PRIMARY KEY (position, seq)")]
    [TestCase("bigint IDENTITY(1, 1) NOT NULL CONSTRAINT tags_key", "bigint NOT NULL CONSTRAINT tags_key")]
    [TestCase("parent_id bigint NULL REFERENCES sections (id)", "parent_id bigint NULL REFERENCES tags (id)")]
    [TestCase("parent_id bigint NULL REFERENCES sections (id)", "parent_id bigint NULL")]
    [TestCase("CREATE UNIQUE INDEX tags_slug", "CREATE INDEX tags_slug")]
    [TestCase("CREATE UNIQUE INDEX tags_slug", "CREATE UNIQUE INDEX tags_by_slug")]
    [TestCase("ON changes (kind, entity_id, seq)", "ON changes (entity_id, kind, seq)")]
    [TestCase("ON changes (kind, entity_id, seq)", "ON changes (kind, entity_id, seq DESC)")]
    [TestCase("CREATE INDEX articles_modified ON articles (modified_at, id);", "")]
    [TestCase("CREATE TABLE changes (", "CREATE TABLE extra (id int NOT NULL);\nCREATE TABLE changes (")]
    public void A_difference_is_caught(string text, string other)
    {
        var scripts = Statements.Migrations.Select(migration => migration.Script).ToList();
        Assert.That(scripts[0], Does.Contain(text));
        scripts[0] = scripts[0].Replace(text, other);
        Assert.That(Differences(Statements.SchemaAfter(scripts)), Is.Not.Empty);
    }

    private IEnumerable<string> Differences(TSqlSchema schema)
    {
        var server = SchemaFacts.Of(schema).Where(fact => !IsSearch(fact)).ToList();
        return [
            .. _sqlite.Except(server).Select(fact => $"SQLite only: {fact}"),
            .. server.Except(_sqlite).Select(fact => $"SQL Server only: {fact}"),
        ];
    }

    private static bool IsSearch(string fact) =>
        Words.Any(words => fact.Contains($" of {words.Table}:", StringComparison.Ordinal));
}
