using NewsApi.Access;
using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;

namespace NewsApi.Readership.Rankings;

/// <summary>
/// Stores which articles editors pin and exclude. The row of a deleted rule stays, so that no version number is used twice.
/// </summary>
internal sealed class RankingRepository(Db db, ChangeLog changes, TimeProvider time)
{
    private const string Columns = "r.article_id, r.pinned, r.position, r.excluded, r.until_at, r.version, r.modified_at, r.modified_by";

    private const string InForce = "(r.pinned = 1 OR r.excluded = 1) AND (r.until_at IS NULL OR r.until_at > @Now)";

    private static readonly Sql FindSql = new($"SELECT {Columns} FROM article_rankings AS r WHERE r.article_id = @Id");

    private static readonly KeysetSql ListSql = new("r.article_id", page => $"""
        SELECT {Columns}
        FROM article_rankings AS r
        WHERE {InForce} AND {page.AfterEdge}
        {page.OrderAndLimit}
        """, descending: true);

    private static readonly Sql AddSql = new("""
        INSERT INTO article_rankings (article_id, pinned, position, excluded, until_at, version, seq, modified_at, modified_by)
        VALUES (@ArticleId, @Pinned, @Position, @Excluded, @UntilAt, @Version, @Seq, @ModifiedAt, @ModifiedBy)
        """);

    private static readonly Sql UpdateSql = new("""
        UPDATE article_rankings
        SET pinned = @Pinned, position = @Position, excluded = @Excluded, until_at = @UntilAt, version = @Version, seq = @Seq,
            modified_at = @ModifiedAt, modified_by = @ModifiedBy
        WHERE article_id = @ArticleId
        """);

    /// <summary>The rules in force, the newest articles first.</summary>
    public Task<IReadOnlyList<RankingRule>> List(PageRequest page, CancellationToken ct) =>
        db.ListAsync<RankingRule>(ListSql.For(page), new { Edge = ListSql.EdgeId(page), Now = time.GetUtcNow(), page.Take }, ct);

    /// <returns>An empty rule of version 0 if no rule was ever set; null if there is no such article.</returns>
    public async Task<RankingRule?> Find(long articleId, CancellationToken ct)
    {
        await using var read = await db.ReadAsync(ct);
        return await read.FindAsync<Article>(ArticleRepository.FindSql, new { Id = articleId }, ct) is null
            ? null
            : await read.FindAsync<RankingRule>(FindSql, new { Id = articleId }, ct) ?? new RankingRule { ArticleId = articleId };
    }

    public Task<Outcome<RankingRule>> Put(long articleId, int version, RankingRequest request, Caller by, CancellationToken ct) =>
        changes.WriteAsync(
            by,
            write => Load(write, articleId, version).Then<RankingRule>(before =>
                ArticleRepository.Find(write, articleId) is { State: ArticleState.Trashed }
                    ? Problem.Conflict("in_trash", "An article in the trash is in no ranking; restore it first.")
                    : Save(write, before, before.IsSet ? ChangeActions.Updated : ChangeActions.Created, new RankingRule
                    {
                        Pinned = request.Pinned == true,
                        Position = request.Position,
                        Excluded = request.Excluded == true,
                        UntilAt = request.Until,
                    })),
            ct);

    /// <summary>Deletes the rule.</summary>
    public Task<Outcome<RankingRule>> Delete(long articleId, int version, Caller by, CancellationToken ct) => changes.WriteAsync(
        by,
        write => Load(write, articleId, version).Then<RankingRule>(before =>
            before.IsSet ? Save(write, before, ChangeActions.Deleted, new RankingRule()) : Problem.NotFound("ranking")),
        ct);

    private static Outcome<RankingRule> Load(ContentWrite write, long articleId, int version)
    {
        if (ArticleRepository.Find(write, articleId) is null)
            return Problem.NotFound("article");
        var rule = write.Find<RankingRule>(FindSql, new { Id = articleId }) ?? new RankingRule { ArticleId = articleId };
        return Outcome.Current(rule, version, "ranking");
    }

    private static RankingRule Save(ContentWrite write, RankingRule before, string action, RankingRule rule)
    {
        var after = rule with
        {
            ArticleId = before.ArticleId,
            Version = before.Version + 1,
            Seq = write.Seq,
            ModifiedAt = write.Now,
            ModifiedBy = write.By.Id,
        };
        var detail = AuditDetail.Of(AuditedFields(before), AuditedFields(after));
        if (detail.Count == 0 && before.Version > 0)
            return before;
        write.Run(before.Version == 0 ? AddSql : UpdateSql, after);
        write.Record(ChangeKinds.Ranking, after.ArticleId, action, detail: detail);
        return after;
    }

    private static object AuditedFields(RankingRule rule) => new { rule.Pinned, rule.Position, rule.Excluded, Until = rule.UntilAt };
}
