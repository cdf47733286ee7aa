using System.Globalization;
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

    public Task<StoryPage> List(ArticleList list, CancellationToken ct)
    {
        var (where, counted) = (new SqlFilter(), new SqlFilter());
        list.Filter.AddTo(where, db.Dialect);
        list.Filter.AddTo(counted, db.Dialect);
        where.Args.Add("Take", list.Page.Take);
        var (sql, count) = (ListSql(where, list.Order, list.Page, list.Shape), CountSql(counted));
        return db.ReadOneMomentAsync(
            async read =>
            {
                var addresses = new SiteAddresses(await SitePages.Get(read, ct), api);
                var rows = await read.ListAsync<PublishedArticle>(sql, where.Args, ct);
                long? total = list.Page.Count ? await read.FindAsync<long>(count, counted.Args, ct) : null;
                var (shown, info) = Paged.Cut(rows, list.Page, list.Order.Place, total);
                var stories = shown.Select(row => new PublishedStory(row, addresses)).ToList();
                return new StoryPage(await new ArticleCompany(read, list.Shape, addresses).Bring(stories, ct), list.Shape, info);
            },
            ct);
    }

    /// <summary>The one statement that is put together from a request's filters, order and cursor.</summary>
    internal static Sql ListSql(SqlFilter where, ArticleOrder order, PageRequest page, ArticleShape shape)
    {
        var descending = order.Descending != page.Backward;
        if (page.Cursor is { } cursor)
        {
            // The first comparison is what the index can use; the second only settles the ties.
            var beyond = descending ? "<" : ">";
            where.Args.Add("EdgeId", cursor.Id);
            where.And(
                $"({order.Column} {beyond}= @Edge AND ({order.Column} {beyond} @Edge OR p.id {beyond} @EdgeId))",
                "Edge", long.Parse(cursor.Key, CultureInfo.InvariantCulture));
        }

        var direction = descending ? "DESC" : "ASC";
        return new Sql(dialect => $"""
            {ArticleSql.Select(shape, dialect, order.Column)}
            FROM published_articles AS p{ArticleSql.Joins(shape)}
            {where.Where(dialect)}
            ORDER BY {order.Column} {direction}, p.id {direction}
            {dialect.Limit("@Take")}
            """);
    }

    internal static Sql CountSql(SqlFilter where) => new(dialect => $"SELECT COUNT(*) FROM published_articles AS p {where.Where(dialect)}");

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
