using System.Data.Common;
using NewsApi.Access;
using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;

namespace NewsApi.Desk;

/// <summary>
/// Stores who has which article open. This is not content and needs no history, so neither the change log nor the audit log records it.
/// </summary>
internal sealed class PresenceRepository(Db db, TimeProvider time)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private static readonly Sql FindSql = new(
        "SELECT holder, since, ends_at FROM article_presence WHERE article_id = @ArticleId AND ends_at > @Now");

    private static readonly Sql RenewSql = new("""
        UPDATE article_presence
        SET ends_at = @EndsAt
        WHERE article_id = @ArticleId AND holder = @Holder AND ends_at > @Now
        """);

    private static readonly Sql TakeExpiredSql = new("""
        UPDATE article_presence
        SET holder = @Holder, since = @Now, ends_at = @EndsAt
        WHERE article_id = @ArticleId AND ends_at <= @Now
        """);

    private static readonly Sql TakeOverSql = new("""
        UPDATE article_presence
        SET holder = @Holder, since = @Now, ends_at = @EndsAt
        WHERE article_id = @ArticleId
        """);

    private static readonly Sql AddSql = new("""
        INSERT INTO article_presence (article_id, holder, since, ends_at)
        SELECT @ArticleId, @Holder, @Now, @EndsAt
        WHERE NOT EXISTS (SELECT 1 FROM article_presence WHERE article_id = @ArticleId)
        """);

    private static readonly Sql EndSql = new("DELETE FROM article_presence WHERE article_id = @ArticleId AND holder = @Holder");

    public async Task<Outcome<PresenceResponse>> Find(long articleId, Caller caller, CancellationToken ct)
    {
        await using var read = await db.ReadAsync(ct);
        return await read.FindAsync<Article>(ArticleRepository.FindSql, new { Id = articleId }, ct) is null
            ? Problem.NotFound("article")
            : Presence.ToResponse(await read.FindAsync<Presence>(FindSql, new { ArticleId = articleId, Now = Now() }, ct), caller);
    }

    /// <summary>Takes or renews the lease. The lease of another caller is taken only with <paramref name="takeOver"/>.</summary>
    public Task<Outcome<PresenceResponse>> Take(long articleId, bool takeOver, Caller caller, CancellationToken ct) =>
        db.WriteAsync<Outcome<PresenceResponse>>(
            write =>
            {
                if (write.Find<Article>(ArticleRepository.FindSql, new { Id = articleId }) is null)
                    return Problem.NotFound("article");
                var now = Now();
                var lease = new { ArticleId = articleId, Holder = caller.Id, Now = now, EndsAt = now + Lease };
                if (write.Execute(RenewSql, lease) == 0 && write.Execute(takeOver ? TakeOverSql : TakeExpiredSql, lease) == 0)
                    Add(write, lease);
                return Presence.ToResponse(write.Find<Presence>(FindSql, new { ArticleId = articleId, Now = now }), caller);
            },
            ct);

    /// <summary>Ends the caller's lease. A lease of another caller does not end.</summary>
    /// <returns>Null on success, else the problem.</returns>
    public Task<Problem?> End(long articleId, Caller caller, CancellationToken ct) => db.WriteAsync(
        write =>
        {
            if (write.Find<Article>(ArticleRepository.FindSql, new { Id = articleId }) is null)
                return Problem.NotFound("article");
            write.Run(EndSql, new { ArticleId = articleId, Holder = caller.Id });
            return null;
        },
        ct);

    // On SQL Server two callers may find no row at the same time. The first insert wins.
    private static void Add(WriteSession write, object lease)
    {
        try
        {
            write.Execute(AddSql, lease);
        }
        catch (DbException e) when (write.Dialect.IsUniqueViolation(e))
        {
        }
    }

    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
