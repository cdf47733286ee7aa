using System.Globalization;
using NewsApi.Data;
using NewsApi.Http;
using NewsApi.ShareLinks;

namespace NewsApi.Articles;

/// <summary>Reads public articles, and nothing but the <c>published_*</c> tables of them.</summary>
internal sealed class ArticleQueries(Db db)
{
    private const string Columns = """
        p.id, p.language, p.translation_group, p.slug, p.title, p.summary, p.word_count, p.reading_minutes, p.section_id,
            section.slug AS section_slug, section.names AS section_names, p.byline, p.source_name, p.source_url, p.place_line,
            p.image_url, p.image_alt, p.image_credit, p.image_width, p.image_height, p.canonical_url, p.licence, p.attribution,
            p.syndicatable, p.seo_title, p.seo_description, p.created_at, p.published_at, p.updated_at, p.modified_at,
            p.version, p.seq
        """;

    private const string SelectWithBody = $"""
        SELECT {Columns}, body.html, body.text, body.blocks
        FROM published_articles AS p
        JOIN published_bodies AS body ON body.article_id = p.id
        LEFT JOIN sections AS section ON section.id = p.section_id
        """;

    private static readonly Sql FindSql = new($"{SelectWithBody} WHERE p.id = @Id");

    private static readonly Sql FindBySlugSql = new($"{SelectWithBody} WHERE p.language = @Language AND p.slug = @Slug");

    private static readonly Sql TagsSql = new(dialect => $"""
        SELECT t.article_id, tag.id, tag.slug, tag.kind, tag.names
        FROM published_tags AS t
        JOIN tags AS tag ON tag.id = t.tag_id
        WHERE t.article_id IN {dialect.Numbers("@Ids")}
        ORDER BY t.article_id, t.position
        """);

    private static readonly Sql AuthorsSql = new(dialect => $"""
        SELECT w.article_id, author.id, author.slug, author.names, w.role
        FROM published_authors AS w
        JOIN authors AS author ON author.id = w.author_id
        WHERE w.article_id IN {dialect.Numbers("@Ids")}
        ORDER BY w.article_id, w.position
        """);

    // At most one per language, so the list has the length of the site's languages.
    private static readonly Sql TranslationsSql = new("""
        SELECT p.id, p.language, p.slug, p.title, p.canonical_url
        FROM published_articles AS p
        WHERE p.translation_group = @TranslationGroup AND p.id <> @Id
        ORDER BY p.language, p.id
        """);

    public Task<PublishedStory?> Find(long id, CancellationToken ct) => FindOne(FindSql, new { Id = id }, ct);

    public Task<PublishedStory?> FindBySlug(string language, string slug, CancellationToken ct) =>
        FindOne(FindBySlugSql, new { Language = language, Slug = slug }, ct);

    public Task<Withdrawal?> FindWithdrawal(long id, CancellationToken ct) =>
        db.FindPublicAsync<Withdrawal>(Withdrawal.FindSql, new { Id = id }, ct);

    public Task<Withdrawal?> FindWithdrawal(string language, string slug, CancellationToken ct) =>
        db.FindPublicAsync<Withdrawal>(Withdrawal.FindBySlugSql, new { Language = language, Slug = slug }, ct);

    public async Task<IReadOnlyList<PublishedStory>> List(
        ArticleFilter filter, ArticleOrder order, PageRequest page, CancellationToken ct)
    {
        var where = new SqlFilter();
        filter.AddTo(where, db.Dialect);
        where.Args.Add("Take", page.Take);
        var list = ListSql(where, order, page);
        return await db.ReadOneMomentAsync(
            async read => await WithCompany(read, await read.ListAsync<PublishedArticle>(list, where.Args, ct), ct), ct);
    }

    /// <summary>The one statement that is put together from a request's filters, order and cursor.</summary>
    internal static Sql ListSql(SqlFilter where, ArticleOrder order, PageRequest page)
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
            SELECT {Columns}
            FROM published_articles AS p
            LEFT JOIN sections AS section ON section.id = p.section_id
            {where.Where(dialect)}
            ORDER BY {order.Column} {direction}, p.id {direction}
            {dialect.Limit("@Take")}
            """);
    }

    private Task<PublishedStory?> FindOne(Sql sql, object args, CancellationToken ct) => db.ReadOneMomentAsync<PublishedStory?>(
        async read =>
        {
            var article = await read.FindAsync<PublishedArticle>(sql, args, ct);
            if (article is null)
                return null;
            var translations = await read.ListAsync<PublishedArticle>(TranslationsSql, new { article.TranslationGroup, article.Id }, ct);
            return (await WithCompany(read, [article], ct))[0] with { Translations = translations };
        },
        ct);

    private static async Task<IReadOnlyList<PublishedStory>> WithCompany(
        ReadSession read, IReadOnlyList<PublishedArticle> articles, CancellationToken ct)
    {
        if (articles.Count == 0)
            return [];
        var ids = new { Ids = Json.Write(articles.Select(article => article.Id)) };
        var tags = (await read.ListAsync<PublishedTag>(TagsSql, ids, ct)).ToLookup(tag => tag.ArticleId);
        var authors = (await read.ListAsync<PublishedAuthor>(AuthorsSql, ids, ct)).ToLookup(author => author.ArticleId);
        return [.. articles.Select(article => new PublishedStory(article, [.. tags[article.Id]], [.. authors[article.Id]]))];
    }
}
