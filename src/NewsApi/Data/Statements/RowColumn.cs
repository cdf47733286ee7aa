namespace NewsApi.Data.Statements;

/// <summary>A column of rows that are passed as JSON.</summary>
/// <param name="Name">The name of the column.</param>
/// <param name="Type">The type of its values.</param>
internal sealed record RowColumn(string Name, RowColumnType Type)
{
    public static RowColumn Number(string name) => new(name, RowColumnType.Number);

    public static RowColumn Real(string name) => new(name, RowColumnType.Real);

    /// <summary>Text that is compared case-insensitively.</summary>
    public static RowColumn Text(string name) => new(name, RowColumnType.Text);

    /// <summary>Text of any length that is never compared.</summary>
    public static RowColumn Long(string name) => new(name, RowColumnType.Long);
}

/// <summary>The type of a <see cref="RowColumn"/>.</summary>
internal enum RowColumnType
{
    Number,
    Real,
    Text,
    Long,
}
