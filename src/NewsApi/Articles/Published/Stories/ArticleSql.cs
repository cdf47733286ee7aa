using NewsApi.Data.Statements;

namespace NewsApi.Articles.Published.Stories;

/// <summary>The statements that read public articles, put together from what an answer shows.</summary>
internal static class ArticleSql
{
    public static Sql Find(ArticleShape shape) => new(dialect => $"{One(shape, dialect)} WHERE p.id = @Id");

    public static Sql FindBySlug(ArticleShape shape) => new(dialect => $"{One(shape, dialect)} WHERE p.language = @Language AND p.slug = @Slug");

    public static Sql FindTranslation(ArticleShape shape) =>
        new(dialect => $"{One(shape, dialect)} WHERE p.translation_group = @Group AND p.language = @Language");

    public static Sql FindMany(ArticleShape shape) => new(dialect => $"{One(shape, dialect)} WHERE p.id IN {dialect.Numbers("@Ids")} ORDER BY p.id");

    /// <summary>The columns of the shape, those that everything needs, and those that this statement needs.</summary>
    public static string Select(ArticleShape shape, SqlDialect dialect, params IEnumerable<string> more) =>
        "SELECT " + string.Join(", ", more.Prepend("p.language").Prepend("p.id").Concat(shape.Columns).Distinct().Select(column => Column(column, dialect)));

    /// <summary>What stands beside an article's row; LEFT, so that SQLite never begins there.</summary>
    public static string Joins(ArticleShape shape) =>
        (shape.Shows(ArticleParts.Body) ? "\nLEFT JOIN published_bodies AS body ON body.article_id = p.id" : "")
        + (shape.Shows(ArticleParts.Views)
            ? "\nLEFT JOIN read_totals AS reads ON reads.subject = 'article' AND reads.subject_id = p.id AND reads.kind = 'view' AND reads.class = 'human'"
            : "");

    // The group is needed to find its translations, and to know of them.
    private static string One(ArticleShape shape, SqlDialect dialect) => $"{Select(shape, dialect, "p.translation_group")}\nFROM published_articles AS p{Joins(shape)}\n";

    private static string Column(string column, SqlDialect dialect) =>
        column.StartsWith("body.", StringComparison.Ordinal) ? $"{dialect.Utf8(column)} AS {column["body.".Length..]}" : column;
}
