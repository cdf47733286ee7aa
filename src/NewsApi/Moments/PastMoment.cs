using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Problems;
using NewsApi.Json;

namespace NewsApi.Moments;

/// <summary>
/// Takes back what was published and withdrawn since a time, as far as the change log tells, within a transaction that is rolled back.
/// </summary>
internal static class PastMoment
{
    private const int Most = 2_000;

    private static readonly Sql OldestSql = new(dialect => $"""
        SELECT c.seq, c.at FROM changes AS c ORDER BY c.seq, c.position {dialect.Limit("@Take")}
        """);

    // Where an article was found before its first change since then: nowhere, if it was not public.
    private static readonly Sql ChangedSql = new(dialect => $"""
        SELECT c.entity_id AS id, c.scope_before AS scope,
            (SELECT MAX(r.number)
             FROM article_revisions AS r
             WHERE r.article_id = c.entity_id AND r.published_at <= @At) AS revision
        FROM changes AS c
        JOIN (SELECT x.entity_id, MIN(x.seq) AS seq
              FROM changes AS x
              WHERE x.kind = '{ChangeKinds.Article}' AND x.at > @At AND {ChangeActions.IsPublic("x.")}
              GROUP BY x.entity_id) AS first ON first.entity_id = c.entity_id AND first.seq = c.seq
        WHERE c.kind = '{ChangeKinds.Article}' AND {ChangeActions.IsPublic("c.")}
        ORDER BY c.entity_id, c.position
        {dialect.Limit("@Take")}
        """);

    private static readonly Sql PublishedAtSql = new(dialect => $"""
        SELECT r.article_id AS id, r.published_at
        FROM article_revisions AS r
        JOIN articles AS a ON a.id = r.article_id
        WHERE r.article_id IN {dialect.Numbers("@Ids")} AND r.published_at IS NOT NULL AND r.published_at <= @At
        """);

    /// <returns>Why it can't be shown; null where it can.</returns>
    public static Problem? Make(ContentWrite write, DateTimeOffset at)
    {
        if (write.Find<Oldest>(OldestSql, new { Take = 1 }) is { Seq: > 1 } oldest && oldest.At > at)
            return TooFar($"The change log reaches back to {InstantConverter.Format(oldest.At)}.");
        var changed = write.List<Changed>(ChangedSql, new { At = at, Take = Most + 1 }).DistinctBy(one => one.Id).ToList();
        if (changed.Count > Most)
            return TooFar($"More than {Most:N0} articles have changed since then.");
        // First all go, so that none that comes back meets a translation in its language.
        foreach (var one in changed)
            PublishedProjection.Remove(write, one.Id);
        var times = write.List<PublishedRevision>(PublishedAtSql, new { Ids = ApiJson.Write(changed.Select(one => one.Id)), At = at })
            .ToLookup(one => one.Id, one => one.PublishedAt);
        foreach (var one in changed.Where(one => one.Scope is not null && one.Revision is not null))
            if (write.Find<Article>(ArticleRepository.FindSql, new { one.Id }) is { } article)
                PublishedProjection.Publish(
                    write,
                    article with
                    {
                        State = ArticleState.Published,
                        PublishedRevision = one.Revision,
                        PublishedAt = article.PublishedAt ?? times[one.Id].Min(),
                        UpdatedAt = times[one.Id].Max(),
                    },
                    one.Revision!.Value);
        return null;
    }

    public static Problem TooFar(string why) => Problem.BadParameters(ProblemError.InParameter("at", "too_far", why));

    private sealed record Oldest
    {
        public long Seq { get; init; }

        public DateTimeOffset At { get; init; }
    }

    private sealed record Changed
    {
        public long Id { get; init; }

        public string? Scope { get; init; }

        public int? Revision { get; init; }
    }

    private sealed record PublishedRevision
    {
        public long Id { get; init; }

        public DateTimeOffset PublishedAt { get; init; }
    }
}
