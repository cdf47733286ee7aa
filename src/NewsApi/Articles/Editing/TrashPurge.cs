using Microsoft.Extensions.Options;
using NewsApi.Access;
using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Articles.Editing;

/// <summary>An article that has been in the trash for longer than the retention time.</summary>
internal sealed record TrashedArticle
{
    public long Id { get; init; }

    public string Title { get; init; } = "";

    public DateTimeOffset TrashedAt { get; init; }

    public int Revisions { get; init; }

    /// <summary>Whether it was ever published. If so, its addresses answer 410, 451 or 301 after the purge.</summary>
    public bool WasPublic { get; init; }
}

/// <summary>
/// Deletes articles whose retention time in the trash is over. An article that was ever published keeps its id, slugs and withdrawal, so
/// that its addresses still answer 410, 451 or 301 and are never reused. For other articles only the codes of their share links are kept,
/// because the codes may be in print.
/// </summary>
internal sealed class TrashPurge(Db db, ChangeLog changes, TimeProvider time, IOptions<EditingOptions> options)
{
    private const int PageSize = 200;

    private static readonly Caller Purger = new("purge", Role.Admin);

    private static readonly Sql ListSql = new(dialect => $"""
        SELECT a.id, r.title, a.trashed_at, a.last_revision AS revisions,
            CASE WHEN a.last_published_revision IS NULL THEN 0 ELSE 1 END AS was_public
        FROM articles AS a
        JOIN article_revisions AS r ON r.article_id = a.id AND r.number = a.newest_revision
        WHERE a.trashed_at <= @Before AND a.purged_at IS NULL AND a.id > @After
        ORDER BY a.id
        {dialect.Limit("@Take")}
        """);

    private static readonly Sql[] RemoveContentSql =
    [
        new("DELETE FROM article_schedules WHERE article_id = @Id"),
        new("DELETE FROM release_items WHERE article_id = @Id"),
        new("DELETE FROM article_previews WHERE article_id = @Id"),
        new("DELETE FROM article_rankings WHERE article_id = @Id"),
        new("DELETE FROM article_presence WHERE article_id = @Id"),
        new("DELETE FROM article_notes WHERE article_id = @Id"),
        new("DELETE FROM article_corrections WHERE article_id = @Id"),
        new("DELETE FROM article_tags WHERE article_id = @Id"),
        new("DELETE FROM article_authors WHERE article_id = @Id"),
        new("DELETE FROM media_uses WHERE article_id = @Id"),
        new("DELETE FROM article_revisions WHERE article_id = @Id"),
        new("DELETE FROM article_slugs WHERE article_id = @Id AND was_published = 0"),
    ];

    private static readonly Sql MarkPurgedSql = new("UPDATE articles SET purged_at = @Now, seq = @Seq WHERE id = @Id");

    private static readonly Sql[] RemoveArticleSql =
    [
        new("DELETE FROM article_slugs WHERE article_id = @Id"),
        new("INSERT INTO share_link_headstones (code) SELECT l.code FROM share_links AS l WHERE l.article_id = @Id"),
        new("DELETE FROM share_link_uses WHERE link_id IN (SELECT l.id FROM share_links AS l WHERE l.article_id = @Id)"),
        new("DELETE FROM share_links WHERE article_id = @Id"),
        new("DELETE FROM articles WHERE id = @Id"),
    ];

    /// <summary>The next articles that a purge would delete now, at most 200, ordered by id; empty at the end.</summary>
    public Task<IReadOnlyList<TrashedArticle>> List(long after, CancellationToken ct) => db.ListAsync<TrashedArticle>(
        ListSql, new { Before = time.GetUtcNow().AddDays(-options.Value.TrashDays), After = after, Take = PageSize }, ct);

    /// <returns>False when the article was restored in the meantime.</returns>
    public Task<bool> Remove(TrashedArticle trashed, CancellationToken ct) => changes.WriteAsync(
        Purger,
        write =>
        {
            if (ArticleRepository.Find(write, trashed.Id) is not { State: ArticleState.Trashed } article
                || article.TrashedAt != trashed.TrashedAt)
                return false;
            foreach (var sql in RemoveContentSql)
                write.Run(sql, new { article.Id });
            if (article.LastPublishedRevision is not null)
                write.Run(MarkPurgedSql, new { article.Id, write.Now, write.Seq });
            else
                foreach (var sql in RemoveArticleSql)
                    write.Run(sql, new { article.Id });
            write.Record(ChangeKinds.Article, article.Id, ChangeActions.Purged, article.Language, detail: new { trashed.Title });
            return true;
        },
        ct);
}
