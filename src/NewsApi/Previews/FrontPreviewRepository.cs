using NewsApi.Access;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Fronts;
using NewsApi.Fronts.Editing;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Json;

namespace NewsApi.Previews;

/// <summary>Creates, lists, finds and revokes preview links of fronts. The audit log records them, the change log does not.</summary>
internal sealed class FrontPreviewRepository(Db db, TimeProvider time)
{
    private const string Columns = "v.id, v.revision, v.created_at, v.created_by, v.expires_at, v.revoked_at";

    private static readonly Sql FrontSql = new("SELECT f.id, f.slug, f.newest_revision FROM fronts AS f WHERE f.slug = @Slug");

    private static readonly KeysetSql ListSql = new("v.id", page => $"""
        SELECT {Columns}
        FROM front_previews AS v
        JOIN fronts AS f ON f.id = v.front_id
        WHERE f.slug = @Slug AND {page.AfterEdge}
        {page.OrderAndLimit}
        """, descending: true);

    private static readonly Sql AddSql = new(dialect => $"""
        INSERT INTO front_previews (front_id, revision, hash, created_at, created_by, expires_at)
        {dialect.OutputId}
        VALUES (@FrontId, @Revision, @Hash, @CreatedAt, @CreatedBy, @ExpiresAt)
        {dialect.ReturningId}
        """);

    private static readonly Sql RevokeSql = new("""
        UPDATE front_previews SET revoked_at = @Now WHERE id = @Id AND front_id = @FrontId AND revoked_at IS NULL
        """);

    private static readonly Sql FindSql = new($"""
        SELECT {Columns}, f.slug
        FROM front_previews AS v
        JOIN fronts AS f ON f.id = v.front_id
        WHERE v.hash = @Hash
        """);

    /// <summary>Lists the preview links of a front, newest first, expired and revoked ones included.</summary>
    public Task<IReadOnlyList<Preview>> List(string slug, PageRequest page, CancellationToken ct) =>
        db.ListAsync<Preview>(ListSql.For(page), new { Slug = slug, Edge = ListSql.EdgeId(page), page.Take }, ct);

    /// <param name="slug">The front's slug.</param>
    /// <param name="token">The token that opens the preview; see <see cref="Preview.NewToken"/>.</param>
    /// <param name="request">The revision to show, and how long the link works.</param>
    /// <param name="caller">The caller who creates the link.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Outcome<Preview>> Add(string slug, string token, PreviewRequest request, Caller caller, CancellationToken ct) =>
        db.WriteAsync<Outcome<Preview>>(
            write =>
            {
                if (write.Find<Front>(FrontSql, new { Slug = slug }) is not { } front)
                    return Problem.NotFound("front");
                var number = request.Revision ?? front.NewestRevision;
                if (write.Find<long>(FrontRevisions.ExistsSql, new { front.Id, Number = number }) == 0)
                    return Problem.Unprocessable(ProblemError.InBody("/revision", "unknown_revision", $"There is no revision {number}."));
                var now = Now();
                var preview = new Preview
                {
                    Revision = number, Hash = Preview.HashOf(token)!, CreatedAt = now, CreatedBy = caller.Id,
                    ExpiresAt = request.ExpiresAt ?? now.AddHours(request.Hours ?? PreviewLifetime.UsualHours),
                };
                preview = preview with
                {
                    Id = write.Insert(
                        AddSql,
                        new
                        {
                            FrontId = front.Id, preview.Revision, preview.Hash, preview.CreatedAt, preview.CreatedBy, preview.ExpiresAt,
                        }),
                };
                Audit(write, "previewAdded", front, caller, new { preview = preview.Id, revision = number, preview.ExpiresAt });
                return preview;
            },
            ct);

    /// <returns>Null on success, else the problem.</returns>
    public Task<Problem?> Revoke(string slug, long id, Caller caller, CancellationToken ct) => db.WriteAsync(
        write =>
        {
            if (write.Find<Front>(FrontSql, new { Slug = slug }) is not { } front
                || write.Execute(RevokeSql, new { Id = id, FrontId = front.Id, Now = Now() }) == 0)
                return Problem.NotFound("preview, or it was revoked already");
            Audit(write, "previewRevoked", front, caller, new { preview = id });
            return null;
        },
        ct);

    /// <summary>The front and the revision that a token shows; null if the token is unknown, expired or revoked.</summary>
    public async ValueTask<(string Slug, int Revision)?> Find(ReadSession read, string token, CancellationToken ct) =>
        Preview.HashOf(token) is { } hash && await read.FindAsync<Opened>(FindSql, new { Hash = hash }, ct) is { } preview
            && preview.WorksAt(Now())
            ? (preview.Slug, preview.Revision)
            : null;

    private void Audit(WriteSession write, string action, Front front, Caller caller, object detail) =>
        AuditLog.Write(write, new AuditEntry
        {
            At = Now(), Actor = caller.Id, Action = action, Kind = ChangeKinds.Front, EntityId = front.Id,
            Detail = ApiJson.Write(detail),
        });

    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());

    private sealed record Opened : Preview
    {
        /// <summary>The slug of the front.</summary>
        public string Slug { get; init; } = "";
    }
}
