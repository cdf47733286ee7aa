using NewsApi.Data.Statements;

namespace NewsApi.Fronts;

/// <summary>Finds a front as of another time, or in another revision, for editors and previews.</summary>
internal sealed class FrontMoments(TimeProvider time)
{
    private static readonly Sql FindSql = new("""
        SELECT f.id AS front_id, f.slug, r.number AS revision, r.content, COALESCE(f.published_at, f.created_at) AS published_at,
            r.created_at AS updated_at, f.seq
        FROM fronts AS f
        JOIN front_revisions AS r ON r.front_id = f.id
        WHERE f.slug = @Slug AND r.number = @Number
        """);

    private static readonly Sql NumbersSql = new("""
        SELECT f.newest_revision, f.published_revision,
            (SELECT t.revision
             FROM front_publications AS t
             WHERE t.front_id = f.id AND t.seq = (
                 SELECT MAX(x.seq) FROM front_publications AS x WHERE x.front_id = f.id AND x.at <= @At)) AS revision_then
        FROM fronts AS f
        WHERE f.slug = @Slug
        """);

    /// <param name="read">The session.</param>
    /// <param name="slug">The front's slug.</param>
    /// <param name="at">The time; null for now.</param>
    /// <param name="revision">
    /// The number of the revision. If null: for a past time, the revision that was public then; otherwise the public revision, or the
    /// newest one if none is public.
    /// </param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Null if there is no such front or revision, or if no revision is given and the front was not public at that time.</returns>
    public async ValueTask<PublishedFront?> Find(
        ReadSession read, string slug, DateTimeOffset? at, int? revision, CancellationToken ct)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        var then = at ?? now;
        if (await read.FindAsync<Numbers>(NumbersSql, new { Slug = slug, At = then }, ct) is not { } numbers)
            return null;
        var number = revision ?? (then < now ? numbers.RevisionThen : numbers.PublishedRevision ?? numbers.NewestRevision);
        return number is null
            ? null
            : await read.FindAsync<PublishedFront>(FindSql, new { Slug = slug, Number = number }, ct) is { } front
                ? front with { EffectiveAt = then }
                : null;
    }

    private sealed record Numbers
    {
        public int NewestRevision { get; init; }

        public int? PublishedRevision { get; init; }

        public int? RevisionThen { get; init; }
    }
}
