using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace NewsApi.Tests.Support;

/// <summary>T-SQL as Microsoft's own parser reads it.</summary>
internal static class TSql
{
    public static IEnumerable<string> SyntaxErrors(string text)
    {
        // SQL Server 2019 has to take everything; 2022 is asked too, because its words are reserved otherwise.
        foreach (TSqlParser parser in (TSqlParser[])
        [
            new TSql150Parser(true, SqlEngineType.All), new TSql160Parser(true, SqlEngineType.All),
        ])
        {
            parser.Parse(new StringReader(text), out var errors);
            foreach (var error in errors)
                yield return $"syntax, line {error.Line}: {error.Message}";
        }
    }

    public static TSqlScript Parse(string text)
    {
        var script = new TSql150Parser(true, SqlEngineType.All).Parse(new StringReader(text), out var errors);
        return errors.Count == 0
            ? (TSqlScript)script
            : throw new ArgumentException($"line {errors[0].Line}: {errors[0].Message} In:\n{text}", nameof(text));
    }

    public static IEnumerable<TSqlStatement> Statements(string text) => Parse(text).Batches.SelectMany(batch => batch.Statements);

    public static string Text(TSqlFragment fragment) => string.Concat(fragment.ScriptTokenStream
        .Skip(fragment.FirstTokenIndex)
        .Take(fragment.LastTokenIndex - fragment.FirstTokenIndex + 1)
        .Select(token => token.Text));

    public static bool IsDefinition(TSqlStatement statement)
    {
        var name = statement.GetType().Name;
        return ((string[])["Create", "Alter", "Drop"]).Any(verb => name.StartsWith(verb, StringComparison.Ordinal));
    }

    /// <summary>Whether a text defines anything, be it inside an IF.</summary>
    public static bool Defines(string text)
    {
        var visitor = new DefinitionVisitor();
        Parse(text).Accept(visitor);
        return visitor.Found;
    }

    /// <summary>The tables that a text reads or writes.</summary>
    public static IReadOnlySet<string> Tables(string text)
    {
        var visitor = new TableVisitor();
        Parse(text).Accept(visitor);
        return visitor.Names;
    }

    /// <summary>The parameters that a text expects from outside.</summary>
    public static IReadOnlyList<string> Parameters(string text)
    {
        var visitor = new VariableVisitor();
        Parse(text).Accept(visitor);
        return [.. visitor.Used.Except(visitor.Declared, StringComparer.OrdinalIgnoreCase)];
    }

    private sealed class TableVisitor : TSqlFragmentVisitor
    {
        public HashSet<string> Names { get; } = new(StringComparer.OrdinalIgnoreCase);

        public override void Visit(NamedTableReference node) => Names.Add(node.SchemaObject.BaseIdentifier.Value);
    }

    private sealed class DefinitionVisitor : TSqlFragmentVisitor
    {
        public bool Found { get; private set; }

        public override void Visit(TSqlStatement node) => Found |= IsDefinition(node);
    }

    private sealed class VariableVisitor : TSqlFragmentVisitor
    {
        public List<string> Used { get; } = [];

        public List<string> Declared { get; } = [];

        public override void Visit(VariableReference node) => Used.Add(node.Name);

        public override void Visit(DeclareVariableElement node) => Declared.Add(node.VariableName.Value);

        // In EXEC p @Name = 1 the name belongs to the procedure.
        public override void ExplicitVisit(ExecuteParameter node) => node.ParameterValue.Accept(this);
    }
}
