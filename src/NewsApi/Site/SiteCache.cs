using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Data.Statements;

namespace NewsApi.Site;

/// <summary>Keeps the site's settings that every article's answer needs in memory until they change.</summary>
internal sealed class SiteCache(Freshness freshness)
{
    private const int OnlyRow = 1;

    private static readonly ulong[] DependsOn = [Dependency.Site.Key];

    private readonly ValidatedCache<int, SitePages> _pages = new(freshness, capacity: 10);

    public async ValueTask<SitePages> Get(ReadSession read, CancellationToken ct)
    {
        if (_pages.Find(OnlyRow) is { } cached)
            return cached;
        var pages = await SitePages.Get(read, ct);
        _pages.Keep(OnlyRow, pages, DependsOn, read.Seq);
        return pages;
    }
}
