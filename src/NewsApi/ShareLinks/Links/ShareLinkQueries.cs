using NewsApi.Articles.Published.Stories;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http;
using NewsApi.ShareLinks.Kit;
using NewsApi.Site;

namespace NewsApi.ShareLinks.Links;

/// <summary>Reads for the public what stands behind a code, and nothing but the <c>published_*</c> tables of articles.</summary>
internal sealed class ShareLinkQueries(Db db, PublicUrl api, SiteCache site)
{
    public const string Article =
        "p.id, p.language, p.translation_group, p.slug, p.title, p.summary, p.canonical_url, p.licence";

    public static readonly Sql FindArticleSql = new($"SELECT {Article} FROM published_articles AS p WHERE p.id = @Id");

    /// <summary>The share kit of a public article, its wording in the language or else in the article's, and the id of its link.</summary>
    public Task<(ShareKitResponse? Kit, long LinkId)> FindKit(long id, string? language, CancellationToken ct) =>
        db.ReadSnapshotAsync<(ShareKitResponse?, long)>(
            async read =>
            {
                if (await read.FindAsync<SharedArticle>(FindArticleSql, new { Id = id }, ct) is not { } article)
                    return (null, 0);
                var kits = await ShareKits.Open(read, [id], new SiteAddresses(await site.Get(read, ct), api), ct);
                return kits.Of(article, language ?? article.Language);
            },
            ct);

    public Task<Withdrawal?> FindWithdrawal(long id, CancellationToken ct) => db.FindPublicAsync<Withdrawal>(Withdrawal.FindSql, new { Id = id }, ct);
}

/// <summary>What sharing needs to know of a public article.</summary>
internal sealed record SharedArticle : IShareable
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
