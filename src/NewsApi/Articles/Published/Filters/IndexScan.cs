using NewsApi.Data.Statements;

namespace NewsApi.Articles.Published.Filters;

/// <summary>
/// A way through public articles in an index's order, which a list can leave after one page. Tables stand in the order in which
/// they must be read: CROSS JOIN keeps SQLite from turning it.
/// </summary>
/// <param name="Index">The index that gives the order.</param>
/// <param name="Condition">What holds along the way, with <c>@Arm</c> for the value that is walked along; null where all articles are met.</param>
/// <param name="Key">The column of the order; the id comes after it.</param>
/// <param name="Place">The article's id and time of publication.</param>
/// <param name="Table">The table that is walked; null where it is that of the articles.</param>
internal sealed record IndexScan(string Index, string? Condition, Func<SqlDialect, string> Key, ArticleColumns Place, string? Table)
{
    public const string Value = "@Arm";

    /// <summary>The one language of a walk within a language.</summary>
    public const string InLanguage = "@InLanguage";

    public static readonly IndexScan ByLanguage = Among("published_articles_language", $"p.language = {Value}");

    public static readonly IndexScan BySection = Among("published_articles_section", $"p.section_id = {Value}");

    public static readonly IndexScan BySectionInLanguage =
        Among("published_articles_section_language", $"p.section_id = {Value} AND p.language = {InLanguage}");

    public static readonly IndexScan ByTag = Of("published_tags AS t", "", $"t.tag_id = {Value}", "t");

    public static readonly IndexScan ByTagInLanguage =
        Of("published_tags AS t", "published_tags_language", $"t.tag_id = {Value} AND t.language = {InLanguage}", "t");

    // Somebody may be named twice, as author and as photographer.
    public static readonly IndexScan ByAuthor = Of(
        "published_authors AS w",
        "published_authors_author",
        $"""
        w.author_id = {Value}
          AND NOT EXISTS (
              SELECT 1 FROM published_authors AS earlier
              WHERE earlier.article_id = w.article_id AND earlier.author_id = w.author_id AND earlier.position < w.position)
        """,
        "w");

    /// <param name="dialect">The database's.</param>
    /// <param name="withArticle">Whether the article's own row <c>p</c> is wanted, too.</param>
    public string From(SqlDialect dialect, bool withArticle = true) => Table is null
        ? $"published_articles AS p {IndexHint(dialect)}"
        : $"{Table} {IndexHint(dialect)}{(withArticle ? " CROSS JOIN published_articles AS p" : "")}";

    /// <summary>What holds along one value.</summary>
    public IEnumerable<string> Conditions(int arm, bool withArticle = true)
    {
        if (Condition is not null)
            yield return Condition.Replace(Value, $"{Value}{arm}", StringComparison.Ordinal);
        if (Table is not null && withArticle)
            yield return $"p.id = {Place.Id}";
    }

    private static IndexScan Among(string index, string condition) => new(index, condition, _ => "p.published_at", ArticleColumns.OfRow, null);

    private static IndexScan Of(string table, string index, string condition, string alias) =>
        new(index, condition, _ => $"{alias}.published_at", new ArticleColumns($"{alias}.article_id", $"{alias}.published_at"), table);

    // A table's key needs no name: there is no other order that the condition leaves.
    private string IndexHint(SqlDialect dialect) => Index.Length == 0 ? "" : dialect.Along(Index);
}
