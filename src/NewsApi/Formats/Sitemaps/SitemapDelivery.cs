using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Articles.Published.Lists;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Http;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;
using NewsApi.Site;

namespace NewsApi.Formats.Sitemaps;

/// <summary>Sitemaps for search engines.</summary>
internal static class SitemapDelivery
{
    private static readonly TimeSpan NewsAge = TimeSpan.FromDays(2);

    // The page of the highest id, which is below 2^53.
    private const long MostPage = (1L << 53) / Dependency.RangeSize;

    public static void MapSitemaps(this IEndpointRouteBuilder web)
    {
        var sitemaps = web.MapGroup("").WithTags("Sitemaps").WithMetadata(new IgnoresUnknownParameters());
        sitemaps.MapRead("/sitemap.xml", GetIndex).WithName("getSitemapIndex");
        sitemaps.MapRead("/sitemaps/articles/{page:long}", GetPage).WithName("getSitemapPage").Problems(404);
        sitemaps.MapRead("/news-sitemap.xml", GetNews).WithName("getNewsSitemap");
    }

    /// <summary>Reads the index of the sitemap. It lists the pages of the sitemap, each with the time of its latest update.</summary>
    private static async Task<SitemapAnswer> GetIndex(
        ArticleRanges sitemaps, PublicUrl api, Dependencies dependencies, CancellationToken ct)
    {
        dependencies.Add(Dependency.Lists);
        return new SitemapAnswer(SitemapXml.Index(
            from one in await sitemaps.Pages(ct)
            select (api.At(string.Create(CultureInfo.InvariantCulture, $"/sitemaps/articles/{one.Page}")), one.Range.UpdatedAt)));
    }

    /// <summary>Reads a page of the sitemap: the articles in a range of 10,000 ids, with their translations and pictures.</summary>
    /// <remarks>A page changes only when the site's settings, an article of the page or a translation of such an article changes.</remarks>
    /// <param name="page">The number of the page, from 0. The range of ids begins at 10,000 times this number.</param>
    private static async Task<Results<SitemapAnswer, Problem>> GetPage(
        long page, ArticleRanges sitemaps, SiteCache sites, PublicUrl api, Dependencies dependencies, CancellationToken ct)
    {
        if (page is < 0 or > MostPage || await sitemaps.Page(page, ct) is not { Rows.Count: > 0 } found)
            return Problem.NotFound("page of the sitemap");
        var (rows, alternates) = found;
        var site = await sites.Settings(ct);
        dependencies.Add(Dependency.Site);
        dependencies.Add(Dependency.ArticleRange(page * Dependency.RangeSize));
        foreach (var range in rows.Select(row => row.TranslationGroup / Dependency.RangeSize).Distinct())
            dependencies.Add(Dependency.StoryRange(range * Dependency.RangeSize));
        return new SitemapAnswer(new SitemapXml(site, new SiteUrls(site, api)).Page(rows, alternates));
    }

    /// <summary>Reads the sitemap for news: the articles of the last two days, newest first, at most 1,000.</summary>
    private static async Task<SitemapAnswer> GetNews(
        ArticleRanges sitemaps, SiteCache sites, PublicUrl api, TimeProvider time, Dependencies dependencies, CancellationToken ct)
    {
        var site = await sites.Settings(ct);
        dependencies.Add(Dependency.Site);
        dependencies.Add(Dependency.Lists);
        // Articles leave this sitemap when they become too old, even if nothing changes.
        dependencies.HasNumbers();
        var rows = await sitemaps.News(time.GetUtcNow() - NewsAge, ct);
        return new SitemapAnswer(new SitemapXml(site, new SiteUrls(site, api)).NewsPage(rows));
    }
}
