using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Lists;
using NewsApi.Articles.Published.Stories;
using NewsApi.Data;
using NewsApi.Http.Pages;
using NewsApi.Http.Queries;
using NewsApi.Site;
using NewsApi.Sync;

namespace NewsApi.Partners;

/// <summary>Reads single articles of a partner's scope.</summary>
internal sealed class PartnerArticles(Db db, ArticleQueries articles, FilterNames filters, SiteCache sites)
{
    /// <returns>The article, or its withdrawal. Both are null if the article is outside the scope or was never public.</returns>
    public Task<(PublishedStory? Story, Withdrawal? Withdrawal)> Find(
        CurrentPartner current, long id, ArticleShape shape, CancellationToken ct) =>
        db.ReadSnapshotAsync<(PublishedStory?, Withdrawal?)>(
            async read =>
            {
                if (await articles.Find(read, id, shape, ct) is not { } story)
                    return (null, await read.FindAsync<Withdrawal>(Withdrawal.FindSql, new { Id = id }, ct));
                var part = await ResolvedSyncFilter.Of(current.Part, filters, sites, read, ct);
                var scopes = await SyncArticles.Scopes(read, [id], ct);
                return (part.Filter(part.Scope).Matches(scopes[id]) ? story : null, null);
            },
            ct);
}

/// <summary>Query of a partner's list of articles.</summary>
internal sealed record PartnerArticleListQuery(ArticleFilter Filter, ArticleOrder Order, ArticleShape Shape, PageRequest Page)
    : IQuery<PartnerArticleListQuery>
{
    public static IReadOnlyList<QueryParameter> Parameters =>
    [
        .. ArticleFilter.Parameters.Except([Fallback.Parameter]), ArticleOrder.Parameter, .. ArticleShape.PartnerParameters,
        .. PageRequest.CountedParameters,
    ];

    public static PartnerArticleListQuery Read(QueryReader reader)
    {
        var filter = ArticleFilter.Read(reader);
        var order = ArticleOrder.Read(reader, filter.Terms is not null);
        return new PartnerArticleListQuery(filter, order, ArticleShape.ReadPartner(reader), PageRequest.ReadCounted(reader, order.IsKey));
    }
}

/// <summary>Query of a partner's article.</summary>
internal sealed record PartnerArticleQuery(ArticleShape Shape) : IQuery<PartnerArticleQuery>
{
    public static IReadOnlyList<QueryParameter> Parameters => ArticleShape.PartnerParameters;

    public static PartnerArticleQuery Read(QueryReader reader) => new(ArticleShape.ReadPartner(reader));
}
