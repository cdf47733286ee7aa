using NewsApi.Data.Statements;
using NewsApi.ShareLinks.Kit;

namespace NewsApi.Articles.Published.Stories;

/// <summary>What sharing needs of a public article: few columns, because links keep them in memory.</summary>
internal sealed record SharedArticle : IShareable
{
    private const string Columns = "p.id, p.language, p.translation_group, p.slug, p.title, p.summary, p.canonical_url, p.licence";

    public static readonly Sql FindSql = new($"SELECT {Columns} FROM published_articles AS p WHERE p.id = @Id");

    // At most one per language, so the list has the length of the site's languages.
    public static readonly Sql TranslationsSql = new($"""
        SELECT {Columns}
        FROM published_articles AS p
        WHERE p.translation_group = @TranslationGroup
        ORDER BY p.language, p.id
        """);

    public long Id { get; init; }

    public string Language { get; init; } = "";

    public long TranslationGroup { get; init; }

    public string Slug { get; init; } = "";

    public string Title { get; init; } = "";

    public string? Summary { get; init; }

    public string? CanonicalUrl { get; init; }

    public string? Licence { get; init; }
}
