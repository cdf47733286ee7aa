using NewsApi.Articles.Published.Stories;
using NewsApi.Counting;
using NewsApi.Data.Statements;
using NewsApi.ShareLinks.Kit;

namespace NewsApi.Articles.Published.Lookup;

/// <summary>The columns of a public article that sharing needs. Only few are read, because they are cached in memory for links.</summary>
internal sealed record SharedArticle : IShareable
{
    private const string Columns =
        "p.id, p.language, p.translation_group, p.slug, p.title, p.summary, p.canonical_url, p.licence, p.section_id";

    /// <summary>Selects a public article and its public translations; no rows if the article is not public.</summary>
    public static readonly Sql OfStorySql = new(
        dialect => OfStory(dialect, "SELECT o.translation_group FROM published_articles AS o WHERE o.id = @Id"));

    /// <summary>Selects the article that a short link leads to and its public translations, by the code of the link.</summary>
    public static readonly Sql OfLinkSql = new(dialect => OfStory(
        dialect,
        """
        SELECT o.translation_group
        FROM share_links AS l
        JOIN published_articles AS o ON o.id = l.article_id
        WHERE l.code = @Code
        """));

    public long Id { get; init; }

    public string Language { get; init; } = "";

    public long TranslationGroup { get; init; }

    public string Slug { get; init; } = "";

    public string Title { get; init; } = "";

    public string? Summary { get; init; }

    public string? CanonicalUrl { get; init; }

    public string? Licence { get; init; }

    public long? SectionId { get; init; }

    /// <summary>The ids and roles of the article's authors; see <see cref="IncludeColumns"/>.</summary>
    public string? AuthorRoles { get; init; }

    /// <summary>The article, section and authors for which a click on its link is counted.</summary>
    public EventArticle Counted => field ??= EventArticleCache.Of(Id, Language, SectionId, AuthorRoles);

    // A story has at most one article per language, so this list is short.
    private static string OfStory(SqlDialect dialect, string group) => $"""
        SELECT {Columns}, {IncludeColumns.AuthorRoles(dialect)}
        FROM published_articles AS p
        WHERE p.translation_group = ({group})
        ORDER BY p.language, p.id
        """;
}
