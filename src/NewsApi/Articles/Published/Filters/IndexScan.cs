using NewsApi.Data.Statements;

namespace NewsApi.Articles.Published.Filters;

/// <summary>
/// A scan of public articles in an index's order, which can stop after one page. The tables must be read in the order of the joins.
/// CROSS JOIN keeps SQLite from changing this order.
/// </summary>
/// <param name="Index">The index that has the order; empty for the table's primary key.</param>
/// <param name="Condition">Selects the part of the index to read, with the placeholder <see cref="Value"/>; null for all of it.</param>
/// <param name="Key">The column that the scan is sorted by; rows with equal values are sorted by id.</param>
/// <param name="Columns">The columns with the article's id and time of publication.</param>
/// <param name="Table">The table of the index; null for <c>published_articles</c>.</param>
internal sealed record IndexScan(string Index, string? Condition, Func<SqlDialect, string> Key, ArticleColumns Columns, string? Table)
{
    public const string Value = "@Value";

    /// <summary>The placeholder for the language of a scan within one language.</summary>
    public const string Language = "@ScanLanguage";

    public static readonly IndexScan ByLanguage = Among("published_articles_language", $"p.language = {Value}");

    public static readonly IndexScan BySection = Among("published_articles_section", $"p.section_id = {Value}");

    public static readonly IndexScan BySectionInLanguage =
        Among("published_articles_section_language", $"p.section_id = {Value} AND p.language = {Language}");

    // Without the cast, SQL Server would convert the column instead of the value to compare a bit with a number.
    public static readonly IndexScan BySyndicatable =
        Among("published_articles_syndicatable", $"p.syndicatable = CAST({Value} AS bit)");

    public static readonly IndexScan BySyndicatableInLanguage = Among(
        "published_articles_syndicatable_language", $"p.syndicatable = CAST({Value} AS bit) AND p.language = {Language}");

    public static readonly IndexScan ByTag = Of("published_tags AS t", "", $"t.tag_id = {Value}", "t");

    public static readonly IndexScan ByTagInLanguage =
        Of("published_tags AS t", "published_tags_language", $"t.tag_id = {Value} AND t.language = {Language}", "t");

    // An article may name a person twice, for example as author and as photographer. Only the first row counts.
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

    /// <param name="dialect">The database's dialect.</param>
    /// <param name="withArticle">Whether the article's row <c>p</c> is joined.</param>
    public string From(SqlDialect dialect, bool withArticle = true) => Table is null
        ? $"published_articles AS p {IndexHint(dialect)}"
        : $"{Table} {IndexHint(dialect)}{(withArticle ? " CROSS JOIN published_articles AS p" : "")}";

    /// <summary>The conditions of the scan of one value.</summary>
    /// <param name="branch">The index of the value in the filter; the parameter's name contains it.</param>
    /// <param name="withArticle">Whether <see cref="From"/> joins the article's row <c>p</c>.</param>
    public IEnumerable<string> Conditions(int branch, bool withArticle = true)
    {
        if (Condition is not null)
            yield return Condition.Replace(Value, $"{Value}{branch}", StringComparison.Ordinal);
        if (Table is not null && withArticle)
            yield return $"p.id = {Columns.Id}";
    }

    private static IndexScan Among(string index, string condition) =>
        new(index, condition, _ => "p.published_at", ArticleColumns.OfRow, null);

    private static IndexScan Of(string table, string index, string condition, string alias) =>
        new(index, condition, _ => $"{alias}.published_at", new ArticleColumns($"{alias}.article_id", $"{alias}.published_at"), table);

    // A scan of the primary key needs no hint, because no other index has the columns of its condition.
    private string IndexHint(SqlDialect dialect) => Index.Length == 0 ? "" : dialect.IndexHint(Index);
}
