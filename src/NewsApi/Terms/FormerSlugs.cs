using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Problems;

namespace NewsApi.Terms;

/// <summary>
/// The slugs that tags, sections and authors had before. A former slug leads to its term while the term exists, and no other term of
/// that kind can get it.
/// </summary>
internal static class FormerSlugs
{
    private static readonly Sql OwnerSql = new("SELECT f.term_id FROM former_slugs AS f WHERE f.kind = @Kind AND f.slug = @Slug");

    private static readonly Sql AddSql = new("INSERT INTO former_slugs (kind, slug, term_id) VALUES (@Kind, @Slug, @Id)");

    private static readonly Sql DeleteSql = new("DELETE FROM former_slugs WHERE kind = @Kind AND slug = @Slug AND term_id = @Id");

    private static readonly Sql MoveSql = new("UPDATE former_slugs SET term_id = @Into WHERE kind = @Kind AND term_id = @Id");

    private static readonly Sql ForgetSql = new("DELETE FROM former_slugs WHERE kind = @Kind AND term_id = @Id");

    /// <summary>An SQL condition: the row of the kind's table has this slug, or had it.</summary>
    /// <param name="kind">One of <see cref="ChangeKinds"/>.</param>
    /// <param name="alias">The table's alias in the statement, with its dot, such as <c>t.</c>.</param>
    /// <param name="slug">The SQL parameter with the slug.</param>
    public static string Matches(string kind, string alias = "", string slug = "@Slug") => $"""
        ({alias}slug = {slug}
          OR {alias}id = (SELECT f.term_id FROM former_slugs AS f WHERE f.kind = '{kind}' AND f.slug = {slug}))
        """;

    /// <summary>
    /// A query for the terms that have or had one of the slugs. It returns <c>id</c> and the requested slug as <c>slug</c>.
    /// </summary>
    /// <param name="kind">One of <see cref="ChangeKinds"/>.</param>
    /// <param name="slugs">The set of slugs, in the SQL of the dialect.</param>
    public static string Among(string kind, string slugs) => $"""
        SELECT t.id, t.slug FROM {kind}s AS t WHERE t.slug IN {slugs}
        UNION ALL
        SELECT f.term_id AS id, f.slug FROM former_slugs AS f WHERE f.kind = '{kind}' AND f.slug IN {slugs}
        """;

    /// <returns>
    /// A problem if another term of this kind had the slug, else null. The database itself refuses the present slugs of other terms.
    /// </returns>
    public static Problem? Refuse(ContentWrite write, string kind, string slug, long id) =>
        write.Find<long>(OwnerSql, new { Kind = kind, Slug = slug }) is var owner && owner != 0 && owner != id
            ? Problem.Conflict(
                "slug_taken", $"Another {kind} had this slug before, and the slug still leads to it.",
                ProblemError.InBody("/slug", "taken", $"This slug leads to the {kind} that had it before."))
            : null;

    /// <summary>
    /// Stores the old slug of a term as a former slug. If the new slug is a former slug of the term, it is deleted from the former slugs.
    /// </summary>
    public static void Change(ContentWrite write, string kind, Term before, Term after)
    {
        if (before.Slug.Equals(after.Slug, StringComparison.OrdinalIgnoreCase))
            return;
        write.Run(DeleteSql, new { Kind = kind, after.Slug, after.Id });
        write.Run(AddSql, new { Kind = kind, before.Slug, before.Id });
    }

    /// <summary>Makes the slug and all former slugs of a term lead to another term.</summary>
    public static void Move(ContentWrite write, string kind, Term from, long into)
    {
        write.Run(MoveSql, new { Kind = kind, from.Id, Into = into });
        write.Run(AddSql, new { Kind = kind, from.Slug, Id = into });
    }

    /// <summary>Deletes the former slugs of a deleted term, so that other terms can get them.</summary>
    public static void Forget(ContentWrite write, string kind, long id) => write.Run(ForgetSql, new { Kind = kind, Id = id });
}
