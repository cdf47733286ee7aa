using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Json;
using NewsApi.Site;
using NewsApi.Text.Addresses;
using NewsApi.Text.Names;

namespace NewsApi.Articles.Published.Lookup;

/// <summary>Finds the id of the article that an address belongs to.</summary>
internal sealed class ArticleIds(Db db, SiteCache sites)
{
    // No site has so many articles whose addresses begin with the same 400 characters.
    private const int MostAlike = 20;

    private static readonly Sql SlugSql = new("SELECT p.id FROM published_articles AS p WHERE p.language = @Language AND p.slug = @Slug");

    private static readonly Sql FormerSlugSql = new(
        "SELECT s.article_id AS id FROM published_slugs AS s WHERE s.language = @Language AND s.slug = @Slug");

    private static readonly Sql CanonicalSql = new(dialect => $"""
        SELECT p.id, p.canonical_url
        FROM published_articles AS p
        WHERE p.canonical_start IN {dialect.Names("@Starts")}
        ORDER BY p.id
        {dialect.Limit("@Take")}
        """);

    /// <summary>
    /// Finds the article with this slug, else the one that had it before. An article found by a former slug may no longer be public.
    /// </summary>
    public async Task<long?> FindBySlug(string language, string slug, CancellationToken ct)
    {
        var site = await sites.Settings(ct);
        var args = new { Language = Languages.Find(language, site.Languages) ?? language, Slug = slug };
        var found = await db.FindPublicAsync<IdRow>(SlugSql, args, ct) ?? await db.FindPublicAsync<IdRow>(FormerSlugSql, args, ct);
        return found?.Id;
    }

    /// <summary>Finds the public article with this canonical URL.</summary>
    /// <param name="address">The address. Different spellings of the same address are equal.</param>
    /// <param name="spellings">
    /// Other spellings of the address. Rows from older versions of this program contain one of them instead of the address's key, until
    /// <c>check --repair</c> rewrites these rows.
    /// </param>
    /// <param name="ct">Cancels.</param>
    public async Task<long?> FindByCanonicalUrl(CanonicalUrlKey address, IReadOnlyList<string> spellings, CancellationToken ct)
    {
        var starts = spellings.Prepend(address.Key).Select(CanonicalPrefix.Cut).Distinct();
        var alike = await db.ListPublicAsync<IdRow>(CanonicalSql, new { Starts = ApiJson.Write(starts), Take = MostAlike }, ct);
        return alike.FirstOrDefault(row => CanonicalUrlKey.TryParse(row.CanonicalUrl, out var own) && own == address)?.Id;
    }

    private sealed record IdRow
    {
        public long Id { get; init; }

        public string? CanonicalUrl { get; init; }
    }
}
