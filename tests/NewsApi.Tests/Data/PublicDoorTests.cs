using NewsApi.Articles.Published.Stories;
using NewsApi.Sections;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Data;

/// <summary>What is not published is not there to leak, because no public statement reads where it is.</summary>
public class PublicDoorTests
{
    [Test]
    public void Only_editorial_types_touch_editorial_tables() => Assert.That(PublicDoor.Leaks(PublicDoor.UsesOfAll.Value), Is.Empty);

    [Test]
    public void Every_permission_is_in_use() => Assert.That(
        PublicDoor.Allowed.Except(PublicDoor.UsesOfAll.Value.Select(use => (use.Statement.Owner, use.Table))), Is.Empty);

    [Test]
    public void Every_editorial_table_exists() => Assert.That(
        PublicDoor.EditorialTables.Except(Statements.Schema.Tables.Select(table => TSqlSchema.Name(table.SchemaObjectName))), Is.Empty);

    [TestCase("SELECT title FROM article_revisions")]
    [TestCase("SELECT p.id FROM published_articles AS p WHERE EXISTS (SELECT 1 FROM dbo.[Articles] AS a WHERE a.id = p.id)")]
    [TestCase("SELECT p.id FROM published_articles AS p JOIN article_tags AS t ON t.article_id = p.id")]
    [TestCase("WITH x AS (SELECT article_id FROM article_authors) SELECT article_id FROM x")]
    [TestCase("UPDATE published_articles SET title = (SELECT MAX(slug) FROM article_slugs) WHERE id = @Id")]
    [TestCase("DELETE FROM article_slugs WHERE article_id = @Id")]
    public void A_leak_is_caught(string text) =>
        Assert.That(Leaks(new Statement(typeof(ArticleQueries), "LeakSql", text)), Has.Count.EqualTo(1));

    [Test]
    public void A_permission_is_for_one_table_only()
    {
        var statement = new Statement(typeof(SectionRepository), "LeakSql", "SELECT slug FROM article_slugs");
        Assert.That(Leaks(statement), Is.EqualTo(["SectionRepository.LeakSql touches article_slugs"]));
    }

    [TestCase("SELECT id AS articles FROM published_articles -- FROM articles")]
    [TestCase("SELECT 'FROM articles' AS text FROM sections AS article_tags")]
    public void A_mere_word_is_no_leak(string text) =>
        Assert.That(Leaks(new Statement(typeof(ArticleQueries), "Sql", text)), Is.Empty);

    private static IReadOnlyList<string> Leaks(Statement statement) => PublicDoor.Leaks(PublicDoor.Uses([statement]));
}
