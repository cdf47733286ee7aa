using System.Data.Common;
using NewsApi.Access;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Media.Pictures;

namespace NewsApi.Media;

/// <summary>The rows of uploaded files.</summary>
internal sealed class MediaRepository(Db db, ChangeLog changes)
{
    private const int MostUses = 1_000;

    private static readonly Sql FindSql = new($"SELECT {MediaItem.Columns} FROM media WHERE id = @Id");

    private static readonly Sql FindByHashSql = new($"SELECT {MediaItem.Columns} FROM media WHERE original_key = @Hash");

    private static readonly Sql AddSql = new(dialect => $"""
        INSERT INTO media ({MediaItem.Written.Names})
        {dialect.OutputId}
        VALUES ({MediaItem.Written.Values})
        {dialect.ReturningId}
        """);

    private static readonly Sql UpdateSql = new($"UPDATE media SET {MediaItem.Written.Assignments} WHERE id = @Id");

    private static readonly KeysetSql ListSql = new(
        "m.id",
        page => $"""
            SELECT {MediaItem.Columns}
            FROM media AS m
            WHERE {page.AfterEdge} AND {Filters}
            {page.OrderAndLimit}
            """,
        descending: true);

    private static readonly Sql CountSql = new($"SELECT COUNT(*) FROM media AS m WHERE {Filters}");

    private static readonly Sql UsesSql = new(dialect => $"""
        SELECT a.id AS article_id, r.title,
            (SELECT COUNT(*) FROM media_uses AS d WHERE d.media_id = @Id AND d.article_id = a.id AND d.is_public = @No) AS in_draft,
            (SELECT COUNT(*) FROM media_uses AS p WHERE p.media_id = @Id AND p.article_id = a.id AND p.is_public = @Yes) AS in_public
        FROM articles AS a
        JOIN article_revisions AS r ON r.article_id = a.id AND r.number = a.newest_revision
        WHERE a.id IN (SELECT u.article_id FROM media_uses AS u WHERE u.media_id = @Id)
        ORDER BY a.id
        {dialect.Limit("@Take")}
        """);

    private const string Filters = """
        m.state = @State
          AND (@Kind IS NULL OR m.kind = @Kind)
          AND (@Words IS NULL OR m.words LIKE @Words ESCAPE '\')
          AND (@Before IS NULL OR m.use_until < @Before)
          AND (@Unused = 0 OR (
            NOT EXISTS (SELECT 1 FROM media_uses AS u WHERE u.media_id = m.id)
            AND NOT EXISTS (SELECT 1 FROM media_front_uses AS f WHERE f.media_id = m.id)))
        """;

    private static readonly Sql FrontsSql = new("""
        SELECT f.slug FROM fronts AS f WHERE f.id IN (SELECT u.front_id FROM media_front_uses AS u WHERE u.media_id = @Id) ORDER BY f.slug
        """);

    public Task<MediaItem?> Find(long id, CancellationToken ct) => db.FindAsync<MediaItem>(FindSql, new { Id = id }, ct);

    /// <summary>The file that has this original and is not deleted.</summary>
    public Task<MediaItem?> FindByHash(string hash, CancellationToken ct) =>
        db.FindAsync<MediaItem>(FindByHashSql, new { Hash = hash }, ct);

    /// <summary>Lists files, the newest first.</summary>
    public Task<PageRows<MediaItem>> List(MediaListQuery list, CancellationToken ct) => PageRows<MediaItem>.Read(
        db, list.Page, ListSql.For(list.Page), CountSql,
        new
        {
            Edge = ListSql.EdgeId(list.Page), list.Page.Take, State = list.State.ToString(), Kind = list.Kind?.ToString(),
            Words = list.Words is { } words ? $"%{Escape(words.ToLowerInvariant())}%" : null,
            Before = list.UseUntilBefore?.ToUnixTimeMilliseconds(), Unused = list.Unused ? 1 : 0,
        },
        ct);

    public Task<IReadOnlyList<MediaUsage>> Uses(long id, CancellationToken ct) =>
        db.ListAsync<MediaUsage>(UsesSql, new { Id = id, Take = MostUses, Yes = true, No = false }, ct);

    /// <summary>Adds a file. If another request has added the same bytes meanwhile, returns that file.</summary>
    public async Task<MediaItem> Add(MediaItem item, Caller by, CancellationToken ct)
    {
        try
        {
            return await changes.WriteAsync(
                by,
                write =>
                {
                    var added = item with
                    {
                        Version = 1,
                        Seq = write.Seq,
                        CreatedAt = write.Now,
                        ModifiedAt = write.Now,
                        CreatedBy = by.Id,
                    };
                    added = added with { Id = write.Insert(AddSql, added) };
                    write.Record(
                        ChangeKinds.Media, added.Id, ChangeActions.Created, detail: new { added.Type, added.Bytes, added.FileName });
                    return added;
                },
                ct);
        }
        catch (DbException e) when (db.Dialect.IsUniqueViolation(e))
        {
            return (await FindByHash(item.Hash, ct))!;
        }
    }

    /// <summary>Changes a file that is not deleted.</summary>
    /// <param name="id">The file's id.</param>
    /// <param name="version">The version that If-Match names.</param>
    /// <param name="change">Returns the changed row, or the same object if nothing changes.</param>
    /// <param name="by">The caller.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Outcome<MediaItem>> Update(
        long id, int version, Func<MediaItem, DateTimeOffset, MediaItem> change, Caller by, CancellationToken ct)
    {
        try
        {
            return await changes.WriteAsync(
                by,
                write => Load(write, id, version).Then(before =>
                    before.State == nameof(MediaState.Deleted)
                        ? Problem.NotFound("file")
                        : Store(write, before, change(before, write.Now), ChangeActions.Updated)),
                ct);
        }
        catch (DbException e) when (db.Dialect.IsUniqueViolation(e))
        {
            return Problem.Conflict("same_file", "Another file has the same bytes; use that one.");
        }
    }

    /// <summary>Deletes a file that no public article and no front (draft or public) uses. Its original is kept for some days.</summary>
    public Task<Outcome<MediaItem>> Delete(long id, int version, Caller by, CancellationToken ct) => changes.WriteAsync(
        by,
        write => Load(write, id, version).Then<MediaItem>(before =>
            before.State == nameof(MediaState.Deleted) ? Problem.NotFound("file")
            : write.List<string>(FrontsSql, new { Id = id }) is { Count: > 0 } fronts
                ? Problem.Conflict("in_use", $"These fronts use this file: {string.Join(", ", fronts)}. Remove it from them first.")
            : write.Find<long>(MediaUses.CountPublicSql, new { Id = id, Yes = true }) > 0
                ? Problem.Conflict("in_use", "Public articles show this file; take it out of them first.")
            : Store(
                write, before,
                before with
                {
                    State = nameof(MediaState.Deleted),
                    DeletedAt = write.Now,
                    OriginalKey = FormattableString.Invariant($"{before.Hash}#{id}"),
                },
                ChangeActions.Deleted)),
        ct);

    /// <summary>Restores a deleted file, unless it was uploaded again. The caller checks that the original is still stored.</summary>
    public async Task<Outcome<MediaItem>> Restore(long id, int version, Caller by, CancellationToken ct)
    {
        try
        {
            return await changes.WriteAsync(
                by,
                write => Load(write, id, version).Then<MediaItem>(before =>
                    before.State != nameof(MediaState.Deleted)
                        ? Problem.Conflict("not_deleted", "This file is not deleted.")
                        : Store(
                            write, before,
                            before with { State = nameof(MediaState.Active), DeletedAt = null, OriginalKey = before.Hash },
                            ChangeActions.Restored)),
                ct);
        }
        catch (DbException e) when (db.Dialect.IsUniqueViolation(e))
        {
            return Problem.Conflict("same_file", "The same file was uploaded again; use that one.");
        }
    }

    private static Outcome<MediaItem> Load(ContentWrite write, long id, int version) =>
        Outcome.Current(write.Find<MediaItem>(FindSql, new { Id = id }), version, "file");

    private static Outcome<MediaItem> Store(ContentWrite write, MediaItem before, MediaItem after, string action)
    {
        if (ReferenceEquals(before, after))
            return before;
        var stored = after with { Version = before.Version + 1, Seq = write.Seq, ModifiedAt = write.Now };
        write.Execute(UpdateSql, stored);
        MediaChange.Record(write, before.Id, action, AuditDetail.Of(MediaAudit.Of(before), MediaAudit.Of(stored)));
        return stored;
    }

    private static string Escape(string words) =>
        words.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal).Replace("[", @"\[", StringComparison.Ordinal);
}

/// <summary>A row of the query for the articles that show a file.</summary>
internal sealed record MediaUsage
{
    public long ArticleId { get; init; }

    public string Title { get; init; } = "";

    public int InDraft { get; init; }

    public int InPublic { get; init; }
}

/// <summary>The data of a file that the audit log stores.</summary>
internal static class MediaAudit
{
    public static object Of(MediaItem item) => new
    {
        item.State, item.Hash, item.FileName, item.Alt, item.Decorative, item.Captions, item.Credit, item.Source, item.Rights, item.Licence,
        item.Creator, item.TakenAt, item.DataMining, item.DigitalSourceType, FocalPoint = item.Focal, item.Crops, item.Tags, item.UseUntil,
    };
}
