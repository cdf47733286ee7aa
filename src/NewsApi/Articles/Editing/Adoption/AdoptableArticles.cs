using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Articles.Editing.Adoption;

/// <summary>Finds articles in which a revision in use (newest, published or scheduled) names a picture by its address.</summary>
internal sealed class AdoptableArticles(Db db)
{
    private const int PageSize = 200;

    private const string IsInUse = """
        (r.number = a.newest_revision OR r.number = a.published_revision OR EXISTS (
            SELECT 1 FROM article_schedules AS s WHERE s.article_id = a.id AND s.revision = r.number))
        """;

    private static readonly Sql ListSql = new(dialect => $"""
        SELECT a.id
        FROM articles AS a
        JOIN article_revisions AS n ON n.article_id = a.id AND n.number = a.newest_revision
        WHERE a.id > @After AND a.purged_at IS NULL AND (@Section IS NULL OR n.section_id = @Section) AND EXISTS (
            SELECT 1 FROM article_revisions AS r
            WHERE r.article_id = a.id AND {IsInUse} AND (r.image_url IS NOT NULL OR r.body_html LIKE @Picture))
        ORDER BY a.id
        {dialect.Limit("@Take")}
        """);

    private static readonly Sql RevisionsSql = new($"""
        SELECT {ArticleRevisions.Columns}
        FROM article_revisions AS r
        JOIN articles AS a ON a.id = r.article_id
        WHERE r.article_id = @Id AND {IsInUse}
        ORDER BY r.number
        """);

    /// <summary>The ids of the next articles with an id greater than <c>after</c>, at most 200; empty at the end.</summary>
    public Task<IReadOnlyList<long>> List(long after, long? section, CancellationToken ct) => db.ListAsync<long>(
        ListSql, new { After = after, Section = section, Picture = "%<img src=\"http%", Take = PageSize }, ct);

    /// <summary>An article with its revisions in use; null when the article was purged.</summary>
    public async Task<(Article Article, IReadOnlyList<ArticleRevision> Revisions)?> Find(long id, CancellationToken ct) =>
        await db.ReadSnapshotAsync(
            async read => await read.FindAsync<Article>(ArticleRepository.FindSql, new { Id = id }, ct) is { } article
                ? ((Article, IReadOnlyList<ArticleRevision>)?)(
                    article, await read.ListAsync<ArticleRevision>(RevisionsSql, new { Id = id }, ct))
                : null,
            ct);
}
