using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Pages;

namespace NewsApi.Scheduling;

/// <summary>Reads releases for editors.</summary>
internal sealed class ReleaseQueries(Db db)
{
    private static readonly Sql ListSql = new(dialect => $"""
        SELECT {Release.Columns}
        FROM releases AS r
        WHERE r.id < @Edge
        ORDER BY r.id DESC
        {dialect.Limit("@Take")}
        """);

    private static readonly Sql ListBackwardSql = new(dialect => $"""
        SELECT {Release.Columns}
        FROM releases AS r
        WHERE r.id > @Edge
        ORDER BY r.id
        {dialect.Limit("@Take")}
        """);

    public async Task<ReleaseResponse?> Find(long id, CancellationToken ct)
    {
        await using var read = await db.ReadAsync(ct);
        return await read.FindAsync<Release>(ReleaseRepository.FindSql, new { Id = id }, ct) is { } release
            ? ReleaseResponse.From(release, await read.ListAsync<ReleaseItem>(ReleaseRepository.ItemsSql, new { Id = id }, ct))
            : null;
    }

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<Release>> List(PageRequest page, CancellationToken ct) => page.Backward
        ? db.ListAsync<Release>(ListBackwardSql, new { Edge = page.Cursor?.Id ?? 0, page.Take }, ct)
        : db.ListAsync<Release>(ListSql, new { Edge = page.Cursor?.Id ?? long.MaxValue, page.Take }, ct);
}
