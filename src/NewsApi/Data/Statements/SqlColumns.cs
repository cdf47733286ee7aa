using System.Reflection;
using System.Text.Json;

namespace NewsApi.Data.Statements;

/// <summary>A list of columns from which SELECT, INSERT and UPDATE are built, so that they always have the same columns.</summary>
internal sealed class SqlColumns
{
    private readonly IReadOnlyList<(string Column, string Parameter)> _columns;

    private SqlColumns(IReadOnlyList<(string Column, string Parameter)> columns) => _columns = columns;

    /// <summary>The names, separated by commas, for INSERT and for SELECT from one table.</summary>
    public string Names => Join(one => one.Column);

    /// <summary>The parameters, separated by commas, for VALUES.</summary>
    public string Values => Join(one => $"@{one.Parameter}");

    /// <summary>Each column with its parameter, for SET.</summary>
    public string Assignments => Join(one => $"{one.Column} = @{one.Parameter}");

    /// <summary>The columns of a row type: one for each settable property, with its name in snake_case.</summary>
    public static SqlColumns Of<T>() => Of(
    [
        .. typeof(T).GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.CanWrite)
            .Select(property => property.Name),
    ]);

    /// <summary>The columns of these properties, with their names in snake_case.</summary>
    public static SqlColumns Of(IReadOnlyList<string> properties) =>
        new([.. properties.Select(property => (JsonNamingPolicy.SnakeCaseLower.ConvertName(property), property))]);

    /// <summary>The names, each with the alias of the table, for SELECT from several tables.</summary>
    public string From(string alias) => Join(one => $"{alias}.{one.Column}");

    private string Join(Func<(string Column, string Parameter), string> form) => string.Join(", ", _columns.Select(form));
}
