using NewsApi.Data.Statements;

namespace NewsApi.Articles.Published.Lists;

/// <summary>The statements that count a list's articles by section, tag, language and day, under the conditions of the list.</summary>
internal static class FacetSql
{
    public static Sql Section(ArticleListSql list) => new(dialect => $"""
        SELECT x.slug, x.names, counted.articles
        FROM (
            SELECT p.section_id AS id, COUNT(*) AS articles
            {list.Matching(dialect)}
            GROUP BY p.section_id) AS counted
        JOIN sections AS x ON x.id = counted.id
        ORDER BY counted.articles DESC, x.slug
        """);

    public static Sql Tag(ArticleListSql list) => new(dialect => $"""
        SELECT x.slug, x.names, counted.articles
        FROM (
            SELECT own.tag_id AS id, COUNT(*) AS articles
            {list.Matching(dialect, "\nJOIN published_tags AS own ON own.article_id = p.id")}
            GROUP BY own.tag_id) AS counted
        JOIN tags AS x ON x.id = counted.id
        ORDER BY counted.articles DESC, x.slug
        {dialect.Limit("@Top")}
        """);

    // No limit is needed, because there is at most one row for each language of the site.
    public static Sql Language(ArticleListSql list) => new(dialect => $"""
        SELECT p.language, COUNT(*) AS articles
        {list.Matching(dialect)}
        GROUP BY p.language
        ORDER BY COUNT(*) DESC, p.language
        """);

    // Articles are counted by day, because months differ in length. Both databases round a quotient towards zero. The remainders correct
    // this for times before 1970.
    public static Sql Day(ArticleListSql list) => new(dialect => $"""
        SELECT counted.day, COUNT(*) AS articles
        FROM (
            SELECT (p.published_at - (p.published_at % 86400000 + 86400000) % 86400000) / 86400000 AS day
            {list.Matching(dialect)}) AS counted
        GROUP BY counted.day
        ORDER BY counted.day DESC
        """);
}
