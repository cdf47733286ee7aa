using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.SqlClient;
using NewsApi.Data.Statements;

namespace NewsApi.Data.SqlServer;

internal sealed class SqlServerDialect : SqlDialect
{
    /// <summary>
    /// Whether the server has the full-text index; set at start, before the first query. Without the index, search uses LIKE, which reads
    /// every row.
    /// </summary>
    public bool HasFullText { get; set; }

    public override string Name => "SQL Server";

    public override string MigrationFolder => "SqlServer";

    public override string OutputId => "OUTPUT INSERTED.id";

    public override string ReturningId => "";

    public override string SearchKey => "search_key";

    public override string Limit(string parameter) => $"OFFSET 0 ROWS FETCH NEXT {parameter} ROWS ONLY";

    public override string Utf8(string column) => column;

    public override string LimitAny(string parameter) => $"ORDER BY (SELECT NULL) {Limit(parameter)}";

    // SQL Server has statistics and needs no hint.
    public override string IndexHint(string index) => "";

    public override string Numbers(string parameter) =>
        $"(SELECT CAST(number.value AS bigint) FROM OPENJSON({parameter}) AS number)";

    // JSON values have another collation than the columns of names, so they get the collation of these columns.
    public override string Names(string parameter) =>
        $"(SELECT name.value COLLATE Latin1_General_CI_AI FROM OPENJSON({parameter}) AS name)";

    public override string EachNumber(string column, string alias) =>
        $"CROSS APPLY (SELECT CAST(number.value AS bigint) AS value FROM OPENJSON({column}) AS number) AS {alias}";

    // JSON values have another collation than the columns of names, so they get the collation of these columns.
    public override string Rows(string parameter, IReadOnlyList<RowColumn> columns)
    {
        var names = columns.Select(column => column.Type == RowColumnType.Text
            ? $"item.{column.Name} COLLATE Latin1_General_CI_AI AS {column.Name}"
            : $"item.{column.Name}");
        var types = columns.Select((column, place) => $"{column.Name} {TypeOf(column.Type)} '$[{place}]'");
        return $"(SELECT {string.Join(", ", names)} FROM OPENJSON({parameter}) WITH ({string.Join(", ", types)}) AS item)";
    }

    public override string Joined(string value, string from, string order) =>
        $"(SELECT STRING_AGG({value}, ',') WITHIN GROUP (ORDER BY {order}) FROM {from})";

    public override string JsonRows(string alias, IReadOnlyList<string> columns, string from, string order) =>
        $"(SELECT {string.Join(", ", columns.Select(column => $"{alias}.{column}"))} FROM {from}"
        + $" ORDER BY {order} FOR JSON PATH, INCLUDE_NULL_VALUES)";

    public override string Accumulate(
        string table, IReadOnlyList<RowColumn> keys, IReadOnlyList<RowColumn> sums, IReadOnlyList<RowColumn> values) =>
        AccumulateSql.UpdateThenInsert(table, keys, sums, values, Rows(AccumulateSql.Parameter, [.. keys, .. sums, .. values]));

    // The collations of column and JSON value differ, so the comparison needs an explicit one. Folded words are compared by code point,
    // as in SQLite; other collations ignore letters that they do not know.
    public override string SearchMatch(string table, string column, string alias, string parameter) => HasFullText
        ? $"CONTAINS({alias}.{column}, {parameter})"
        : $"""
           NOT EXISTS (
               SELECT 1 FROM OPENJSON({parameter}) AS term
               WHERE {alias}.{column} COLLATE Latin1_General_100_BIN2 NOT LIKE term.value)
           """;

    public override string SearchProof(string table, string column, string alias, string search, string words) =>
        $"{alias}.{column} = {words} COLLATE Latin1_General_100_BIN2";

    public override string SearchArgument(IReadOnlyList<SearchTerm> terms) => HasFullText
        ? string.Join(" AND ", terms.Select(term => $"\"{term.Words}{(term.IsWhole ? "" : "*")}\""))
        : JsonSerializer.Serialize(terms.Select(term => term.Pattern));

    public override bool IsUniqueViolation(DbException e) =>
        e is SqlException fault && SqlServerTransientErrors.IsUniqueViolation(fault);

    public override bool IsForeignKeyViolation(DbException e) =>
        e is SqlException fault && SqlServerTransientErrors.IsForeignKeyViolation(fault);

    private static string TypeOf(RowColumnType type) => type switch
    {
        RowColumnType.Number => "bigint",
        RowColumnType.Real => "float",
        // If a key column is compared with nvarchar(max), its index can't be used.
        RowColumnType.Text => "nvarchar(4000)",
        _ => "nvarchar(max)",
    };

    public override bool IsUnavailable(DbException e) =>
        e is DatabaseUnavailableException || (e is SqlException sql && SqlServerTransientErrors.IsOutage(sql));
}
