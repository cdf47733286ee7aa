namespace NewsApi.Tests.Support;

/// <summary>The check itself: it takes what is right and sees each thing that is wrong.</summary>
public class TSqlCheckTests
{
    private const string Tables = """
        CREATE TABLE stories (id bigint IDENTITY(1, 1) NOT NULL CONSTRAINT stories_key PRIMARY KEY, title nvarchar(300) NOT NULL, at bigint NULL);
        CREATE INDEX stories_at ON stories (at, id);
        """;

    [TestCase("SELECT s.id, s.title FROM stories AS s WHERE s.at > @After ORDER BY s.at, s.id OFFSET 0 ROWS FETCH NEXT @Take ROWS ONLY")]
    [TestCase("INSERT INTO stories (title, at) OUTPUT INSERTED.id VALUES (@Title, @At)")]
    [TestCase("UPDATE stories SET title = @Title WHERE id IN (SELECT CAST(n.value AS bigint) FROM OPENJSON(@Ids) AS n)")]
    [TestCase("DECLARE @n int; SELECT @n = COUNT(*) FROM stories; SELECT @n")]
    public void A_good_statement_passes(string text) => Assert.That(Check(text), Is.Empty);

    [TestCase("SELECT tilte FROM stories", "tilte")]
    [TestCase("SELECT s.id FROM stories AS s WHERE s.tilte = @Title", "tilte")]
    [TestCase("SELECT id FROM stories ORDER BY tilte", "tilte")]
    [TestCase("UPDATE stories SET tilte = @Title WHERE id = @Id", "tilte")]
    [TestCase("DELETE FROM stories WHERE tilte = @Title", "tilte")]
    [TestCase("INSERT INTO stories (tilte) VALUES (@Title)", "tilte")]
    [TestCase("INSERT INTO stories (title) OUTPUT INSERTED.number VALUES (@Title)", "number")]
    [TestCase("WITH x AS (SELECT id FROM stories) SELECT x.tilte FROM x", "tilte")]
    [TestCase("SELECT x.title FROM stories AS s", "x")]
    public void A_wrong_column_is_caught(string text, string named) => Assert.That(Check(text), Has.Some.Contains(named));

    [TestCase("SELECT id FROM storeys")]
    [TestCase("INSERT INTO storeys (id) VALUES (1)")]
    [TestCase("SELECT id FROM stories WHERE id IN (SELECT id FROM storeys)")]
    [TestCase("SELECT j.value FROM json_each(@Ids) AS j")]
    [TestCase("SELECT name FROM sys.tables")]
    [TestCase("SELECT s.id FROM stories AS s, pragma_table_info('stories')")]
    public void A_missing_table_is_caught(string text) => Assert.That(Check(text), Is.Not.Empty);

    [TestCase("SELECT id FROM stories LIMIT 1")]
    [TestCase("SELECT title || 'x' FROM stories")]
    [TestCase("INSERT INTO stories (title) VALUES (@Title) RETURNING id")]
    [TestCase("INSERT INTO stories (id, title) VALUES (1, @Title) ON CONFLICT (id) DO NOTHING")]
    [TestCase("INSERT OR IGNORE INTO stories (title) VALUES (@Title)")]
    [TestCase("SELECT id FROM stories WHERE id IN (SELECT value FROM json_each(@Ids))")]
    [TestCase("SELECT id FROM stories WHERE title MATCH @Words")]
    [TestCase("SELECT id FROM stories WHERE title IS @Title")]
    [TestCase("SELECT id FROM stories OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY")]
    [TestCase("PRAGMA user_version")]
    [TestCase("SELECT ifnull(title, '') FROM stories")]
    [TestCase("SELECT id FROM stories WHERE at < unixepoch()")]
    public void What_only_SQLite_takes_is_caught(string text) => Assert.That(Check(text), Is.Not.Empty);

    [TestCase("MERGE stories AS t USING stories AS s ON t.id = s.id WHEN MATCHED THEN DELETE;", "MERGE")]
    [TestCase("CREATE OR ALTER VIEW v AS SELECT id FROM stories", "CREATE OR ALTER")]
    [TestCase("CREATE TABLE t (id int NOT NULL, INDEX t_id (id))", "inline INDEX")]
    [TestCase("CREATE TABLE t (id int NOT NULL INDEX t_id)", "inline INDEX")]
    [TestCase("CREATE TABLE t (id int)", "neither NULL nor NOT NULL")]
    [TestCase("CREATE TABLE t (name nvarchar(9) COLLATE Cyrillic_General_CI_AS NOT NULL)", "collation")]
    [TestCase("ALTER TABLE stories ADD a int NULL, b int NULL", "more than one column")]
    [TestCase("SELECT id FROM stories WITH (READPAST)", "hint")]
    [TestCase("UPDATE stories WITH (UPDLOCK) SET at = 1", "hint")]
    [TestCase("EXEC sp_getapplock @Resource = 'a', @LockMode = 'Exclusive', @LockTimeout = 0", "timeout")]
    [TestCase("EXEC sp_getapplock @Resource = 'a', @LockMode = 'Exclusive'", "timeout")]
    [TestCase("SELECT id FROM stories WHERE title = @Title COLLATE Latin1_General_CS_AS", "collation")]
    [TestCase("INSERT INTO stories (title, at) VALUES (@Title)", "1 values into 2 columns")]
    [TestCase("INSERT INTO stories (title) VALUES (@A), (@B, @C)", "2 values into 1 columns")]
    [TestCase("INSERT INTO stories (title, at) SELECT title FROM stories", "1 values into 2 columns")]
    [TestCase("INSERT INTO stories VALUES (@Title, @At)", "without column names")]
    [TestCase("SELECT id, NULL AS title FROM stories UNION ALL SELECT id, title FROM stories", "NULL without a type")]
    public void What_the_design_forbids_is_caught(string text, string named) =>
        Assert.That(TSqlCheck.Read(text), Has.Some.Contains(named));

    [Test]
    public void Alterations_are_folded_into_the_tables()
    {
        var schema = TSqlSchema.Fold(
        [
            Tables,
            "ALTER TABLE stories ADD byline nvarchar(300) NULL;\nGO\nUPDATE stories SET byline = title;",
            "DROP INDEX stories_at ON stories; ALTER TABLE stories DROP COLUMN at; ALTER TABLE stories ALTER COLUMN byline nvarchar(200) "
                + "NOT NULL;",
            "CREATE TABLE gone (id int NOT NULL); DROP TABLE gone;",
        ]);
        Assert.That(Check("SELECT byline FROM stories", schema), Is.Empty);
        Assert.That(Check("SELECT at FROM stories", schema), Has.Some.Contains("at"));
        Assert.That(Check("SELECT id FROM gone", schema), Has.Some.Contains("gone"));
        Assert.That(schema.Scripts().Single(), Does.Match(@"\[?byline\]?\s+NVARCHAR \(200\)\s+NOT NULL").IgnoreCase);
    }

    [Test]
    public void A_definition_that_can_not_be_folded_is_refused() => Assert.That(
        () => TSqlSchema.Fold([Tables, "CREATE TRIGGER t ON stories AFTER INSERT AS SELECT 1"]), Throws.TypeOf<NotSupportedException>());

    [Test]
    public void A_table_with_an_index_on_no_column_is_caught() => Assert.That(
        Check("SELECT id FROM stories", TSqlSchema.Fold([Tables, "CREATE INDEX stories_tilte ON stories (tilte)"])),
        Has.Some.Contains("tilte"));

    private static IReadOnlyList<string> Check(string text, TSqlSchema? schema = null) =>
        TSqlCheck.Check(schema ?? TSqlSchema.Fold([Tables]), [new Statement(typeof(TSqlCheckTests), "Sql", text)]);
}
