using System.Globalization;
using NewsApi.Access;
using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Media.Pictures;

namespace NewsApi.Articles.Editing.Checks;

/// <summary>
/// Finds missing and superfluous rows in the table <c>media_uses</c>, which lists the files that articles use. The table is used to refuse
/// the deletion of files, to send reminders of ending rights, and to announce articles whose picture changed.
/// </summary>
internal sealed class MediaUsesCheck(Db db, ChangeLog changes)
{
    private const int PageSize = 500;

    private static readonly Caller Checker = new("check", Role.Admin);

    private static readonly Sql ArticlesSql = new(dialect => $"""
        SELECT x.article_id
        FROM (
            SELECT u.article_id
            FROM media_uses AS u
            UNION
            SELECT a.id
            FROM articles AS a
            JOIN article_revisions AS r ON r.article_id = a.id AND r.number IN (a.newest_revision, a.published_revision)
            WHERE a.purged_at IS NULL AND (r.image_media IS NOT NULL OR r.body_media IS NOT NULL)) AS x
        WHERE x.article_id > @After
        ORDER BY x.article_id
        {dialect.Limit("@Take")}
        """);

    private static readonly Sql NamedSql = new("""
        SELECT r.image_media, r.body_media,
            CASE WHEN r.number = a.newest_revision THEN 1 ELSE 0 END AS in_draft,
            CASE WHEN r.number = a.published_revision THEN 1 ELSE 0 END AS in_public
        FROM articles AS a
        JOIN article_revisions AS r ON r.article_id = a.id AND r.number IN (a.newest_revision, a.published_revision)
        WHERE a.id = @Id AND a.purged_at IS NULL
        ORDER BY r.number
        """);

    private static readonly Sql UsesSql = new("""
        SELECT media_id, is_public
        FROM media_uses
        WHERE article_id = @Id
        ORDER BY media_id, is_public
        """);

    /// <summary>Finds articles whose rows in <c>media_uses</c> differ from the files that the articles use.</summary>
    public async Task<IReadOnlyList<Difference>> FindDifferences(CancellationToken ct)
    {
        var differences = new List<Difference>();
        for (var after = 0L;
            await db.ListAsync<long>(ArticlesSql, new { After = after, Take = PageSize }, ct) is { Count: > 0 } page;
            after = page[^1])
            foreach (var id in page)
                // An edit between two reads can look like a difference, so each difference is checked a second time.
                if (await Compare(id, ct) is not null && await Compare(id, ct) is { } what)
                    differences.Add(new Difference(id, what));
        return differences;
    }

    /// <summary>Rewrites the rows of an article in <c>media_uses</c>.</summary>
    public Task<long> Repair(long id, CancellationToken ct) => changes.WriteAsync(
        Checker,
        write =>
        {
            var article = ArticleRepository.Find(write, id);
            MediaUses.Replace(write, id, isPublic: false, MediaOf(article?.NewestRevision));
            MediaUses.Replace(write, id, isPublic: true, MediaOf(article?.PublishedRevision));
            write.Record(ChangeKinds.Article, id, ChangeActions.Updated, article?.Language);
            return write.Seq;

            IEnumerable<long> MediaOf(int? number) => number is { } one ? ArticleRevisions.Get(write, id, one).AllMedia : [];
        },
        ct);

    private async Task<string?> Compare(long id, CancellationToken ct)
    {
        await using var read = await db.ReadAsync(ct);
        var named = new HashSet<(long, bool)>();
        foreach (var row in await read.ListAsync<NamedMedia>(NamedSql, new { Id = id }, ct))
            foreach (var media in row.AllMedia)
            {
                if (row.InDraft > 0)
                    named.Add((media, false));
                if (row.InPublic > 0)
                    named.Add((media, true));
            }

        var uses = (await read.ListAsync<MediaUse>(UsesSql, new { Id = id }, ct)).Select(use => (use.MediaId, use.IsPublic)).ToHashSet();
        var lacking = named.Except(uses).Select(one => one.Item1).Distinct().Order().ToList();
        var tooMany = uses.Except(named).Select(one => one.Item1).Distinct().Order().ToList();
        return lacking.Count > 0 ? $"names {Files(lacking)} without a row in media_uses"
            : tooMany.Count > 0 ? $"has a row in media_uses for {Files(tooMany)}, which it does not name"
            : null;
    }

    private static string Files(List<long> ids) =>
        $"{(ids.Count == 1 ? "file" : "files")} {string.Join(", ", ids.Select(id => id.ToString(CultureInfo.InvariantCulture)))}";

    private sealed record NamedMedia
    {
        public long? ImageMedia { get; init; }

        public string? BodyMedia { get; init; }

        public int InDraft { get; init; }

        public int InPublic { get; init; }

        public IEnumerable<long> AllMedia => new ArticleRevision { ImageMedia = ImageMedia, BodyMedia = BodyMedia }.AllMedia;
    }

    private sealed record MediaUse
    {
        public long MediaId { get; init; }

        public bool IsPublic { get; init; }
    }
}
