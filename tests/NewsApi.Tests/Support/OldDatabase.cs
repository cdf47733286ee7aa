using System.Data.Common;
using Dapper;
using NewsApi.Data.Migrations;
using NewsApi.Data.Statements;

namespace NewsApi.Tests.Support;

/// <summary>Takes a database back to where an older version of the program left it.</summary>
internal static class OldDatabase
{
    /// <summary>As migration 0001 left it, with the stories that are public.</summary>
    public static void BeforeSearch(DbConnection connection, SqlDialect dialect)
    {
        foreach (var table in (string[])["published_search", "published_titles", "search_rebuild"])
            connection.Execute($"DROP TABLE {table}");
        var first = Migration.All(dialect)[0].Script;
        var begin = first.LastIndexOf("CREATE", first.IndexOf("published_search", StringComparison.Ordinal), StringComparison.Ordinal);
        connection.Execute(first[begin..(first.IndexOf(");", begin, StringComparison.Ordinal) + 2)]);
        connection.Execute("DELETE FROM schema_migrations WHERE name LIKE '0002%'");
    }
}
