using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace NewsApi.Tests.Support;

/// <summary>What a SQLite database itself says of its tables, in the words of <see cref="SchemaFacts"/>.</summary>
internal static class SqliteFacts
{
    // SQLite numbers rows anyway. AUTOINCREMENT keeps a number from being given again, and costs each commit a page of the log more.
    private static readonly (string Table, string Column) GivenAgain = ("read_journal", "id");

    /// <summary>Real tables: neither SQLite's own nor those in which a virtual table keeps its rows.</summary>
    public static IEnumerable<string> Tables(SqliteConnection connection) => connection.Query<string>("""
        SELECT name FROM pragma_table_list
        WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
        ORDER BY name
        """);

    public static IEnumerable<string> Of(SqliteConnection connection, string table) =>
        [.. Columns(connection, table), .. References(connection, table), .. Indexes(connection, table)];

    private static IEnumerable<string> Columns(SqliteConnection connection, string table)
    {
        var columns = connection.Query<(string Name, string Type, long NotNull, long Key)>(
            "SELECT name, type, \"notnull\", pk FROM pragma_table_info(@table) ORDER BY cid", new { table }).ToList();
        foreach (var (position, column) in columns.Index())
        {
            // No PRAGMA tells a column's collation.
            raw.sqlite3_table_column_metadata(
                connection.Handle, "main", table, column.Name, out _, out var collation, out _, out _, out var generated);
            yield return SchemaFacts.Column(
                table, position, column.Name, column.Type, column.NotNull == 0, collation == "NOCASE",
                generated == 1 || (table, column.Name) == GivenAgain);
        }

        var key = columns.Where(column => column.Key > 0).OrderBy(column => column.Key).Select(column => column.Name).ToList();
        if (key.Count > 0)
            yield return SchemaFacts.Key(table, key);
    }

    private static IEnumerable<string> References(SqliteConnection connection, string table) =>
        connection.Query<(string From, string Table, string To, string OnDelete)>(
            "SELECT \"from\", \"table\", \"to\", on_delete FROM pragma_foreign_key_list(@table)", new { table })
        .Select(reference => SchemaFacts.Reference(table, reference.From, reference.Table, reference.To, reference.OnDelete));

    private static IEnumerable<string> Indexes(SqliteConnection connection, string table) =>
        from index in connection.Query<(string Name, long Unique, long Partial)>(
            "SELECT name, \"unique\", partial FROM pragma_index_list(@table) WHERE origin <> 'pk'", new { table })
        let columns = connection.Query<string>(
            "SELECT name || iif(desc, ' DESC', '') FROM pragma_index_xinfo(@Name) WHERE key = 1 ORDER BY seqno", new { index.Name })
        select SchemaFacts.Index(table, index.Name, index.Unique == 1, index.Partial == 1, columns);
}
