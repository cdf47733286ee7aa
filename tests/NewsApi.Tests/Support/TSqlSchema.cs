using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace NewsApi.Tests.Support;

/// <summary>What scripts leave behind when run one after another, because DacFx takes definitions but no alterations.</summary>
internal sealed class TSqlSchema
{
    private readonly Dictionary<string, CreateTableStatement> _tables = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<CreateIndexStatement> _indexes = [];
    private readonly List<TSqlStatement> _fullText = [];

    private TSqlSchema(IEnumerable<string> scripts)
    {
        foreach (var script in scripts)
            TSql.Parse(script).Accept(new Folder(this));
    }

    public IEnumerable<CreateTableStatement> Tables => _tables.Values;

    public IEnumerable<CreateIndexStatement> Indexes => _indexes;

    public static TSqlSchema Fold(IEnumerable<string> scripts) => new(scripts);

    public IEnumerable<string> Scripts() => _tables.Values.Concat<TSqlStatement>(_indexes).Concat(_fullText).Select(statement =>
    {
        new Sql150ScriptGenerator().GenerateScript(statement, out var text);
        return text;
    });

    public static string Name(SchemaObjectName name) => name.BaseIdentifier.Value;

    private CreateTableStatement Table(SchemaObjectName name) => _tables[Name(name)];

    private static bool Same(Identifier one, Identifier other) => one.Value.Equals(other.Value, StringComparison.OrdinalIgnoreCase);

    private void Fold(TSqlStatement statement)
    {
        switch (statement)
        {
            case CreateTableStatement create:
                _tables.Add(Name(create.SchemaObjectName), create);
                break;
            case AlterTableAddTableElementStatement add:
                Add(add.Definition, Table(add.SchemaObjectName).Definition);
                break;
            case AlterTableAlterColumnStatement
            {
                AlterTableAlterColumnOption: AlterTableAlterColumnOption.Null or AlterTableAlterColumnOption.NotNull,
            } alter:
                Alter(Table(alter.SchemaObjectName).Definition, alter);
                break;
            case AlterTableDropTableElementStatement drop:
                foreach (var element in drop.AlterTableDropTableElements)
                    Drop(Table(drop.SchemaObjectName).Definition, element.Name);
                break;
            case CreateIndexStatement index:
                _indexes.Add(index);
                break;
            case DropIndexStatement { DropIndexClauses: [DropIndexClause clause] }:
                _indexes.RemoveAll(index => Same(index.Name, clause.Index) && Name(index.OnName) == Name(clause.Object));
                break;
            case DropTableStatement drop:
                foreach (var name in drop.Objects.Select(Name))
                {
                    _tables.Remove(name);
                    _indexes.RemoveAll(index => Name(index.OnName) == name);
                }

                break;
            case CreateFullTextCatalogStatement or CreateFullTextIndexStatement:
                _fullText.Add(statement);
                break;
            default:
                if (TSql.IsDefinition(statement))
                    throw new NotSupportedException($"Teach {nameof(TSqlSchema)} to fold: {TSql.Text(statement)}");
                break;
        }
    }

    private static void Add(TableDefinition from, TableDefinition to)
    {
        foreach (var column in from.ColumnDefinitions)
            to.ColumnDefinitions.Add(column);
        foreach (var constraint in from.TableConstraints)
            to.TableConstraints.Add(constraint);
    }

    private static void Alter(TableDefinition table, AlterTableAlterColumnStatement alter)
    {
        var column = table.ColumnDefinitions.Single(column => Same(column.ColumnIdentifier, alter.ColumnIdentifier));
        column.DataType = alter.DataType;
        column.Collation = alter.Collation;
        foreach (var old in column.Constraints.OfType<NullableConstraintDefinition>().ToList())
            column.Constraints.Remove(old);
        column.Constraints.Add(new NullableConstraintDefinition
        {
            Nullable = alter.AlterTableAlterColumnOption == AlterTableAlterColumnOption.Null,
        });
    }

    private static void Drop(TableDefinition table, Identifier name)
    {
        if (table.ColumnDefinitions.FirstOrDefault(column => Same(column.ColumnIdentifier, name)) is { } gone)
            table.ColumnDefinitions.Remove(gone);
        else if (table.TableConstraints.FirstOrDefault(Named) is { } constraint)
            table.TableConstraints.Remove(constraint);
        else
            foreach (var column in table.ColumnDefinitions)
                if (column.DefaultConstraint is { } fallback && Named(fallback))
                    column.DefaultConstraint = null;
                else if (column.Constraints.FirstOrDefault(Named) is { } inner)
                    column.Constraints.Remove(inner);

        bool Named(ConstraintDefinition constraint) =>
            constraint.ConstraintIdentifier is { } identifier && Same(identifier, name);
    }

    // A visitor, because a definition may stand inside an IF.
    private sealed class Folder(TSqlSchema schema) : TSqlFragmentVisitor
    {
        public override void Visit(TSqlStatement node) => schema.Fold(node);
    }
}
