namespace NewsApi.Data.Statements;

/// <summary>
/// One statement, written once for both databases. <see cref="Db"/> takes nothing else, so a test that collects
/// the static fields of this type has seen every fixed statement the program can send.
/// </summary>
internal sealed class Sql(Func<SqlDialect, string> text)
{
    // One process talks to one database, so the last rendering is nearly always the right one.
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
