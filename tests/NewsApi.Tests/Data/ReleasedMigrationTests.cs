using NewsApi.Data.Migrations;
using NewsApi.Data.Sqlite;
using NewsApi.Data.SqlServer;
using NewsApi.Data.Statements;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Data;

/// <summary>
/// A released migration never changes: databases have run it. <c>released-migrations.txt</c> has a line for each, with its database and its
/// checksum. A new migration gets its line with the release; a line never changes.
/// </summary>
public class ReleasedMigrationTests
{
    private static readonly IReadOnlyList<string> Present =
    [
        .. from dialect in (SqlDialect[])[new SqliteDialect(), new SqlServerDialect()]
           from migration in Migration.All(dialect)
           select $"{migration.Checksum} {dialect.MigrationFolder}/{migration.Name}",
    ];

    [Test]
    public void Each_is_the_script_that_was_released() => Assert.That(
        Present, Is.EquivalentTo(File.ReadLines(Repository.Path("tests", "NewsApi.Tests", "Data", "released-migrations.txt"))));
}
