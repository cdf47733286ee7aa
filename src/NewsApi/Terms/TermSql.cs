using System.Collections;
using NewsApi.Data.Statements;
using NewsApi.Http.Pages;

namespace NewsApi.Terms;

/// <summary>The SQL statements that all kinds of terms share, made for one kind and its additional columns.</summary>
internal sealed class TermSql : IEnumerable<Sql>
{
    /// <param name="kind">One of <c>ChangeKinds</c>. Its table has the name of the kind with an <c>s</c>.</param>
    /// <param name="own">The names of the row's properties that are columns of this kind only.</param>
    public TermSql(string kind, params IReadOnlyList<string> own)
    {
        var table = kind + "s";
        var (updated, added) = (
            SqlColumns.Of([nameof(Term.Slug), .. own, nameof(Term.Version), "Seq", nameof(Term.ModifiedAt)]),
            SqlColumns.Of([nameof(Term.Slug), .. own, nameof(Term.Version), "Seq", nameof(Term.CreatedAt), nameof(Term.ModifiedAt)]));
        Columns = SqlColumns.Of(
            [nameof(Term.Id), nameof(Term.Slug), .. own, nameof(Term.Version), nameof(Term.CreatedAt), nameof(Term.ModifiedAt)]).Names;
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
            INSERT INTO {table} ({added.Names})
            {dialect.OutputId}
            VALUES ({added.Values})
            {dialect.ReturningId}
            """);
        Update = new Sql($"""
            UPDATE {table}
            SET {updated.Assignments}
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
}
