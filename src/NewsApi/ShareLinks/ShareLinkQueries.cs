using NewsApi.Data;
using NewsApi.Site;

namespace NewsApi.ShareLinks;

/// <summary>Reads for the public what stands behind a code, and nothing but the <c>published_*</c> tables of articles.</summary>
internal sealed class ShareLinkQueries(Db db)
{
    private const string Article =
        "p.id, p.language, p.translation_group, p.slug, p.title, p.summary, p.canonical_url, p.licence";

    private static readonly Sql FindLinkSql = new($"SELECT {ShareLinkRepository.Columns} FROM share_links WHERE code = @Code");

    private static readonly Sql AutomaticCodeSql = new(
        "SELECT code FROM share_links WHERE article_id = @ArticleId AND automatic = @Automatic");

    private static readonly Sql FindArticleSql = new($"SELECT {Article} FROM published_articles AS p WHERE p.id = @Id");

    // At most one per language, so the list has the length of the site's languages.
    private static readonly Sql TranslationsSql = new($"""
        SELECT {Article}
        FROM published_articles AS p
        WHERE p.translation_group = @Group
        ORDER BY p.language, p.id
        """);

    public Task<ShareLink?> FindLink(string code, CancellationToken ct) => db.FindPublicAsync<ShareLink>(FindLinkSql, new { Code = code }, ct);

    public Task<string?> FindAutomaticCode(long articleId, CancellationToken ct) =>
        db.FindPublicAsync<string>(AutomaticCodeSql, new { ArticleId = articleId, Automatic = true }, ct);

    public Task<SharedArticle?> FindArticle(long id, CancellationToken ct) => db.FindPublicAsync<SharedArticle>(FindArticleSql, new { Id = id }, ct);

    public Task<Withdrawal?> FindWithdrawal(long id, CancellationToken ct) => db.FindPublicAsync<Withdrawal>(Withdrawal.FindSql, new { Id = id }, ct);

    public Task<IReadOnlyList<SharedArticle>> ListTranslations(long group, CancellationToken ct) =>
        db.ListPublicAsync<SharedArticle>(TranslationsSql, new { Group = group }, ct);
}

/// <summary>What sharing needs to know of a public article.</summary>
internal sealed record SharedArticle : IAddressable
{
    public long Id { get; init; }

    public string Language { get; init; } = "";

    public long TranslationGroup { get; init; }

    public string Slug { get; init; } = "";

    public string Title { get; init; } = "";

    public string? Summary { get; init; }

    public string? CanonicalUrl { get; init; }

    public string? Licence { get; init; }
}
