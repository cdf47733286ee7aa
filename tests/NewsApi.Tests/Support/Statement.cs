using NewsApi.Data.SqlServer;

namespace NewsApi.Tests.Support;

/// <summary>A text that the program can send to SQL Server, and the type that declares it.</summary>
internal sealed record Statement(Type Owner, string Name, string Text)
{
    /// <summary>A server with full-text search and one without.</summary>
    public static IReadOnlyList<SqlServerDialect> Dialects { get; } = [new(), new() { HasFullText = true }];

    public static IReadOnlyList<Statement> Distinct(IEnumerable<Statement> statements) =>
        [.. statements.DistinctBy(statement => (statement.Owner, statement.Text))];

    public override string ToString() => $"{Owner.Name}.{Name}";
}
