using Dapper;
using Microsoft.Data.SqlClient;
using NewsApi.Data.Statements;

namespace NewsApi.Data.SqlServer;

/// <summary>
/// Creates the full-text index if the server supports full-text search. The statements can't run inside a transaction, and not every
/// server supports them, so they are not a migration. The server updates the index in the background after each commit.
/// </summary>
internal static partial class SqlServerFullText
{
    private static readonly Sql InstalledSql = new(
        "SELECT CASE WHEN SERVERPROPERTY('IsFullTextInstalled') = 1 THEN 1 ELSE 0 END");

    private static readonly Sql WordsIndexedSql = new(
        "SELECT COUNT(*) FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID('published_search')");

    private static readonly Sql TitlesIndexedSql = new(
        "SELECT COUNT(*) FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID('published_titles')");

    private static readonly Sql CreateCatalogSql = new(
        "IF NOT EXISTS (SELECT 1 FROM sys.fulltext_catalogs WHERE name = 'newsapi') CREATE FULLTEXT CATALOG newsapi");

    // Words are already folded and in many languages, so the index has the neutral word breaker and no stop words.
    private static readonly Sql IndexWordsSql = new("""
        CREATE FULLTEXT INDEX ON published_search (words LANGUAGE 0)
        KEY INDEX published_search_key ON newsapi
        WITH (CHANGE_TRACKING = AUTO, STOPLIST = OFF)
        """);

    private static readonly Sql IndexTitlesSql = new("""
        CREATE FULLTEXT INDEX ON published_titles (title LANGUAGE 0)
        KEY INDEX published_titles_key ON newsapi
        WITH (CHANGE_TRACKING = AUTO, STOPLIST = OFF)
        """);

    public static async Task<bool> EnsureAsync(SqlConnection connection, SqlDialect dialect, ILogger log)
    {
        try
        {
            if (await connection.ExecuteScalarAsync<int>(InstalledSql.For(dialect)) == 0)
                return false;
            await connection.ExecuteAsync(CreateCatalogSql.For(dialect));
            if (await connection.ExecuteScalarAsync<int>(WordsIndexedSql.For(dialect)) == 0)
                await connection.ExecuteAsync(IndexWordsSql.For(dialect));
            if (await connection.ExecuteScalarAsync<int>(TitlesIndexedSql.For(dialect)) == 0)
                await connection.ExecuteAsync(IndexTitlesSql.For(dialect));
            return true;
        }
        catch (SqlException e)
        {
            LogRefused(log, e.Message);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The server has full-text search but refused to create its index; search reads every row: {Reason}")]
    private static partial void LogRefused(ILogger log, string reason);
}
