using NewsApi.Data;
using NewsApi.Http.Pages;

namespace NewsApi.Scheduling;

/// <summary>Reads releases for editors.</summary>
internal sealed class ReleaseQueries(Db db)
{
    private static readonly KeysetSql ListSql = new("r.id", page => $"""
        SELECT {Release.Columns}
        FROM releases AS r
        WHERE {page.AfterEdge}
        {page.OrderAndLimit}
        """, descending: true);

    public async Task<ReleaseResponse?> Find(long id, CancellationToken ct)
    {
        await using var read = await db.ReadAsync(ct);
        return await read.FindAsync<Release>(ReleaseRepository.FindSql, new { Id = id }, ct) is { } release
            ? ReleaseResponse.From(release, await read.ListAsync<ReleaseItem>(ReleaseRepository.ItemsSql, new { Id = id }, ct))
            : null;
    }

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<Release>> List(PageRequest page, CancellationToken ct) =>
        db.ListAsync<Release>(ListSql.For(page), new { Edge = ListSql.EdgeId(page), page.Take }, ct);
}
