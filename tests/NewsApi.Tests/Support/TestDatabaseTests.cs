using Microsoft.Data.SqlClient;

namespace NewsApi.Tests.Support;

public class TestDatabaseTests
{
    [Test]
    public async Task Fixtures_run_on_SQL_Server_too()
    {
        if (TestDatabase.Server is null && Environment.GetEnvironmentVariable("NEWSAPI_REQUIRE_SQLSERVER") != "1")
            Assert.Ignore("no SQL Server: set NEWSAPI_TEST_SQLSERVER to a connection string");
        Assert.That(TestDatabase.Server, Is.Not.Null, "NEWSAPI_REQUIRE_SQLSERVER is 1, but NEWSAPI_TEST_SQLSERVER is empty");
        await using var server = new SqlConnection(TestDatabase.Server);
        await server.OpenAsync();
        Assert.That(TestDatabase.Kinds, Does.Contain(Database.SqlServer));
    }
}
