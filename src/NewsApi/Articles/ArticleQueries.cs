using NewsApi.Data;
using NewsApi.Http;
using NewsApi.ShareLinks;
using NewsApi.Site;

namespace NewsApi.Articles;

/// <summary>Reads public articles, and nothing but the <c>published_*</c> tables of them.</summary>
internal sealed class ArticleQueries(Db db, PublicUrl api)
{
    public Task<PublishedStory?> Find(long id, ArticleShape shape, CancellationToken ct) =>
        FindOne(shape.FindSql, new { Id = id }, shape, ct);

    public Task<PublishedStory?> FindBySlug(string language, string slug, ArticleShape shape, CancellationToken ct) =>
        FindOne(shape.FindBySlugSql, new { Language = language, Slug = slug }, shape, ct);

    public Task<Withdrawal?> FindWithdrawal(long id, CancellationToken ct) =>
        db.FindPublicAsync<Withdrawal>(Withdrawal.FindSql, new { Id = id }, ct);

    public Task<Withdrawal?> FindWithdrawal(string language, string slug, CancellationToken ct) =>
        db.FindPublicAsync<Withdrawal>(Withdrawal.FindBySlugSql, new { Language = language, Slug = slug }, ct);

    private Task<PublishedStory?> FindOne(Sql sql, object args, ArticleShape shape, CancellationToken ct) =>
        db.ReadOneMomentAsync<PublishedStory?>(
            async read =>
            {
                if (await read.FindAsync<PublishedArticle>(sql, args, ct) is not { } article)
                    return null;
                var addresses = new SiteAddresses(await SitePages.Get(read, ct), api);
                return (await new ArticleCompany(read, shape, addresses).Bring([new PublishedStory(article, addresses)], ct))[0];
            },
            ct);
}
