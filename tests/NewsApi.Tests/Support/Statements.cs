using System.Reflection;
using NewsApi.Data.Migrations;
using NewsApi.Data.Statements;
using NewsApi.Http.Pages;

namespace NewsApi.Tests.Support;

/// <summary>Everything that the program can send to SQL Server, with full-text search and without.</summary>
internal static class Statements
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<(Type Owner, string Name, Sql Sql)> Fields { get; } =
    [
        .. from type in typeof(Sql).Assembly.GetTypes()
           where !type.ContainsGenericParameters
           from field in type.GetFields(Static)
           where field.FieldType == typeof(Sql) || field.FieldType == typeof(KeysetSql)
               || typeof(IEnumerable<Sql>).IsAssignableFrom(field.FieldType)
           from sql in Values(field)
           select (type, field.Name, sql),
    ];

    public static IReadOnlyList<Statement> Fixed { get; } = Statement.Distinct(
        from field in Fields
        from dialect in Statement.Dialects
        select new Statement(field.Owner, field.Name, field.Sql.For(dialect)));

    public static IReadOnlyList<Statement> All { get; } = [.. Fixed, .. PublicLists.All, .. ListStatements.Newest];

    public static IReadOnlyList<Migration> Migrations { get; } = Migration.All(Statement.Dialects[0]);

    /// <summary>The database as the program leaves it at start.</summary>
    public static TSqlSchema Schema { get; } = SchemaAfter(Migrations.Select(migration => migration.Script));

    /// <summary>What scripts make, together with what is made outside of them: their ledger, and full-text search.</summary>
    public static TSqlSchema SchemaAfter(IEnumerable<string> scripts) =>
        TSqlSchema.Fold([.. scripts, .. Fixed.Where(statement => TSql.Defines(statement.Text)).Select(statement => statement.Text)]);

    private static IEnumerable<Sql> Values(FieldInfo field) => field.GetValue(null) switch
    {
        Sql sql => [sql],
        KeysetSql pair => [pair.Forward, pair.Backward],
        IEnumerable<Sql> many => many,
        _ => [],
    };
}
