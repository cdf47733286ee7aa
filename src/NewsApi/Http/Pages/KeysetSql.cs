using NewsApi.Data.Statements;

namespace NewsApi.Http.Pages;

/// <summary>
/// A list that is read a page at a time by keyset pagination: one text makes the statement of each direction. Its parameters are
/// <c>@Edge</c> (with <c>@EdgeId</c> where the key alone is not unique) and <c>@Take</c>.
/// </summary>
internal sealed class KeysetSql
{
    private readonly bool _descending;

    /// <param name="key">The column that the list is ordered by.</param>
    /// <param name="text">The statement of one direction.</param>
    /// <param name="id">The column that decides between equal keys; null where keys are unique.</param>
    /// <param name="descending">Whether the list begins with the greatest key.</param>
    public KeysetSql(string key, Func<KeysetDirection, string> text, string? id = null, bool descending = false)
    {
        _descending = descending;
        Forward = new Sql(dialect => text(new KeysetDirection(dialect, key, id, descending, IsBackward: false)));
        Backward = new Sql(dialect => text(new KeysetDirection(dialect, key, id, !descending, IsBackward: true)));
    }

    public Sql Forward { get; }

    public Sql Backward { get; }

    public Sql For(PageRequest page) => page.Backward ? Backward : Forward;

    /// <summary>The id at which the page begins, for lists ordered by id: that of the cursor, or one beyond all ids.</summary>
    public long EdgeId(PageRequest page) => page.Cursor?.Id ?? (page.Backward == _descending ? 0 : long.MaxValue);
}

/// <summary>What differs between the two directions of a list.</summary>
/// <param name="Dialect">The database's dialect.</param>
/// <param name="Key">The column that the list is ordered by.</param>
/// <param name="Id">The column that decides between equal keys, if any.</param>
/// <param name="IsDescending">Whether keys become smaller in this direction.</param>
/// <param name="IsBackward">Whether the list is read from its end.</param>
internal sealed record KeysetDirection(SqlDialect Dialect, string Key, string? Id, bool IsDescending, bool IsBackward)
{
    /// <summary>The condition that a row lies behind the edge. The first comparison of two columns is for the index.</summary>
    public string AfterEdge => Id is null
        ? $"{Key} {Beyond} @Edge"
        : $"{Key} {Beyond}= @Edge AND ({Key} {Beyond} @Edge OR {Id} {Beyond} @EdgeId)";

    /// <summary>ORDER BY and the limit.</summary>
    public string OrderAndLimit => $"ORDER BY {Key}{Order}{(Id is null ? "" : $", {Id}{Order}")}\n{Dialect.Limit("@Take")}";

    private string Beyond => IsDescending ? "<" : ">";

    private string Order => IsDescending ? " DESC" : "";
}
