using System.Data.Common;
using NewsApi.Access;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Json;

namespace NewsApi.Fronts.Editing;

/// <summary>Reads and writes fronts as editors see them. Each edit appends a revision; readers see the published revision.</summary>
internal sealed class FrontRepository(Db db, ChangeLog changes)
{
    private const string Select = """
        SELECT f.id, f.slug, r.content AS draft, f.newest_revision, f.published_revision, f.published_at, p.next_at, f.version,
            f.created_at, f.modified_at
        FROM fronts AS f
        JOIN front_revisions AS r ON r.front_id = f.id AND r.number = f.newest_revision
        LEFT JOIN published_fronts AS p ON p.front_id = f.id
        """;

    private static readonly Sql FindSql = new($"{Select} WHERE f.slug = @Slug");

    private static readonly KeysetSql ListSql = new(
        "f.id", page => $"{Select} WHERE {page.AfterEdge}\n{page.OrderAndLimit}");

    private static readonly Sql AddSql = new(dialect => $"""
        INSERT INTO fronts (slug, newest_revision, version, seq, created_at, modified_at)
        {dialect.OutputId}
        VALUES (@Slug, 1, 1, @Seq, @Now, @Now)
        {dialect.ReturningId}
        """);

    private static readonly Sql UpdateSql = new("""
        UPDATE fronts
        SET newest_revision = @NewestRevision, published_revision = @PublishedRevision, published_at = @PublishedAt, version = @Version,
            seq = @Seq, modified_at = @ModifiedAt
        WHERE id = @Id
        """);

    private static readonly Sql DeleteSql = new("DELETE FROM fronts WHERE id = @Id");

    public Task<Front?> Find(string slug, CancellationToken ct) => db.FindAsync<Front>(FindSql, new { Slug = slug }, ct);

    /// <summary>Lists fronts in the order of their creation.</summary>
    public Task<IReadOnlyList<Front>> List(PageRequest page, CancellationToken ct) =>
        db.ListAsync<Front>(ListSql.For(page), new { Edge = ListSql.EdgeId(page), page.Take }, ct);

    public Task<Outcome<Front>> Add(FrontRequest request, Caller by, CancellationToken ct) => changes.WriteAsync<Outcome<Front>>(
        by,
        write =>
        {
            if (new FrontReferences(request.Draft!, "/draft", request.Slug).Unknown(write) is { Count: > 0 } unknown)
                return Problem.Unprocessable(unknown);
            try
            {
                var id = write.Insert(AddSql, new { request.Slug, write.Seq, write.Now });
                FrontRevisions.Add(write, id, 1, request.Draft!);
                FrontPictures.Keep(write, id, request.Draft);
                write.Record(ChangeKinds.Front, id, ChangeActions.Created, detail: new { request.Slug });
                return write.Find<Front>(FindSql, new { request.Slug })!;
            }
            catch (DbException e) when (write.Dialect.IsUniqueViolation(e))
            {
                return Problem.Conflict(
                    "slug_taken", "Another front has this slug.", ProblemError.InBody("/slug", "taken", "Another front has this slug."));
            }
        },
        ct);

    /// <summary>Appends a revision, unless the content equals that of the newest one.</summary>
    public Task<Outcome<Front>> SaveDraft(string slug, int version, FrontContent content, Caller by, CancellationToken ct) =>
        Change(slug, version, by, (write, front) => new FrontReferences(content, "", slug).Unknown(write) is { Count: > 0 } unknown
            ? Problem.Unprocessable(unknown)
            : Append(write, front, content), ct);

    /// <summary>Appends a revision with the content of an older one.</summary>
    public Task<Outcome<Front>> Restore(string slug, int version, int number, Caller by, CancellationToken ct) =>
        Change(slug, version, by, (write, front) => FrontRevisions.Find(write, front.Id, number) is { } revision
            ? Append(write, front, revision.Content, restoredFrom: number)
            : Problem.NotFound("revision of this front"), ct);

    /// <summary>Makes the public revision the newest one again.</summary>
    public Task<Outcome<Front>> Discard(string slug, int version, Caller by, CancellationToken ct) =>
        Change(slug, version, by, (write, front) => front.PublishedRevision is not { } published
            ? Problem.Conflict("not_published", "The front is not public, so there is no public revision to return to.")
            : published == front.NewestRevision ? front
            : Draft(write, front, published, FrontRevisions.Find(write, front.Id, published)!.Content, "discarded"), ct);

    /// <summary>Publishes the newest revision. Readers see the cards that are due at the present time.</summary>
    public Task<Outcome<Front>> Publish(string slug, int version, Caller by, CancellationToken ct) =>
        Change(slug, version, by, (write, front) =>
        {
            if (front.PublishedRevision == front.NewestRevision)
                return front;
            if (FrontPictures.Refuse(write, front.Draft) is { } lacking)
                return lacking;
            var published = Next(write, front) with
            {
                PublishedRevision = front.NewestRevision,
                PublishedAt = front.PublishedAt ?? write.Now,
                NextAt = front.Draft.NextAfter(write.Now),
            };
            FrontPublications.Publish(write, published);
            return Store(write, published, ChangeActions.Published);
        }, ct);

    /// <summary>Withdraws the front, so that readers no longer see it.</summary>
    public Task<Outcome<Front>> Unpublish(string slug, int version, Caller by, CancellationToken ct) =>
        Change(slug, version, by, (write, front) =>
        {
            if (front.PublishedRevision is null)
                return Problem.Conflict("not_published", "The front is not public, so it can't be withdrawn.");
            FrontPublications.Unpublish(write, front.Id);
            return Store(write, Next(write, front) with { PublishedRevision = null, NextAt = null }, ChangeActions.Unpublished);
        }, ct);

    /// <summary>Deletes a front that is not public, with its revisions.</summary>
    public Task<Outcome<Front>> Delete(string slug, int version, Caller by, CancellationToken ct) =>
        Change(slug, version, by, (write, front) =>
        {
            if (front.PublishedRevision is not null)
                return Problem.Conflict("in_use", "The front is public; withdraw it first.");
            FrontPictures.Keep(write, front.Id, content: null);
            FrontPublications.Forget(write, front.Id);
            FrontRevisions.Forget(write, front.Id);
            write.Run(DeleteSql, new { front.Id });
            write.Record(ChangeKinds.Front, front.Id, ChangeActions.Deleted, detail: new { front.Slug });
            return front;
        }, ct);

    private Task<Outcome<Front>> Change(
        string slug, int version, Caller by, Func<ContentWrite, Front, Outcome<Front>> work, CancellationToken ct) =>
        changes.WriteAsync(
            by,
            write => Outcome.Current(write.Find<Front>(FindSql, new { Slug = slug }), version, "front").Then(front => work(write, front)),
            ct);

    private static Outcome<Front> Append(ContentWrite write, Front front, FrontContent content, int? restoredFrom = null)
    {
        if (ApiJson.Write(content) == ApiJson.Write(front.Draft))
            return front;
        var number = FrontRevisions.NextNumber(write, front.Id);
        FrontRevisions.Add(write, front.Id, number, content, restoredFrom);
        return Draft(write, front, number, content, restoredFrom is null ? "saved" : "restored");
    }

    private static Front Draft(ContentWrite write, Front front, int number, FrontContent content, string how)
    {
        FrontPictures.Keep(write, front.Id, content);
        return Store(write, Next(write, front) with { NewestRevision = number, Draft = content }, ChangeActions.Updated, how);
    }

    private static Front Next(ContentWrite write, Front front) => front with { Version = front.Version + 1, ModifiedAt = write.Now };

    private static Front Store(ContentWrite write, Front front, string action, string? how = null)
    {
        write.Run(
            UpdateSql,
            new
            {
                front.Id, front.NewestRevision, front.PublishedRevision, front.PublishedAt, front.Version, write.Seq, front.ModifiedAt,
            });
        write.Record(
            ChangeKinds.Front, front.Id, action,
            detail: how is null ? new { revision = front.NewestRevision } : (object)new { revision = front.NewestRevision, how });
        return front;
    }
}
