using NewsApi.Articles.Published.Stories;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Articles.Published.Search;

/// <summary>Finds public articles by words, or beginnings of words, in their titles.</summary>
internal sealed class TitleSearch(Db db)
{
    // A search for a single letter matches nearly every title. Only the newest matches are read to keep the answer fast.
    private const int Newest = 2_000;

    private static readonly Sql FindSql = new(dialect => $"""
        SELECT p.id, p.language, p.slug, p.title, p.canonical_url
        FROM (
            SELECT s.{dialect.SearchKey} AS place
            FROM published_titles AS s
            WHERE {dialect.SearchMatch("published_titles", "title", "s", "@Search")}
            ORDER BY s.{dialect.SearchKey} DESC
            {dialect.Limit("@Newest")}) AS found
        CROSS JOIN published_articles AS p
        WHERE p.id = (found.place & {SearchKey.IdMask}) AND p.language = @Language
        ORDER BY found.place DESC
        {dialect.Limit("@Take")}
        """);

    /// <summary>Finds articles in one language, newest first.</summary>
    public Task<IReadOnlyList<PublishedArticle>> Find(IReadOnlyList<SearchTerm> terms, string language, int take, CancellationToken ct) =>
        db.ListPublicAsync<PublishedArticle>(
            FindSql, new { Search = db.Dialect.SearchArgument(terms), Newest, Language = language, Take = take }, ct);
}
