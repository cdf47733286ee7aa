using System.Data.Common;
using Microsoft.Data.Sqlite;
using NewsApi.Data.Statements;

namespace NewsApi.Data.Sqlite;

internal sealed class SqliteDialect : SqlDialect
{
    // Result codes of https://www.sqlite.org/rescode.html
    private const int Perm = 3, Busy = 5, Locked = 6, ReadOnly = 8, IoError = 10, Full = 13, CantOpen = 14, Protocol = 15;
    private const int ForeignKey = 787, PrimaryKey = 1555, Unique = 2067;

    public override string Name => "SQLite";

    public override string MigrationFolder => "Sqlite";

    public override string OutputId => "";

    public override string ReturningId => "RETURNING id";

    public override string SearchKey => "rowid";

    public override string Limit(string parameter) => $"LIMIT {parameter}";

    public override string Utf8(string column) => $"CAST({column} AS BLOB)";

    public override string LimitAny(string parameter) => Limit(parameter);

    public override string IndexHint(string index) => $"INDEXED BY {index}";

    public override string Numbers(string parameter) => $"(SELECT value FROM json_each({parameter}))";

    public override string Names(string parameter) => Numbers(parameter);

    public override string EachNumber(string column, string alias) => $"CROSS JOIN json_each({column}) AS {alias}";

    public override string Rows(string parameter, IReadOnlyList<RowColumn> columns) =>
        $"(SELECT {string.Join(", ", columns.Select((column, place) => $"json_extract(item.value, '$[{place}]') AS {column.Name}"))}"
        + $" FROM json_each({parameter}) AS item)";

    public override string Joined(string value, string from, string order) =>
        $"(SELECT group_concat({value}, ',' ORDER BY {order}) FROM {from})";

    public override string JsonRows(string alias, IReadOnlyList<string> columns, string from, string order) =>
        $"(SELECT json_group_array(json_object({string.Join(", ", columns.Select(column => $"'{column}', {alias}.{column}"))})"
        + $" ORDER BY {order}) FROM {from})";

    public override string Accumulate(
        string table, IReadOnlyList<RowColumn> keys, IReadOnlyList<RowColumn> sums, IReadOnlyList<RowColumn> values) =>
        AccumulateSql.OnConflict(table, keys, sums, values);

    // An FTS5 table has a hidden column with the table's name.
    public override string SearchMatch(string table, string column, string alias, string parameter) =>
        $"{alias}.{table} MATCH {parameter}";

    // A contentless FTS5 table can be searched, but does not return its text.
    public override string SearchProof(string table, string column, string alias, string search, string words) =>
        SearchMatch(table, column, alias, search);

    // Quoting keeps AND, OR, NOT and NEAR plain words.
    public override string SearchArgument(IReadOnlyList<SearchTerm> terms) =>
        string.Join(' ', terms.Select(term => $"\"{term.Words}\"{(term.IsWhole ? "" : "*")}"));

    public override bool IsUniqueViolation(DbException e) =>
        e is SqliteException { SqliteExtendedErrorCode: PrimaryKey or Unique };

    public override bool IsForeignKeyViolation(DbException e) =>
        e is SqliteException { SqliteExtendedErrorCode: ForeignKey };

    public override bool IsUnavailable(DbException e) =>
        e is DatabaseUnavailableException
            or SqliteException { SqliteErrorCode: Perm or Busy or Locked or ReadOnly or IoError or Full or CantOpen or Protocol };
}
