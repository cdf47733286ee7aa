using System.Collections;
using NewsApi.Data.Statements;
using NewsApi.Http.Pages;

namespace NewsApi.Terms;

/// <summary>The SQL statements that all kinds of terms share, made for one kind and its additional columns.</summary>
internal sealed class TermSql : IEnumerable<Sql>
{
    /// <param name="kind">One of <c>ChangeKinds</c>. Its table has the name of the kind with an <c>s</c>.</param>
    /// <param name="own">
    /// The additional columns of the kind. Parameter names are in Pascal case: the parameter of <c>parent_id</c> is <c>@ParentId</c>.
    /// </param>
    public TermSql(string kind, params IReadOnlyList<string> own)
    {
        var table = kind + "s";
        string[] written = ["slug", .. own, "version", "seq", "modified_at"];
        Columns = string.Join(", ", ["id", "slug", .. own, "version", "created_at", "modified_at"]);
        Find = new Sql($"SELECT {Columns} FROM {table} WHERE id = @Id");
        FindBySlug = new Sql($"SELECT {Columns} FROM {table} WHERE {FormerSlugs.Matches(kind)}");
        List = new KeysetSql("slug", page => $"""
            SELECT {Columns}
            FROM {table}
            WHERE {page.AfterEdge}
            {page.OrderAndLimit}
            """);
        Count = new Sql($"SELECT COUNT(*) FROM {table}");
        Add = new Sql(dialect => $"""
            INSERT INTO {table} ({string.Join(", ", written)}, created_at)
            {dialect.OutputId}
            VALUES ({string.Join(", ", written.Select(Parameter))}, @CreatedAt)
            {dialect.ReturningId}
            """);
        Update = new Sql($"""
            UPDATE {table}
            SET {string.Join(", ", written.Select(column => $"{column} = {Parameter(column)}"))}
            WHERE id = @Id
            """);
        Delete = new Sql($"DELETE FROM {table} WHERE id = @Id");
    }

    /// <summary>All columns of the row, for a SELECT.</summary>
    public string Columns { get; }

    public Sql Find { get; }

    /// <summary>Finds the term that has this slug, or had it.</summary>
    public Sql FindBySlug { get; }

    /// <summary>Lists the terms in the order of their slugs.</summary>
    public KeysetSql List { get; }

    public Sql Count { get; }

    public Sql Add { get; }

    public Sql Update { get; }

    public Sql Delete { get; }

    public IEnumerator<Sql> GetEnumerator() =>
        ((IEnumerable<Sql>)[Find, FindBySlug, List.Forward, List.Backward, Count, Add, Update, Delete]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string Parameter(string column) =>
        "@" + string.Concat(column.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
