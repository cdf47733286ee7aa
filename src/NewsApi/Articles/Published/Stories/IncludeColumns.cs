using System.Globalization;
using NewsApi.Data.Statements;
using NewsApi.Json;

namespace NewsApi.Articles.Published.Stories;

/// <summary>
/// The includes of an article <c>p</c> as columns of its row. An answer then needs only one statement: one round trip, and consistent data
/// even on a database without snapshots.
/// </summary>
internal static class IncludeColumns
{
    private static readonly string[] OfTranslation = ["id", "language", "slug", "title", "canonical_url"];

    public static IEnumerable<string> Of(ArticleShape shape, SqlDialect dialect)
    {
        if (shape.Shows(ArticleParts.Tags))
            yield return dialect.Joined("t.tag_id", "published_tags AS t WHERE t.article_id = p.id", "t.position") + " AS tag_ids";
        if (shape.Shows(ArticleParts.Authors))
            yield return AuthorRoles(dialect);
        if (shape.Shows(ArticleParts.Translations))
            yield return dialect.JsonRows(
                "o", OfTranslation, "published_articles AS o WHERE o.translation_group = p.translation_group", "o.language")
                + " AS translations";
        if (shape.Shows(ArticleParts.Share))
            yield return AutomaticLinks(dialect);
    }

    public static string AuthorRoles(SqlDialect dialect) => dialect.Joined(
        "CONCAT(w.author_id, ':', w.role)", "published_authors AS w WHERE w.article_id = p.id", "w.position") + " AS author_roles";

    /// <summary>The column with the id and code of the share link that every public article has.</summary>
    public static string AutomaticLinks(SqlDialect dialect) => dialect.Joined(
        "CONCAT(l.id, ':', l.code)", "share_links AS l WHERE l.article_id = p.id AND l.automatic = 1", "l.id") + " AS automatic_links";

    public static IEnumerable<long> TagIds(PublishedArticle article) => Parts(article.TagIds).Select(Number);

    /// <param name="roles">The column <c>author_roles</c>.</param>
    public static IEnumerable<(long Id, AuthorRole Role)> AuthorRoles(string? roles) =>
        Parts(roles).Select(part => Cut(part)).Select(part => (part.Id, Enum.Parse<AuthorRole>(part.Value)));

    public static IReadOnlyList<TranslationRow> Translations(PublishedArticle article) =>
        article.Translations is { } json ? ApiJson.Read<IReadOnlyList<TranslationRow>>(json) : [];

    /// <param name="links">The column <c>automatic_links</c>.</param>
    /// <returns>The id and the code of the first link; null where there is none.</returns>
    public static (long Id, string Code)? AutomaticLink(string? links) => Parts(links) is [var first, ..] ? Cut(first) : null;

    private static string[] Parts(string? joined) => joined?.Split(',') ?? [];

    private static (long Id, string Value) Cut(string part) =>
        part.IndexOf(':', StringComparison.Ordinal) is var at ? (Number(part[..at]), part[(at + 1)..]) : default;

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
