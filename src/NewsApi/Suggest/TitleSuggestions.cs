using NewsApi.Articles.Published.Search;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Site;

namespace NewsApi.Suggest;

/// <summary>Finds public articles by words that their titles begin with or hold.</summary>
internal sealed class TitleSuggestions(Db db)
{
    // One letter begins a word of nearly every title: of those the newest do, and the box answers at once in any language.
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

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<FoundTitle>> Find(IReadOnlyList<SearchTerm> terms, string language, int take, CancellationToken ct) =>
        await db.ListPublicAsync<FoundTitle>(FindSql, new { Search = db.Dialect.SearchArgument(terms), Newest, Language = language, Take = take }, ct);
}

internal sealed record FoundTitle : IAddressable
{
    public long Id { get; init; }

    public string Language { get; init; } = "";

    public string Slug { get; init; } = "";

    public string Title { get; init; } = "";

    public string? CanonicalUrl { get; init; }
}
