using NewsApi.Data.Statements;

namespace NewsApi.Articles.Published.Stories;

/// <summary>Builds the statements that read public articles from the shape of an answer.</summary>
internal static class ArticleSql
{
    public static Sql Find(ArticleShape shape) => new(dialect => $"{One(shape, dialect)} WHERE p.id = @Id");

    public static Sql FindBySlug(ArticleShape shape) =>
        new(dialect => $"{One(shape, dialect)} WHERE p.language = @Language AND p.slug = @Slug");

    public static Sql FindTranslation(ArticleShape shape) =>
        new(dialect => $"{One(shape, dialect)} WHERE p.translation_group = @Group AND p.language = @Language");

    public static Sql FindMany(ArticleShape shape) =>
        new(dialect => $"{One(shape, dialect)} WHERE p.id IN {dialect.Numbers("@Ids")} ORDER BY p.id");

    public static Sql FindSurroundings(ArticleShape shape) => new(dialect => $"""
        SELECT {string.Join(", ", IncludeColumns.Of(shape, dialect).Prepend("p.id"))}
        FROM (SELECT @Id AS id, @Group AS translation_group) AS p
        """);

    /// <summary>SELECT with the columns of the shape, the id and language, and the given columns.</summary>
    public static string Select(ArticleShape shape, SqlDialect dialect, params IEnumerable<string> more) =>
        "SELECT " + string.Join(
            ", ",
            more.Prepend("p.language").Prepend("p.id").Concat(shape.Columns).Distinct().Select(column => Column(column, dialect))
                .Concat(IncludeColumns.Of(shape, dialect)));

    /// <summary>The joins that the shape needs. They are LEFT joins, so that SQLite never starts from a joined table.</summary>
    public static string Joins(ArticleShape shape) =>
        (shape.Shows(ArticleParts.Body) ? "\nLEFT JOIN published_bodies AS body ON body.article_id = p.id" : "")
        + (shape.Shows(ArticleParts.Views)
            ? "\nLEFT JOIN read_totals AS reads ON reads.subject = 'article' AND reads.subject_id = p.id"
                + " AND reads.kind = 'view' AND reads.class = 'human'"
            : "");

    // The translation group is always read: it finds the translations, and the answer depends on it.
    private static string One(ArticleShape shape, SqlDialect dialect) =>
        $"{Select(shape, dialect, "p.translation_group")}\nFROM published_articles AS p{Joins(shape)}\n";

    private static string Column(string column, SqlDialect dialect) =>
        column.StartsWith("body.", StringComparison.Ordinal) ? $"{dialect.Utf8(column)} AS {column["body.".Length..]}" : column;
}
