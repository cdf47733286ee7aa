using NewsApi.Access;
using NewsApi.Articles.Editing.Revisions;
using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Json;

namespace NewsApi.Desk;

/// <summary>Notes on articles. They are not content, so they are recorded in the audit log but not in the change log.</summary>
internal sealed class NoteRepository(Db db, TimeProvider time)
{
    private const string Columns = "n.id, n.article_id, n.revision, n.text, n.created_at, n.created_by";

    private static readonly Sql FindSql = new($"SELECT {Columns} FROM article_notes AS n WHERE n.id = @Id AND n.article_id = @ArticleId");

    private static readonly KeysetSql ListSql = new("n.id", page => $"""
        SELECT {Columns}
        FROM article_notes AS n
        WHERE n.article_id = @ArticleId AND {page.AfterEdge}
        {page.OrderAndLimit}
        """, descending: true);

    private static readonly Sql AddSql = new(dialect => $"""
        INSERT INTO article_notes (article_id, revision, text, created_at, created_by)
        {dialect.OutputId}
        VALUES (@ArticleId, @Revision, @Text, @CreatedAt, @CreatedBy)
        {dialect.ReturningId}
        """);

    private static readonly Sql DeleteSql = new("DELETE FROM article_notes WHERE id = @Id");

    public Task<Note?> Find(long articleId, long id, CancellationToken ct) =>
        db.FindAsync<Note>(FindSql, new { Id = id, ArticleId = articleId }, ct);

    /// <summary>Lists the notes on an article, newest first.</summary>
    /// <returns>Null where there is no such article.</returns>
    public async Task<IReadOnlyList<Note>?> List(long articleId, PageRequest page, CancellationToken ct)
    {
        await using var read = await db.ReadAsync(ct);
        if (await read.FindAsync<Article>(ArticleRepository.FindSql, new { Id = articleId }, ct) is null)
            return null;
        return await read.ListAsync<Note>(ListSql.For(page), new { ArticleId = articleId, Edge = ListSql.EdgeId(page), page.Take }, ct);
    }

    public Task<Outcome<Note>> Add(long articleId, NoteRequest request, Caller caller, CancellationToken ct) =>
        db.WriteAsync<Outcome<Note>>(
            write =>
            {
                if (write.Find<Article>(ArticleRepository.FindSql, new { Id = articleId }) is null)
                    return Problem.NotFound("article");
                if (request.Revision is { } number
                    && write.Find<long>(RevisionQueries.ExistsSql, new { ArticleId = articleId, Number = number }) == 0)
                    return Problem.Unprocessable(ProblemError.InBody("/revision", "unknown_revision", $"There is no revision {number}."));
                var note = new Note
                {
                    ArticleId = articleId, Revision = request.Revision, Text = request.Text!, CreatedAt = Now(), CreatedBy = caller.Id,
                };
                note = note with { Id = write.Insert(AddSql, note) };
                Remember(write, "noteAdded", note, caller);
                return note;
            },
            ct);

    /// <returns>Null on success, else the problem.</returns>
    public Task<Problem?> Delete(long articleId, long id, Caller caller, CancellationToken ct) => db.WriteAsync(
        write =>
        {
            if (write.Find<Note>(FindSql, new { Id = id, ArticleId = articleId }) is not { } note)
                return Problem.NotFound("note");
            if (PermissionRules.Refuse(Permission.DeleteNote, caller, isMaker: note.CreatedBy == caller.Id) is { } refusal)
                return refusal;
            write.Run(DeleteSql, new { Id = id });
            Remember(write, "noteDeleted", note, caller);
            return null;
        },
        ct);

    // The audit names the author of a deleted note, but not its text.
    private void Remember(WriteSession write, string action, Note note, Caller caller) => AuditLog.Write(write, new AuditEntry
    {
        At = Now(), Actor = caller.Id, Action = action, Kind = ChangeKinds.Article, EntityId = note.ArticleId,
        Detail = ApiJson.Write(new { note = note.Id, revision = note.Revision, createdBy = note.CreatedBy }),
    });

    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
