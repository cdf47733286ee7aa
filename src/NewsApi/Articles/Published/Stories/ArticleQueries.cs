using NewsApi.Counting.Visitors;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http;
using NewsApi.Json;
using NewsApi.Site;

namespace NewsApi.Articles.Published.Stories;

/// <summary>Reads public articles from the <c>published_*</c> tables only.</summary>
internal sealed class ArticleQueries(Db db, PublicUrl api, SiteCache site, IncludeNames names, ViewKeys keys)
{
    private static readonly Sql StorySql = new("SELECT p.language, p.translation_group FROM published_articles AS p WHERE p.id = @Id");

    private static readonly Sql FormerSql = new("""
        SELECT s.article_id, p.language, p.slug, w.reason, w.replaced_by, w.note
        FROM published_slugs AS s
        LEFT JOIN published_articles AS p ON p.id = s.article_id
        LEFT JOIN published_withdrawals AS w ON w.article_id = s.article_id
        WHERE s.language = @Language AND s.slug = @Slug
        """);

    public Task<ArticleLookup> Find(long id, ArticleQuery view, CancellationToken ct) => db.ReadSnapshotAsync(
        async read =>
        {
            var pages = await site.Get(read, ct);
            if (view.Language is not { } asked || await read.FindAsync<PublishedArticle>(StorySql, new { Id = id }, ct) is not { } story)
                return new ArticleLookup(await Load(read, view.Shape.FindSql, new { Id = id }, view.Shape, pages, isFallback: false, ct));
            var wanted = pages.Find(asked);
            string[] languages = view.FallsBack ? [wanted, pages.DefaultLanguage, story.Language] : [wanted];
            foreach (var language in languages)
                if (await Load(
                        read, view.Shape.FindTranslationSql, new { Group = story.TranslationGroup, Language = language }, view.Shape, pages,
                        !language.Equals(wanted, StringComparison.OrdinalIgnoreCase), ct) is { } found)
                    return new ArticleLookup(found);
            return new ArticleLookup(null) { OnlyInOtherLanguages = true };
        },
        ct);

    /// <summary>Finds an article within the given session.</summary>
    public async ValueTask<PublishedStory?> Find(ReadSession read, long id, ArticleShape shape, CancellationToken ct) =>
        await Load(read, shape.FindSql, new { Id = id }, shape, await site.Get(read, ct), isFallback: false, ct);

    /// <summary>Finds the public articles with these ids, within the given session.</summary>
    /// <param name="read">The session.</param>
    /// <param name="ids">The ids.</param>
    /// <param name="shape">The fields of each article.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="wanted">
    /// The reader's language; articles in other languages are marked as fallbacks. Null if no language is wanted.
    /// </param>
    public async ValueTask<IReadOnlyList<PublishedStory>> FindMany(
        ReadSession read, IReadOnlyCollection<long> ids, ArticleShape shape, CancellationToken ct, string? wanted = null)
    {
        if (ids.Count == 0)
            return [];
        var addresses = new SiteUrls(await site.Get(read, ct), api);
        var rows = await read.ListAsync<PublishedArticle>(shape.FindManySql, new { Ids = ApiJson.Write(ids) }, ct);
        return await new ArticleIncludes(read, shape, await site.Settings(read, ct), addresses, names, keys).Load(
            [
                .. rows.Select(row => new PublishedStory(row, addresses)
                {
                    IsFallback = wanted is not null && !row.Language.Equals(wanted, StringComparison.OrdinalIgnoreCase),
                }),
            ],
            ct);
    }

    public Task<ArticleLookup> FindBySlug(
        string language, string slug, ArticleBySlugQuery view, CancellationToken ct) => db.ReadSnapshotAsync(
        async read =>
        {
            var pages = await site.Get(read, ct);
            var wanted = pages.Find(language);
            string[] languages = view.FallsBack ? [wanted, pages.DefaultLanguage] : [wanted];
            foreach (var one in languages)
                if (await Load(
                        read, view.Shape.FindBySlugSql, new { Language = one, Slug = slug }, view.Shape, pages,
                        !one.Equals(wanted, StringComparison.OrdinalIgnoreCase), ct) is { } found)
                    return new ArticleLookup(found);
            return new ArticleLookup(null);
        },
        ct);

    public Task<PublishedStory?> FindRelated(long id, RelatedQuery view, CancellationToken ct) => db.ReadSnapshotAsync(
        async read =>
        {
            var pages = await site.Get(read, ct);
            var shape = ArticleShape.IdOnly;
            if (await Load(read, shape.FindSql, new { Id = id }, shape, pages, isFallback: false, ct) is not { } story)
                return null;
            await new RelatedArticles(read, await site.Settings(read, ct), new SiteUrls(pages, api), names, keys)
                .Load([story], view.Limit, view.Shape, ct);
            return story;
        },
        ct);

    public Task<Withdrawal?> FindWithdrawal(long id, CancellationToken ct) =>
        db.FindPublicAsync<Withdrawal>(Withdrawal.FindSql, new { Id = id }, ct);

    /// <summary>Finds the article that had this slug before.</summary>
    public Task<FormerSlug?> FindFormer(string language, string slug, CancellationToken ct) => db.ReadSnapshotAsync(
        async read => await read.FindAsync<FormerSlug>(
            FormerSql, new { Language = (await site.Get(read, ct)).Find(language), Slug = slug }, ct),
        ct);

    private async ValueTask<PublishedStory?> Load(
        ReadSession read, Sql sql, object args, ArticleShape shape, ArticleSiteSettings pages, bool isFallback, CancellationToken ct)
    {
        if (await read.FindAsync<PublishedArticle>(sql, args, ct) is not { } article)
            return null;
        var addresses = new SiteUrls(pages, api);
        var story = new PublishedStory(article, addresses) { IsFallback = isFallback };
        var settings = await site.Settings(read, ct);
        return (await new ArticleIncludes(read, shape, settings, addresses, names, keys).Load([story], ct))[0];
    }
}

/// <summary>The result of a lookup of one article.</summary>
internal sealed record ArticleLookup(PublishedStory? Story)
{
    /// <summary>Whether the story is public, but not in the requested language.</summary>
    public bool OnlyInOtherLanguages { get; init; }
}

/// <summary>The article that had a slug before: its present language and slug, or why it was withdrawn.</summary>
internal sealed record FormerSlug : Withdrawal
{
    public string? Language { get; init; }

    public string? Slug { get; init; }
}
