using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Problems;
using NewsApi.Json;

namespace NewsApi.Moments;

/// <summary>
/// Undoes the publications and withdrawals since a time, as far as the change log reaches, within a transaction that is rolled back.
/// </summary>
internal static class PastMoment
{
    private const int Most = 2_000;

    private static readonly Sql OldestSql = new(dialect => $"""
        SELECT c.seq, c.at FROM changes AS c ORDER BY c.seq, c.position {dialect.Limit("@Take")}
        """);

    // The scope of each article before its first change since that time. It is null if the article was not public.
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

    // A first publication and the correction of a typo do not count as updates for readers.
    private static readonly Sql UpdatedAtSql = new(dialect => $"""
        SELECT c.entity_id AS id, MAX(c.at) AS at
        FROM changes AS c
        WHERE c.kind = '{ChangeKinds.Article}' AND c.at <= @At
            AND c.significance IN ('update', 'correction')
            AND c.entity_id IN {dialect.Numbers("@Ids")}
        GROUP BY c.entity_id
        """);

    /// <returns>The problem if that time can't be shown; else null.</returns>
    public static Problem? Make(ContentWrite write, DateTimeOffset at)
    {
        var oldest = write.Find<Oldest>(OldestSql, new { Take = 1 });
        var isWhole = oldest is not { Seq: > 1 };
        if (!isWhole && oldest!.At > at)
            return TooFar($"The change log reaches back to {InstantConverter.Format(oldest.At)}.");
        var changed = write.List<Changed>(ChangedSql, new { At = at, Take = Most + 1 }).DistinctBy(one => one.Id).ToList();
        if (changed.Count > Most)
            return TooFar($"More than {Most:N0} articles have changed since then.");
        // Remove all articles first. Otherwise the story of a restored article could still have another article in its language.
        foreach (var one in changed)
            PublishedProjection.Remove(write, one.Id);
        var args = new { Ids = ApiJson.Write(changed.Select(one => one.Id)), At = at };
        var times = write.List<PublishedRevision>(PublishedAtSql, args).ToLookup(one => one.Id, one => one.PublishedAt);
        var updates = write.List<Updated>(UpdatedAtSql, args).ToDictionary(one => one.Id, one => one.At);
        foreach (var one in changed.Where(one => one.Scope is not null && one.Revision is not null))
            if (write.Find<Article>(ArticleRepository.FindSql, new { one.Id }) is { } article)
                PublishedProjection.Publish(
                    write,
                    article with
                    {
                        State = ArticleState.Published,
                        PublishedRevision = one.Revision,
                        PublishedAt = article.PublishedAt ?? times[one.Id].Min(),
                        UpdatedAt = UpdatedAt(article, [.. times[one.Id]]),
                    },
                    one.Revision!.Value);
        return null;

        // If the log no longer has the updates, the last publication at that time is used instead.
        DateTimeOffset UpdatedAt(Article article, IReadOnlyList<DateTimeOffset> published) =>
            updates.TryGetValue(article.Id, out var updated) && updated > published.Min() ? updated
            : article.UpdatedAt is { } last && last <= at ? last
            : isWhole || published.Count == 1 ? article.PublishedAt ?? published.Min()
            : published.Max();
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

    private sealed record Updated
    {
        public long Id { get; init; }

        public DateTimeOffset At { get; init; }
    }

    private sealed record PublishedRevision
    {
        public long Id { get; init; }

        public DateTimeOffset PublishedAt { get; init; }
    }
}
