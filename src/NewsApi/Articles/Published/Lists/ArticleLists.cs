using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Search;
using NewsApi.Articles.Published.Stories;
using NewsApi.Caching;
using NewsApi.Counting.Visitors;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http;
using NewsApi.Http.Pages;
using NewsApi.Site;
using NewsApi.Text.Names;

namespace NewsApi.Articles.Published.Lists;

/// <summary>
/// Reads lists of public articles. It first finds the ids of the names in the request, then counts how many articles each filter matches,
/// then reads the page.
/// </summary>
internal sealed class ArticleLists(
    Db db, PublicUrl api, SiteCache site, IncludeNames names, ViewKeys keys, FilterNames filters, ScanSizes sizes)
{
    // The assumed size of a filter whose count has reached Most. It is compared with the exact sizes of tags.
    private const long Many = 100_000;

    // Sizes are counted up to this number.
    private const int Most = PlanChoice.Few + 1;

    private static readonly Sql OfTagSql = new("SELECT c.articles FROM published_tag_counts AS c WHERE c.tag_id = @Tag");

    /// <param name="list">The query of the list.</param>
    /// <param name="dependencies">Receives the dependencies of the list.</param>
    /// <param name="readerLanguage">Finds the reader's language, for names of facets if the list is not filtered by one language.</param>
    /// <param name="ct">Cancels.</param>
    public Task<StoryPage> List(
        ArticleListQuery list, Dependencies dependencies, Func<ArticleSiteSettings, string> readerLanguage, CancellationToken ct) =>
        db.ReadSnapshotAsync(read => List(read, list, dependencies, readerLanguage, ct), ct);

    /// <summary>Reads a list like the other overload, but within the given session.</summary>
    public async Task<StoryPage> List(
        ReadSession read, ArticleListQuery list, Dependencies dependencies, Func<ArticleSiteSettings, string> readerLanguage,
        CancellationToken ct)
    {
        var pages = await site.Get(read, ct);
        list = list with { Filter = list.Filter.For(pages) };
        list.Filter.AddTo(dependencies);
        var addresses = new SiteUrls(pages, api);
        var selection = await new FilterResolver(filters, read).Resolve(list.Filter, pages, ct);
        var (rows, total) = selection.IsEmpty ? ([], list.Page.Count ? 0 : null) : await Read(read, selection, list, ct);
        var (shown, info) = Paged.Cut(rows, list.Page, list.Order.Place, total);
        var stories = new List<PublishedStory>(shown.Count);
        foreach (var row in shown)
            stories.Add(new PublishedStory(row, addresses) { IsFallback = selection.IsFallback(row.Language) });
        await new ArticleIncludes(read, list.Shape, await site.Settings(read, ct), addresses, names, keys).Load(stories, ct);
        if (list is { Filter.Terms.Count: > 0, Shape.ShowsHighlight: true } && stories.Count > 0)
            await SearchHighlights.Load(read, stories, list.Filter.Terms, ct);
        var facets = await Facets(read, selection, list, pages, readerLanguage, ct);
        return new StoryPage(stories, list.Shape, info with { Notes = selection.Notes }, facets);
    }

    /// <summary>Reads the articles of a page and one more article, without includes, within the given session.</summary>
    public async ValueTask<IReadOnlyList<PublishedArticle>> First(ReadSession read, ArticleListQuery list, CancellationToken ct)
    {
        var pages = await site.Get(read, ct);
        list = list with { Filter = list.Filter.For(pages) };
        var selection = await new FilterResolver(filters, read).Resolve(list.Filter, pages, ct);
        return selection.IsEmpty ? [] : (await Read(read, selection, list, ct)).Rows;
    }

    private async ValueTask<(IReadOnlyList<PublishedArticle> Rows, long? Total)> Read(
        ReadSession read, ResolvedArticleFilter selection, ArticleListQuery list, CancellationToken ct)
    {
        if (list.Order.IsByRelevance)
            return (
                await new SearchByRelevance(read.Dialect, selection, list.Page).Read(read, list.Shape, ct),
                list.Page.Count ? await Count(read, selection, PlanChoice.OfAll(selection), list, ct) : null);
        var (measured, windows) = await Measure(read, selection, list.Order, ct);
        var plan = PlanChoice.Of(measured, windows, list.Order);
        var sql = new ArticleListSql(read.Dialect, measured, plan, list.Order, list.Page, await FindEnd(read, selection, list, ct));
        var rows = await read.ListAsync<PublishedArticle>(sql.PageSql(list.Shape), sql.Args, ct);
        return (rows, list.Page.Count ? await Count(read, measured, plan, list, ct) : null);
    }

    // If every article is translated, a scan for untranslated articles would read all years. So a page in the wanted language alone is read
    // first. The scan can stop at the last key of that page.
    private async ValueTask<string?> FindEnd(ReadSession read, ResolvedArticleFilter selection, ArticleListQuery list, CancellationToken ct)
    {
        if (selection.InWantedLanguage() is not { } only)
            return null;
        var (measured, windows) = await Measure(read, only, list.Order, ct);
        var sql = new ArticleListSql(read.Dialect, measured, PlanChoice.Of(measured, windows, list.Order), list.Order, list.Page);
        var rows = await read.ListAsync<PublishedArticle>(sql.PageSql(ArticleShape.IdOnly), sql.Args, ct);
        return rows.Count == list.Page.Take ? list.Order.Key(rows[^1]) : null;
    }

    private async ValueTask<(ResolvedArticleFilter Selection, IReadOnlyList<(TimeWindow, long)> Windows)> Measure(
        ReadSession read, ResolvedArticleFilter selection, ArticleOrder order, CancellationToken ct)
    {
        var (restrictions, windows) = PlanChoice.ToMeasure(selection, order);
        if (restrictions.Count + windows.Count == 0)
            return (selection, []);
        var (ofRestrictions, ofWindows) = await sizes.Count(read, restrictions, windows, Most, ct);
        var known = restrictions.Zip(ofRestrictions).ToDictionary(one => one.First, one => Bounded(one.Second));
        return (
            selection with
            {
                Restrictions =
                    [.. selection.Restrictions.Select(one => known.TryGetValue(one, out var size) ? one with { Size = size } : one)],
            },
            [.. windows.Zip(ofWindows).Select(one => (one.First, Bounded(one.Second)))]);

        static long Bounded(long size) => size < Most ? size : Many;
    }

    private static async ValueTask<ArticleFacets?> Facets(
        ReadSession read, ResolvedArticleFilter selection, ArticleListQuery list, ArticleSiteSettings site,
        Func<ArticleSiteSettings, string> readerLanguage, CancellationToken ct)
    {
        if (list.Facets is null)
            return null;
        if (selection.IsEmpty)
            return list.Facets.Empty();
        var languages = list.Filter.Named(NameFilter.FilterSubject.Language, exclude: false).SelectMany(names => names).ToList();
        var language = languages is [var only] ? Languages.Canonical(only)
            : list.Facets.HasNames ? readerLanguage(site)
            : site.DefaultLanguage;
        return await list.Facets.Count(read, All(read, selection, list), selection.IsEverything, language, site.DefaultLanguage, ct);
    }

    private static async ValueTask<long> Count(
        ReadSession read, ResolvedArticleFilter selection, ListPlan plan, ArticleListQuery list, CancellationToken ct)
    {
        // The articles of each tag are already counted, so the stored count is used.
        if (selection is { Restrictions: [{ Exclude: false, Values: [long tag], Size: not null } only], Windows.Count: 0, Terms: null }
            && only.By == ListFacet.Tag)
            return await read.FindAsync<long>(OfTagSql, new { Tag = tag }, ct);
        var sql = new ArticleListSql(read.Dialect, selection, PlanChoice.ToCount(plan), list.Order, list.Page with { Cursor = null });
        return await read.FindAsync<long>(sql.CountSql(), sql.Args, ct);
    }

    private static ArticleListSql All(ReadSession read, ResolvedArticleFilter selection, ArticleListQuery list) =>
        new(read.Dialect, selection, PlanChoice.OfAll(selection), list.Order, list.Page with { Cursor = null });
}
