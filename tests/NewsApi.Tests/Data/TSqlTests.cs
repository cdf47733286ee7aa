using NewsApi.Data.Migrations;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Data;

/// <summary>Every text that the program can send to SQL Server, checked without one.</summary>
public class TSqlTests
{
    // A wrong column in a list is wrong in hundreds of statements.
    private const int Shown = 20;

    [Test]
    public void Every_fixed_statement_is_valid() => Valid(Statements.Schema, Statements.Fixed);

    // A prime is no period of the choices that the statements are put together from, so a few have some of each.
    [TestCase(31)]
    [TestCase(1, Category = "Slow")]
    public void Lists_of_public_articles_are_valid(int oneOf) => Valid(Statements.Schema, Some(PublicLists.All, oneOf));

    [TestCase(13)]
    [TestCase(1, Category = "Slow")]
    public void Lists_of_drafts_are_valid(int oneOf) => Valid(Statements.Schema, Some(ListStatements.Newest, oneOf));

    [Test]
    public void Every_migration_keeps_to_the_dialect() => Assert.That(
        Statements.Migrations.SelectMany(migration => TSqlCheck.Read(migration.Script).Select(what => $"{migration.Name}: {what}")),
        Is.Empty);

    [Test]
    public void What_a_migration_writes_fits_the_schema_of_its_time()
    {
        var before = new List<string>();
        foreach (var migration in Statements.Migrations)
            foreach (var batch in TSql.Parse(migration.Script).Batches)
            {
                before.Add(TSql.Text(batch));
                var writes = batch.Statements.Where(statement => !TSql.IsDefinition(statement))
                    .Select(statement => new Statement(typeof(Migration), migration.Name, TSql.Text(statement))).ToList();
                if (writes.Count > 0)
                    Valid(TSqlSchema.Fold(before), writes);
            }
    }

    private static IEnumerable<Statement> Some(IReadOnlyList<Statement> all, int oneOf) => all.Where((_, index) => index % oneOf == 0);

    private static void Valid(TSqlSchema schema, IEnumerable<Statement> statements)
    {
        var findings = TSqlCheck.Check(schema, statements);
        Assert.That(findings, Is.Empty, () => string.Join('\n', findings.Distinct().Take(Shown)));
    }
}
