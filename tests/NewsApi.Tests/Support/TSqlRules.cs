using System.Globalization;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace NewsApi.Tests.Support;

/// <summary>What the design forbids, so that SQL Server 2019, Azure SQL and Babelfish all take it, and what DacFx does not see.</summary>
internal sealed class TSqlRules : TSqlFragmentVisitor
{
    // DacFx lets any name pass. Those that both databases know, and those of statements for SQL Server alone.
    private static readonly HashSet<string> Functions = new(StringComparer.OrdinalIgnoreCase)
    {
        "ABS", "AVG", "CONCAT", "COUNT", "LOWER", "MAX", "MIN", "REPLACE", "ROUND", "ROW_NUMBER", "STRING_AGG", "SUBSTRING", "SUM", "UPPER",
        "COL_LENGTH", "DB_ID", "DB_NAME", "OBJECT_ID", "QUOTENAME", "SERVERPROPERTY",
    };

    private readonly List<string> _broken = [];

    public static IReadOnlyList<string> Broken(string text)
    {
        var rules = new TSqlRules();
        TSql.Parse(text).Accept(rules);
        return rules._broken;
    }

    public override void Visit(MergeStatement node) => _broken.Add("MERGE");

    public override void Visit(TSqlStatement node) =>
        Forbid(node.GetType().Name.StartsWith("CreateOrAlter", StringComparison.Ordinal), "CREATE OR ALTER");

    public override void Visit(TableHint node) => _broken.Add($"table hint {node.HintKind}");

    public override void Visit(TableDefinition node) => Forbid(node.Indexes.Count > 0, "inline INDEX");

    public override void Visit(AlterTableAddTableElementStatement node) =>
        Forbid(
            node.Definition.ColumnDefinitions.Count + node.Definition.TableConstraints.Count > 1,
            "more than one column in ALTER TABLE ADD");

    public override void Visit(ColumnDefinition node)
    {
        Forbid(node.Index is not null, "inline INDEX");
        Forbid(
            !node.Constraints.OfType<NullableConstraintDefinition>().Any(),
            $"column {node.ColumnIdentifier.Value} says neither NULL nor NOT NULL");
        Collation(node.Collation);
    }

    public override void Visit(FunctionCall node) =>
        Forbid(!Functions.Contains(node.FunctionName.Value), $"function {node.FunctionName.Value} is not known to be T-SQL");

    public override void Visit(PrimaryExpression node) => Collation(node.Collation);

    public override void Visit(ExecuteSpecification node)
    {
        if (node.ExecutableEntity is not ExecutableProcedureReference procedure
            || procedure.ProcedureReference.ProcedureReference?.Name.BaseIdentifier.Value != "sp_getapplock")
            return;
        var timeout = procedure.Parameters.FirstOrDefault(parameter => parameter.Variable?.Name == "@LockTimeout")?.ParameterValue;
        Forbid(
            timeout is not IntegerLiteral literal || int.Parse(literal.Value, CultureInfo.InvariantCulture) < 1,
            "sp_getapplock without a timeout of 1 or more");
    }

    // NULL has the type int beside NULL, and the text of another branch is then converted to a number.
    public override void Visit(BinaryQueryExpression node)
    {
        foreach (var query in new[] { node.FirstQueryExpression, node.SecondQueryExpression }.OfType<QuerySpecification>())
            Forbid(
                query.SelectElements.OfType<SelectScalarExpression>().Any(element => element.Expression is NullLiteral),
                "NULL without a type in UNION");
    }

    public override void Visit(InsertSpecification node)
    {
        Forbid(node.Columns.Count == 0, "INSERT without column names");
        switch (node.InsertSource)
        {
            case ValuesInsertSource { IsDefaultValues: false } values:
                foreach (var row in values.RowValues)
                    Count(node, row.ColumnValues.Count);
                break;
            case SelectInsertSource { Select: QuerySpecification query }:
                Forbid(query.SelectElements.OfType<SelectStarExpression>().Any(), "INSERT of SELECT *");
                Count(node, query.SelectElements.Count);
                break;
            default:
                _broken.Add("INSERT from something whose columns can't be counted");
                break;
        }
    }

    private void Count(InsertSpecification insert, int values) =>
        Forbid(insert.Columns.Count != values, $"INSERT of {values} values into {insert.Columns.Count} columns");

    private void Collation(Identifier? collation) => Forbid(
        collation is not null && collation.Value != "Latin1_General_100_BIN2"
            && !collation.Value.StartsWith("Latin1_General_CI_AI", StringComparison.Ordinal),
        $"collation {collation?.Value}");

    private void Forbid(bool found, string what)
    {
        if (found)
            _broken.Add(what);
    }
}
