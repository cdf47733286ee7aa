using NewsApi.Access;
using NewsApi.Articles.Editing.Revisions;
using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Articles.Published.Stories;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Json;

namespace NewsApi.Previews;

/// <summary>Creates, lists and revokes preview links. They are not content: the audit log records them, the change log does not.</summary>
internal sealed class PreviewRepository(Db db, TimeProvider time)
{
    private const string Columns = "v.id, v.article_id, v.revision, v.created_at, v.created_by, v.expires_at, v.revoked_at";

    private static readonly KeysetSql ListSql = new("v.id", page => $"""
        SELECT {Columns}
        FROM article_previews AS v
        WHERE v.article_id = @ArticleId AND {page.AfterEdge}
        {page.OrderAndLimit}
        """, descending: true);

    private static readonly Sql FindSql = new(
        $"SELECT {Columns} FROM article_previews AS v WHERE v.id = @Id AND v.article_id = @ArticleId");

    // Locks the change counter without a change, so no autosave can run at the same time.
    private static readonly Sql AloneSql = new("UPDATE change_counter SET seq = seq WHERE id = 1");

    private static readonly Sql AddSql = new(dialect => $"""
        INSERT INTO article_previews (article_id, revision, hash, created_at, created_by, expires_at)
        {dialect.OutputId}
        VALUES (@ArticleId, @Revision, @Hash, @CreatedAt, @CreatedBy, @ExpiresAt)
        {dialect.ReturningId}
        """);

    private static readonly Sql RevokeSql = new("""
        UPDATE article_previews
        SET revoked_at = @Now
        WHERE id = @Id AND article_id = @ArticleId AND revoked_at IS NULL
        """);

    /// <summary>Lists the preview links of an article, newest first, expired and revoked ones included.</summary>
    /// <returns>Null where there is no such article.</returns>
    public async Task<IReadOnlyList<Preview>?> List(long articleId, PageRequest page, CancellationToken ct)
    {
        await using var read = await db.ReadAsync(ct);
        if (await read.FindAsync<Article>(ArticleRepository.FindSql, new { Id = articleId }, ct) is null)
            return null;
        return await read.ListAsync<Preview>(ListSql.For(page), new { ArticleId = articleId, Edge = ListSql.EdgeId(page), page.Take }, ct);
    }

    /// <param name="articleId">The article's id.</param>
    /// <param name="token">The token that opens the preview; see <see cref="Preview.NewToken"/>.</param>
    /// <param name="request">The revision to show, and how long the link works.</param>
    /// <param name="caller">The caller who creates the link.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Outcome<Preview>> Add(long articleId, string token, PreviewRequest request, Caller caller, CancellationToken ct) =>
        db.WriteAsync<Outcome<Preview>>(
            write =>
            {
                write.Run(AloneSql);
                if (write.Find<Article>(ArticleRepository.FindSql, new { Id = articleId }) is not { } article)
                    return Problem.NotFound("article");
                if (PermissionRules.Refuse(Permission.CreatePreview, caller, isOwner: article.IsOf(caller)) is { } refusal)
                    return refusal;
                if (article.State == ArticleState.Trashed)
                    return Problem.Conflict("in_trash", "An article in the trash has no previews; restore it first.");
                if (write.Find<Withdrawal>(Withdrawal.FindSql, new { article.Id }) is { EndsPreviews: true })
                    return Problem.Conflict(
                        "taken_down", "The article was killed or taken down for legal reasons; it has no previews until published again.");
                var number = request.Revision ?? article.NewestRevision;
                if (write.Find<long>(RevisionQueries.ExistsSql, new { ArticleId = articleId, Number = number }) == 0)
                    return Problem.Unprocessable(ProblemError.InBody("/revision", "unknown_revision", $"There is no revision {number}."));
                var now = Now();
                var preview = new Preview
                {
                    ArticleId = articleId, Revision = number, Hash = Preview.HashOf(token)!, CreatedAt = now, CreatedBy = caller.Id,
                    ExpiresAt = request.ExpiresAt ?? now.AddHours(request.Hours ?? PreviewLifetime.UsualHours),
                };
                preview = preview with { Id = write.Insert(AddSql, preview) };
                Audit(write, "previewAdded", preview, caller, now);
                return preview;
            },
            ct);

    /// <returns>Null on success, else the problem.</returns>
    public Task<Problem?> Revoke(long articleId, long id, Caller caller, CancellationToken ct) => db.WriteAsync(
        write =>
        {
            if (write.Find<Preview>(FindSql, new { Id = id, ArticleId = articleId }) is not { RevokedAt: null } preview)
                return Problem.NotFound("preview, or it was revoked already");
            if (PermissionRules.Refuse(Permission.RevokePreview, caller, isMaker: preview.CreatedBy == caller.Id) is { } refusal)
                return refusal;
            var now = Now();
            write.Run(RevokeSql, new { Id = id, ArticleId = articleId, Now = now });
            Audit(write, "previewRevoked", new Preview { Id = id, ArticleId = articleId }, caller, now);
            return null;
        },
        ct);

    private static void Audit(WriteSession write, string action, Preview preview, Caller caller, DateTimeOffset now) =>
        AuditLog.Write(write, new AuditEntry
        {
            At = now, Actor = caller.Id, Action = action, Kind = ChangeKinds.Article, EntityId = preview.ArticleId,
            Detail = preview.Revision == 0
                ? ApiJson.Write(new { preview = preview.Id })
                : ApiJson.Write(new { preview = preview.Id, revision = preview.Revision, expiresAt = preview.ExpiresAt }),
        });

    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
