using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Search;
using NewsApi.Articles.Published.Stories;
using NewsApi.Counting.Visitors;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http;
using NewsApi.Http.Pages;
using NewsApi.Site;
using NewsApi.Text.Names;

namespace NewsApi.Articles.Published.Lists;

/// <summary>Reads lists of public articles: first what the request's names mean, then how rare they are, then the page.</summary>
internal sealed class ArticleLists(Db db, PublicUrl api, SiteCache site, IncludeNames names, ViewKeys keys)
{
    // What was not counted to the end is taken for rarer than the tags of every fourth story, and for more common than all others.
    private const long Many = 100_000;

    public Task<StoryPage> List(ArticleList list, CancellationToken ct) => db.ReadSnapshotAsync(
        async read =>
        {
            var pages = await site.Get(read, ct);
            var addresses = new SiteAddresses(pages, api);
            var selection = await new FilterResolver(read).Resolve(list.Filter, list.Filter.FallsBack ? pages.DefaultLanguage : null, ct);
            var (rows, total) = selection.IsEmpty ? ([], list.Page.Count ? 0 : null) : await Read(read, selection, list, ct);
            var (shown, info) = Paged.Cut(rows, list.Page, list.Order.Place, total);
            var stories = new List<PublishedStory>(shown.Count);
            foreach (var row in shown)
                stories.Add(new PublishedStory(row, addresses) { IsFallback = selection.IsFallback(row.Language) });
            await new ArticleIncludes(read, list.Shape, addresses, names, keys).Load(stories, ct);
            if (list is { Filter.Terms.Count: > 0, Shape.ShowsHighlight: true } && stories.Count > 0)
                await SearchHighlights.Load(read, stories, list.Filter.Terms, ct);
            return new StoryPage(stories, list.Shape, info, await Facets(read, selection, list, addresses, ct));
        },
        ct);

    private static async ValueTask<(IReadOnlyList<PublishedArticle> Rows, long? Total)> Read(
        ReadSession read, ArticleSelection selection, ArticleList list, CancellationToken ct)
    {
        if (list.Order.IsByRelevance)
            return (
                await new ArticleSearch(read.Dialect, selection, list.Page).Read(read, list.Shape, ct),
                list.Page.Count ? await Count(read, selection, ListPlan.OfAll(selection), list, ct) : null);
        var (measured, windows) = await Measure(read, selection, list.Order, ct);
        var plan = ListPlan.Choose(measured, windows, list.Order);
        var sql = new ArticleListSql(read.Dialect, measured, plan, list.Order, list.Page, await FindEnd(read, selection, list, ct));
        var rows = await read.ListAsync<PublishedArticle>(sql.PageSql(list.Shape), sql.Args, ct);
        return (rows, list.Page.Count ? await Count(read, measured, plan, list, ct) : null);
    }

    // Where everything is translated, a search for what is not would go through all years: a page in the wanted language
    // alone shows how far it can matter.
    private static async ValueTask<string?> FindEnd(ReadSession read, ArticleSelection selection, ArticleList list, CancellationToken ct)
    {
        if (selection.InWantedLanguage() is not { } only)
            return null;
        var (measured, windows) = await Measure(read, only, list.Order, ct);
        var sql = new ArticleListSql(read.Dialect, measured, ListPlan.Choose(measured, windows, list.Order), list.Order, list.Page);
        var rows = await read.ListAsync<PublishedArticle>(sql.PageSql(ArticleShape.IdOnly), sql.Args, ct);
        return rows.Count == list.Page.Take ? list.Order.Key(rows[^1]) : null;
    }

    private static async ValueTask<(ArticleSelection Selection, IReadOnlyList<(TimeWindow, long)> Windows)> Measure(
        ReadSession read, ArticleSelection selection, ArticleOrder order, CancellationToken ct)
    {
        var (restrictions, windows) = ListPlan.ToMeasure(selection, order);
        var sizes = new Dictionary<Restriction, long>();
        foreach (var restriction in restrictions)
            sizes[restriction] = Size(await read.FindAsync<long>(restriction.By.SizeSql, new { Among = restriction.Json, Most = ListPlan.Few + 1 }, ct));
        var windowSizes = new List<(TimeWindow, long)>();
        foreach (var window in windows)
            windowSizes.Add((window, Size(await read.FindAsync<long>(window.Time.SizeSql, new { window.From, window.To, Most = ListPlan.Few + 1 }, ct))));
        return (
            sizes.Count == 0 ? selection : selection with
            {
                Restrictions = [.. selection.Restrictions.Select(one => sizes.TryGetValue(one, out var size) ? one with { Size = size } : one)],
            },
            windowSizes);
    }

    private static async ValueTask<ArticleFacets?> Facets(
        ReadSession read, ArticleSelection selection, ArticleList list, SiteAddresses addresses, CancellationToken ct)
    {
        if (list.Facets is null)
            return null;
        if (selection.IsEmpty)
            return list.Facets.Empty();
        var languages = list.Filter.Named(NameFilter.FilterSubject.Language, exclude: false).SelectMany(names => names).ToList();
        var language = languages is [var only] ? Languages.Canonical(only) : addresses.SiteDefault;
        return await list.Facets.Count(read, All(read, selection, list), selection.IsEverything, language, addresses.SiteDefault, ct);
    }

    private static async ValueTask<long> Count(
        ReadSession read, ArticleSelection selection, ListPlan plan, ArticleList list, CancellationToken ct)
    {
        // One tag alone has been counted before.
        if (selection is { Restrictions: [{ Exclude: false, Values.Count: 1, Size: { } size } only], Windows.Count: 0, Terms: null } && only.By == ListFacet.Tag)
            return size;
        var sql = new ArticleListSql(read.Dialect, selection, plan.ToCount(), list.Order, list.Page with { Cursor = null });
        return await read.FindAsync<long>(sql.CountSql(), sql.Args, ct);
    }

    private static ArticleListSql All(ReadSession read, ArticleSelection selection, ArticleList list) =>
        new(read.Dialect, selection, ListPlan.OfAll(selection), list.Order, list.Page with { Cursor = null });

    private static long Size(long counted) => counted > ListPlan.Few ? Many : counted;
}
