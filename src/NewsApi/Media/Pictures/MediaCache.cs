using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Data.Statements;

namespace NewsApi.Media.Pictures;

/// <summary>A cache of the rows of files that were requested.</summary>
internal sealed class MediaCache(Freshness freshness)
{
    private const int Capacity = 20_000;

    private static readonly Sql FindSql = new($"SELECT {MediaItem.Columns} FROM media WHERE id = @Id");

    private readonly ValidatedCache<long, MediaItem> _cache = new(freshness, Capacity);

    /// <returns>The row of the file; null if it is not cached.</returns>
    public MediaItem? Find(long id) => _cache.Find(id);

    /// <returns>The row of the file; null if there is no such file.</returns>
    public async Task<MediaItem?> Find(ReadSession read, long id, CancellationToken ct)
    {
        if (await read.FindAsync<MediaItem>(FindSql, new { Id = id }, ct) is not { } item)
            return null;
        _cache.Keep(id, item, [Dependency.Media(id).Key], read.Seq);
        return item;
    }
}
