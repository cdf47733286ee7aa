using NewsApi.Data.Statements;

namespace NewsApi.Http.Pages;

/// <summary>
/// The statements of a list with keyset pagination, made from one template for both directions. Their parameters are
/// <c>@Edge</c> (with <c>@EdgeId</c> where the key alone is not unique) and <c>@Take</c>.
/// </summary>
internal sealed class KeysetSql
{
    private readonly bool _descending;

    /// <param name="key">The column that the list is ordered by.</param>
    /// <param name="text">Makes the statement of one direction.</param>
    /// <param name="id">The column that orders equal keys; null when keys are unique.</param>
    /// <param name="descending">Whether the list starts with the greatest key.</param>
    public KeysetSql(string key, Func<KeysetDirection, string> text, string? id = null, bool descending = false)
    {
        _descending = descending;
        Forward = new Sql(dialect => text(new KeysetDirection(dialect, key, id, descending, IsBackward: false)));
        Backward = new Sql(dialect => text(new KeysetDirection(dialect, key, id, !descending, IsBackward: true)));
    }

    public Sql Forward { get; }

    public Sql Backward { get; }

    public Sql For(PageRequest page) => page.Backward ? Backward : Forward;

    /// <summary>
    /// For lists ordered by id: the id after which the page begins. Without a cursor, the value is below or above all ids.
    /// </summary>
    public long EdgeId(PageRequest page) => page.Cursor?.Id ?? (page.Backward == _descending ? 0 : long.MaxValue);
}

/// <summary>The parts of a statement that differ between the two directions of a list.</summary>
/// <param name="Dialect">The database's dialect.</param>
/// <param name="Key">The column that the list is ordered by.</param>
/// <param name="Id">The column that orders equal keys, if any.</param>
/// <param name="IsDescending">Whether keys decrease in this direction.</param>
/// <param name="IsBackward">Whether the list is read backward.</param>
internal sealed record KeysetDirection(SqlDialect Dialect, string Key, string? Id, bool IsDescending, bool IsBackward)
{
    /// <summary>
    /// The condition for rows after the edge. With two columns, the first comparison lets the database seek in the index.
    /// </summary>
    public string AfterEdge => Id is null
        ? $"{Key} {Comparison} @Edge"
        : $"{Key} {Comparison}= @Edge AND ({Key} {Comparison} @Edge OR {Id} {Comparison} @EdgeId)";

    /// <summary>The ORDER BY clause and the row limit.</summary>
    public string OrderAndLimit => $"ORDER BY {Key}{Order}{(Id is null ? "" : $", {Id}{Order}")}\n{Dialect.Limit("@Take")}";

    private string Comparison => IsDescending ? "<" : ">";

    private string Order => IsDescending ? " DESC" : "";
}
