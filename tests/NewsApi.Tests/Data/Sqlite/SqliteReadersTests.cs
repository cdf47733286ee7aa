using NewsApi.Data;
using NewsApi.Data.Sqlite;
using NewsApi.Data.Statements;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Data.Sqlite;

public class SqliteReadersTests
{
    [Test]
    public async Task Whoever_reads_inside_many_other_readings_still_comes_to_an_end()
    {
        using var database = new TestDatabase(Database.Sqlite);
        var dialect = new SqliteDialect();
        await new SqliteMigrator(dialect, database.File, TimeProvider.System).MigrateAsync(CancellationToken.None);
        await using var db = Db.ForSqlite(dialect, database.File, TimeSpan.FromSeconds(15));
        var open = new List<ReadSession>();
        for (var more = 0; more < SqliteReaders.MaxConcurrent + 2; more++)
        {
            open.Add(await db.ReadAsync(CancellationToken.None));
            Assert.That(await open[^1].FindAsync<long>(ChangeCounter.SeqSql, null, CancellationToken.None), Is.Zero);
        }

        foreach (var session in open)
            await session.DisposeAsync();
        Assert.That(await db.FindAsync<long>(ChangeCounter.SeqSql, null, CancellationToken.None), Is.Zero);
    }
}
