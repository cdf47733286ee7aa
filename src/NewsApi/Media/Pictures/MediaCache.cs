using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Data.Statements;

namespace NewsApi.Media.Pictures;

/// <summary>Rows of files that are being served.</summary>
internal sealed class MediaCache(Freshness freshness)
{
    private const int Capacity = 20_000;

    private static readonly Sql FindSql = new($"SELECT {MediaItem.Columns} FROM media WHERE id = @Id");

    private readonly ValidatedCache<long, MediaItem> _cache = new(freshness, Capacity);

    /// <returns>Null where it is not cached.</returns>
    public MediaItem? Find(long id) => _cache.Find(id);

    /// <returns>Null where there is no such file.</returns>
    public async Task<MediaItem?> Find(ReadSession read, long id, CancellationToken ct)
    {
        if (await read.FindAsync<MediaItem>(FindSql, new { Id = id }, ct) is not { } item)
            return null;
        _cache.Keep(id, item, [Dependency.Media(id).Key], read.Seq);
        return item;
    }
}
