using Microsoft.Data.Sqlite;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace NewsApi.Tests.Support;

/// <summary>A schema as one line per column, index and reference, in words that both databases share.</summary>
internal static class SchemaFacts
{
    private const string Integer = "INTEGER", Text = "TEXT";

    public static IReadOnlyList<string> Of(TSqlSchema schema) =>
    [
        .. schema.Tables.SelectMany(Facts),
        .. schema.Indexes.Select(index => Index(
            TSqlSchema.Name(index.OnName), index.Name.Value, index.Unique, index.FilterPredicate is not null, index.Columns)),
    ];

    public static IReadOnlyList<string> Of(SqliteConnection connection) =>
        [.. SqliteFacts.Tables(connection).SelectMany(table => SqliteFacts.Of(connection, table))];

    public static string Column(
        string table, int position, string name, string type, bool nullable, bool ignoresCase, bool generated) =>
        $"column {position} of {table}: {name} {type}{(nullable ? "" : " not null")}"
            + $"{(ignoresCase ? " without case" : "")}{(generated ? " generated" : "")}";

    public static string Key(string table, IEnumerable<string> columns) => $"key of {table}: {string.Join(", ", columns)}";

    public static string Reference(string table, string column, string target, string targetColumn, string onDelete) =>
        $"reference {table}.{column}: {target}.{targetColumn}, on delete {onDelete}";

    public static string Index(string table, string name, bool unique, bool partial, IEnumerable<string> columns) =>
        $"{(unique ? "unique " : "")}{(partial ? "partial " : "")}index {name} of {table}: {string.Join(", ", columns)}";

    private static string Index(string table, string name, bool unique, bool partial, IEnumerable<ColumnWithSortOrder> columns) =>
        Index(table, name, unique, partial, columns.Select(column =>
            Last(column.Column) + (column.SortOrder == SortOrder.Descending ? " DESC" : "")));

    private static IEnumerable<string> Facts(CreateTableStatement create)
    {
        var table = TSqlSchema.Name(create.SchemaObjectName);
        foreach (var (position, column) in create.Definition.ColumnDefinitions.Index())
        {
            var name = column.ColumnIdentifier.Value;
            yield return Column(
                table, position, name, Family(column.DataType),
                column.Constraints.OfType<NullableConstraintDefinition>().Single().Nullable,
                column.Collation is not null, column.IdentityOptions is not null);
            foreach (var constraint in column.Constraints)
                foreach (var fact in Facts(table, constraint, name))
                    yield return fact;
        }

        foreach (var constraint in create.Definition.TableConstraints)
            foreach (var fact in Facts(table, constraint, null))
                yield return fact;
    }

    private static IEnumerable<string> Facts(string table, ConstraintDefinition constraint, string? column)
    {
        switch (constraint)
        {
            case UniqueConstraintDefinition { IsPrimaryKey: true } key:
                yield return Key(table, column is null ? key.Columns.Select(part => Last(part.Column)) : [column]);
                break;
            case ForeignKeyConstraintDefinition reference:
                var columns = column is null ? reference.Columns.Select(part => part.Value) : [column];
                foreach (var (from, to) in columns.Zip(reference.ReferencedTableColumns))
                    yield return Reference(
                        table, from, TSqlSchema.Name(reference.ReferenceTableName), to.Value,
                        reference.DeleteAction == DeleteUpdateAction.Cascade ? "CASCADE" : "NO ACTION");
                break;
            case NullableConstraintDefinition or DefaultConstraintDefinition:
                break;
            default:
                throw new NotSupportedException($"Teach {nameof(SchemaFacts)}: {TSql.Text(constraint)}");
        }
    }

    private static string Family(DataTypeReference type) => type.Name.BaseIdentifier.Value.ToLowerInvariant() switch
    {
        "bigint" or "int" or "bit" => Integer,
        "nvarchar" => Text,
        "float" => "REAL",
        "varbinary" => "BLOB",
        var other => other,
    };

    private static string Last(ColumnReferenceExpression column) => column.MultiPartIdentifier.Identifiers[^1].Value;
}
