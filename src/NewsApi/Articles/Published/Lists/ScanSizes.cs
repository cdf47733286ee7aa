using NewsApi.Articles.Published.Filters;
using NewsApi.Collections;
using NewsApi.Data.Statements;

namespace NewsApi.Articles.Published.Lists;

/// <summary>
/// Counts how many articles match filters and windows, up to a limit. Lists only choose their plan by these counts, so a cached count may
/// be ten seconds old. All counts that are not cached are read in one round trip.
/// </summary>
internal sealed class ScanSizes(TimeProvider time)
{
    private const int Most = 10_000;

    private static readonly TimeSpan Age = TimeSpan.FromSeconds(10);

    private readonly BoundedCache<(Sql Sql, string Among), Kept> _kept = new(Most);

    /// <param name="read">The answer's session.</param>
    /// <param name="restrictions">The filters to count.</param>
    /// <param name="windows">The windows to count.</param>
    /// <param name="upTo">The number at which counting stops.</param>
    /// <param name="ct">Cancels.</param>
    public async ValueTask<(IReadOnlyList<long> OfRestrictions, IReadOnlyList<long> OfWindows)> Count(
        ReadSession read, IReadOnlyList<FacetFilter> restrictions, IReadOnlyList<TimeWindow> windows, int upTo, CancellationToken ct)
    {
        var batch = new ReadBatch();
        var sizes = restrictions.Select(one => Size(batch, one.By.SizeSql, one.Json, new { Among = one.Json, Most = upTo }))
            .Concat(windows.Select(one => Size(
                batch, one.Time.SizeSql, FormattableString.Invariant($"{one.From} {one.To}"), new { one.From, one.To, Most = upTo })))
            .ToList();
        if (batch.Items.Count > 0)
            await read.RunAsync(batch, ct);
        var counted = sizes.ConvertAll(size => size());
        return (counted[..restrictions.Count], counted[restrictions.Count..]);
    }

    private Func<long> Size(ReadBatch batch, Sql sql, string among, object args)
    {
        if (_kept.TryGet((sql, among), out var kept) && time.GetElapsedTime(kept.Since) < Age)
            return () => kept.Size;
        var since = time.GetTimestamp();
        var found = batch.Find<long>(sql, args);
        return () =>
        {
            _kept.Set((sql, among), new Kept(found.Value, since));
            return found.Value;
        };
    }

    private sealed record Kept(long Size, long Since);
}
