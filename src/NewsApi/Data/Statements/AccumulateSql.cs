namespace NewsApi.Data.Statements;

/// <summary>The two forms of <see cref="SqlDialect.Accumulate"/>.</summary>
internal static class AccumulateSql
{
    /// <summary>The parameter with all rows as JSON.</summary>
    public const string Parameter = "@Rows";

    /// <summary>The statement for one row; <see cref="ParameterOf"/> names its parameters.</summary>
    public static string OnConflict(
        string table, IReadOnlyList<RowColumn> keys, IReadOnlyList<RowColumn> sums, IReadOnlyList<RowColumn> values)
    {
        IReadOnlyList<RowColumn> columns = [.. keys, .. sums, .. values];
        var changes = sums.Select(sum => $"{sum.Name} = {sum.Name} + excluded.{sum.Name}")
            .Concat(values.Select(value => $"{value.Name} = excluded.{value.Name}"));
        return $"""
            INSERT INTO {table} ({Names(columns)})
            VALUES ({string.Join(", ", columns.Select((_, place) => ParameterOf(place)))})
            ON CONFLICT ({Names(keys)}) DO UPDATE SET {string.Join(", ", changes)}
            """;
    }

    public static string ParameterOf(int place) => $"@v{place}";

    /// <summary>The statements for all rows at once.</summary>
    public static string UpdateThenInsert(
        string table, IReadOnlyList<RowColumn> keys, IReadOnlyList<RowColumn> sums, IReadOnlyList<RowColumn> values, string rows)
    {
        var names = Names([.. keys, .. sums, .. values]);
        var changes = sums.Select(sum => $"{sum.Name} = {table}.{sum.Name} + r.{sum.Name}")
            .Concat(values.Select(value => $"{value.Name} = r.{value.Name}"));
        return $"""
            UPDATE {table} SET {string.Join(", ", changes)}
            FROM {rows} AS r
            WHERE {KeysMatch(table, keys)};
            INSERT INTO {table} ({names})
            SELECT {names} FROM {rows} AS r
            WHERE NOT EXISTS (SELECT 1 FROM {table} AS present WHERE {KeysMatch("present", keys)});
            """;
    }

    private static string Names(IReadOnlyList<RowColumn> columns) => string.Join(", ", columns.Select(column => column.Name));

    private static string KeysMatch(string left, IReadOnlyList<RowColumn> keys) =>
        string.Join(" AND ", keys.Select(key => $"{left}.{key.Name} = r.{key.Name}"));
}
