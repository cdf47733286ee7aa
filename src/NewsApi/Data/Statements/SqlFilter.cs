namespace NewsApi.Data.Statements;

/// <summary>The conditions that a request adds to a list's WHERE. The texts are constants; values are parameters.</summary>
internal sealed class SqlFilter
{
    private readonly List<Func<SqlDialect, string>> _conditions = [];

    public Dictionary<string, object?> Args { get; } = [];

    public void And(string condition) => _conditions.Add(_ => condition);

    public void And(string condition, string name, object value) => And(_ => condition, name, value);

    public void And(Func<SqlDialect, string> condition, string name, object value)
    {
        _conditions.Add(condition);
        Args.Add(name, value);
    }

    /// <summary>Adds a condition whose parameter gets a unique name, so that it can be added several times.</summary>
    public void AndNumbered(Func<SqlDialect, string, string> condition, object value)
    {
        var name = $"Filter{_conditions.Count}";
        And(dialect => condition(dialect, "@" + name), name, value);
    }

    /// <summary>Adds a condition with two parameters that get unique names, so that it can be added several times.</summary>
    public void AndNumbered(Func<SqlDialect, string, string, string> condition, object first, object second)
    {
        var name = $"Filter{_conditions.Count}";
        Args.Add(name + "From", first);
        And(dialect => condition(dialect, $"@{name}From", $"@{name}To"), name + "To", second);
    }

    public IEnumerable<string> Conditions(SqlDialect dialect) => _conditions.Select(condition => condition(dialect));

    public string Where(SqlDialect dialect) => _conditions.Count == 0 ? "" : "WHERE " + string.Join("\n  AND ", Conditions(dialect));
}
