namespace NewsApi.Data.Statements;

/// <summary>
/// A statement for both databases. <see cref="Db"/> takes only this type, so tests find every fixed statement of the program by its
/// static fields.
/// </summary>
internal sealed class Sql(Func<SqlDialect, string> text)
{
    // A process uses one database, so caching one rendering is enough.
    private volatile Rendering? _last;

    public Sql(string text) : this(_ => text)
    {
    }

    public string For(SqlDialect dialect)
    {
        var last = _last;
        if (last is null || !ReferenceEquals(last.Dialect, dialect))
            _last = last = new Rendering(dialect, text(dialect));
        return last.Text;
    }

    private sealed record Rendering(SqlDialect Dialect, string Text);
}
