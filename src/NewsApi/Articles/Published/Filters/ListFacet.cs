using NewsApi.Changes;
using NewsApi.Data.Statements;

namespace NewsApi.Articles.Published.Filters;

/// <summary>
/// A property by which public articles are filtered. A list can test it on an article, collect the matching articles as a set of ids, or
/// scan them in the order of publication.
/// </summary>
internal sealed class ListFacet
{
    public static readonly ListFacet Id =
        new("id", (among, at) => $"{at.Id} IN {among}", among => $"SELECT q.id FROM published_articles AS q WHERE q.id IN {among}");

    public static readonly ListFacet Slug = new(
        "slug", (among, _) => $"p.slug IN {among}", among => $"SELECT q.id FROM published_articles AS q WHERE q.slug IN {among}")
    { IsText = true, NeedsArticle = true };

    public static readonly ListFacet Language = new(
        "language", (among, _) => $"p.language IN {among}",
        among => $"SELECT q.id FROM published_articles AS q WHERE q.language IN {among}")
    {
        IsText = true,
        NeedsArticle = true,
        Scan = IndexScan.ByLanguage,
    };

    public static readonly ListFacet Section = new(
        "section", (among, _) => $"p.section_id IN {among}",
        among => $"SELECT q.id FROM published_articles AS q WHERE q.section_id IN {among}")
    {
        NeedsArticle = true,
        MayBeNull = "p.section_id",
        Scan = IndexScan.BySection,
        ScanInLanguage = IndexScan.BySectionInLanguage,
    };

    // The time of publication is part of the primary key, so one lookup finds whether the article has the tag.
    public static readonly ListFacet Tag = new(
        "tag",
        (among, at) => $"""
            EXISTS (
                SELECT 1 FROM published_tags AS own
                WHERE own.tag_id IN {among} AND own.published_at = {at.PublishedAt} AND own.article_id = {at.Id})
            """,
        among => $"SELECT t.article_id AS id FROM published_tags AS t WHERE t.tag_id IN {among}")
    {
        Scan = IndexScan.ByTag,
        ScanInLanguage = IndexScan.ByTagInLanguage,
    };

    public static readonly ListFacet Author = new(
        "author",
        (among, at) => $"EXISTS (SELECT 1 FROM published_authors AS own WHERE own.article_id = {at.Id} AND own.author_id IN {among})",
        among => $"SELECT w.article_id AS id FROM published_authors AS w WHERE w.author_id IN {among}")
    {
        Scan = IndexScan.ByAuthor,
    };

    /// <summary>Whether partners may republish an article: 1 if they may, else 0.</summary>
    public static readonly ListFacet Syndicatable = new(
        "syndicatable", (among, _) => $"p.syndicatable IN {among}",
        among => $"SELECT q.id FROM published_articles AS q WHERE q.syndicatable IN {among}")
    {
        NeedsArticle = true,
        Scan = IndexScan.BySyndicatable,
        ScanInLanguage = IndexScan.BySyndicatableInLanguage,
    };

    /// <summary>
    /// The section from which an article takes its terms of syndication. Section 0 stands for articles without a section.
    /// </summary>
    public static readonly ListFacet SectionTerms = new(
        "sectionTerms", (among, _) => $"COALESCE(p.section_id, 0) IN {among} AND (p.usage IS NULL OR NOT {ScopeSql.OwnTerms})",
        among => $"SELECT p.id FROM published_articles AS p WHERE COALESCE(p.section_id, 0) IN {among}")
    {
        NeedsArticle = true,
    };

    public static readonly IReadOnlyList<ListFacet> All = [Id, Slug, Language, Section, Tag, Author, Syndicatable, SectionTerms];

    private readonly Func<string, ArticleColumns, string> _test;
    private readonly Func<string, string> _collect;

    private ListFacet(string name, Func<string, ArticleColumns, string> test, Func<string, string> collect)
    {
        (Name, _test, _collect) = (name, test, collect);
        SizeSql = new Sql(dialect => $"SELECT COUNT(*) FROM ({Collect(dialect, "@Among")} {dialect.LimitAny("@Most")}) AS found");
    }

    public string Name { get; }

    /// <summary>Whether the values of the facet are texts; otherwise they are numbers.</summary>
    public bool IsText { get; private init; }

    /// <summary>The scan of one value in the order of publication; null where no index has that order.</summary>
    public IndexScan? Scan { get; private init; }

    /// <summary>The scan of one value within one language, in the order of publication; null where no index has that order.</summary>
    public IndexScan? ScanInLanguage { get; private init; }

    /// <summary>Counts the articles that have one of some values, up to <c>@Most</c>.</summary>
    public Sql SizeSql { get; }

    private string? MayBeNull { get; init; }

    /// <summary>Whether <see cref="Test"/> reads the article's own row <c>p</c>.</summary>
    public bool NeedsArticle { get; private init; }

    public string Test(SqlDialect dialect, string parameter, ArticleColumns at) => _test(Among(dialect, parameter), at);

    public string TestNot(SqlDialect dialect, string parameter, ArticleColumns at) =>
        MayBeNull is null ? $"NOT ({Test(dialect, parameter, at)})" : $"({MayBeNull} IS NULL OR NOT ({Test(dialect, parameter, at)}))";

    /// <summary>A SELECT of the ids of articles with one of the values. An id may occur several times.</summary>
    public string Collect(SqlDialect dialect, string parameter) => _collect(Among(dialect, parameter));

    private string Among(SqlDialect dialect, string parameter) => IsText ? dialect.Names(parameter) : dialect.Numbers(parameter);
}

/// <summary>The columns that hold an article's id and time of publication: in the article's row, or in the index that is scanned.</summary>
internal sealed record ArticleColumns(string Id, string PublishedAt)
{
    public static readonly ArticleColumns OfRow = new("p.id", "p.published_at");
}
