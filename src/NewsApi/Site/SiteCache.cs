using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Site;

/// <summary>Keeps the site's settings, which almost every public answer needs, in memory until they change.</summary>
internal sealed class SiteCache(Db db, Freshness freshness)
{
    private const int OnlyRow = 1;

    private static readonly ulong[] DependsOn = [Dependency.Site.Key];

    private readonly ValidatedCache<int, Cached> _site = new(freshness, capacity: 10);

    /// <summary>The settings that articles need.</summary>
    public async ValueTask<ArticleSiteSettings> Get(ReadSession read, CancellationToken ct) => (await Load(read, ct)).Pages;

    /// <summary>All settings. If they are not cached, they are read in the given session.</summary>
    public async ValueTask<SiteSettings> Settings(ReadSession read, CancellationToken ct) => (await Load(read, ct)).Settings;

    /// <summary>All settings, for public answers.</summary>
    public async ValueTask<SiteSettings> Settings(CancellationToken ct) =>
        (_site.Find(OnlyRow) ?? await db.ReadSnapshotAsync(read => Load(read, ct).AsTask(), ct)).Settings;

    private async ValueTask<Cached> Load(ReadSession read, CancellationToken ct)
    {
        if (_site.Find(OnlyRow) is { } cached)
            return cached;
        var settings = await SiteRepository.Get(read, ct);
        cached = new Cached(settings, ArticleSiteSettings.Of(settings));
        _site.Keep(OnlyRow, cached, DependsOn, read.Seq);
        return cached;
    }

    private sealed record Cached(SiteSettings Settings, ArticleSiteSettings Pages);
}
