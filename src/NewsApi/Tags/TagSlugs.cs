using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Problems;

namespace NewsApi.Tags;

/// <summary>The slugs that a tag had before. They lead to it for as long as it is there, and can be no other tag's.</summary>
internal static class TagSlugs
{
    public static readonly Sql FindSql = new("""
        SELECT x.id, x.slug
        FROM tag_slugs AS s
        JOIN tags AS x ON x.id = s.tag_id
        WHERE s.slug = @Slug
        """);

    private static readonly Sql OwnerSql = new("SELECT tag_id FROM tag_slugs WHERE slug = @Slug");

    private static readonly Sql AddSql = new("INSERT INTO tag_slugs (slug, tag_id) VALUES (@Slug, @TagId)");

    private static readonly Sql DeleteSql = new("DELETE FROM tag_slugs WHERE slug = @Slug AND tag_id = @TagId");

    private static readonly Sql MoveSql = new("UPDATE tag_slugs SET tag_id = @Into WHERE tag_id = @TagId");

    private static readonly Sql ForgetSql = new("DELETE FROM tag_slugs WHERE tag_id = @TagId");

    /// <returns>Why a tag can't get this slug; null if it can. The database refuses a slug that another tag has now.</returns>
    public static Problem? Refuse(ContentWrite write, string slug, long tagId) =>
        write.Find<long>(OwnerSql, new { Slug = slug }) is var owner && owner != 0 && owner != tagId
            ? Problem.Conflict(
                "slug_taken", "This was another tag's slug, and still leads there.",
                ProblemError.InBody("/slug", "taken", "It leads to the tag that had it before."))
            : null;

    /// <summary>Remembers the slug that a tag gives up; one that it takes back is a former one no more.</summary>
    public static void Change(ContentWrite write, long tagId, string from, string to)
    {
        write.Execute(DeleteSql, new { Slug = to, TagId = tagId });
        if (!from.Equals(to, StringComparison.OrdinalIgnoreCase))
            write.Execute(AddSql, new { Slug = from, TagId = tagId });
    }

    /// <summary>All slugs that a tag has and had lead to another from now on.</summary>
    public static void Move(ContentWrite write, Tag from, long into)
    {
        write.Execute(MoveSql, new { Into = into, TagId = from.Id });
        write.Execute(AddSql, new { from.Slug, TagId = into });
    }

    public static void Forget(ContentWrite write, long tagId) => write.Execute(ForgetSql, new { TagId = tagId });
}
