using NewsApi.Access;
using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Articles.Published.Stories;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Tags;

namespace NewsApi.Articles.Editing.Checks;

/// <summary>A difference between the <c>published_*</c> tables and the published revisions.</summary>
/// <param name="ArticleId">The article's id; null for wrong tag counts, which belong to no article.</param>
/// <param name="What">The difference as a phrase, such as 'has no public row'.</param>
internal sealed record Difference(long? ArticleId, string What);

/// <summary>Compares the <c>published_*</c> tables with the published revision of each article, and rebuilds rows that differ.</summary>
internal sealed class ProjectionCheck(Db db, ChangeLog changes)
{
    private const int PageSize = 200;

    private static readonly Caller Checker = new("check", Role.Admin);

    private static readonly Sql ArticlesSql = new(dialect => $"""
        SELECT {ArticleRepository.Columns}
        FROM articles AS a
        WHERE a.id > @After AND a.purged_at IS NULL
        ORDER BY a.id
        {dialect.Limit("@Take")}
        """);

    private static readonly Sql RevisionSql = new($"""
        SELECT {ArticleRevisions.Columns}
        FROM article_revisions AS r
        WHERE r.article_id = @Id AND r.number = @PublishedRevision
        """);

    private static readonly Sql RowSql = new($"SELECT {PublishedRow.Columns.Names} FROM published_articles WHERE id = @Id");

    private static readonly Sql BodySql = new("""
        SELECT html AS body_html, text AS body_text, blocks AS body_blocks
        FROM published_bodies
        WHERE article_id = @Id
        """);

    private static readonly Sql TagsSql = new("""
        SELECT tag_id AS id, published_at, language
        FROM published_tags
        WHERE article_id = @Id
        ORDER BY position, tag_id
        """);

    private static readonly Sql AuthorsSql = new("""
        SELECT author_id AS id, role, published_at
        FROM published_authors
        WHERE article_id = @Id
        ORDER BY position, author_id
        """);

    public async Task<IReadOnlyList<Difference>> FindDifferences(CancellationToken ct)
    {
        var differences = new List<Difference>();
        for (var after = 0L;
            await db.ListAsync<Article>(ArticlesSql, new { After = after, Take = PageSize }, ct) is { Count: > 0 } articles;
            after = articles[^1].Id)
            foreach (var article in articles)
                // An edit between two reads can look like a difference, so each difference is checked a second time.
                if (await Compare(article.Id, ct) is not null && await Compare(article.Id, ct) is { } what)
                    differences.Add(new Difference(article.Id, what));
        var strays = await SearchCheck.FindStrays(db, ct);
        if (strays.Count > 0)
            strays =
            [
                .. strays.Intersect(await SearchCheck.FindStrays(db, ct))
                    .Except(differences.Select(difference => difference.ArticleId!.Value)),
            ];
        differences.AddRange(strays.Select(id => new Difference(id, "has superfluous rows in the search tables")));
        // The tag counts are checked only if no article differs, because the repair of an article also corrects them.
        if (differences.Count == 0 && await TagCounts.AreWrong(db, ct))
            differences.Add(new Difference(null, "the tag counts are wrong"));
        return differences;
    }

    /// <summary>Corrects a difference: rebuilds the article's public rows, or corrects the tag counts when the id is null.</summary>
    public Task<long> Repair(long? articleId, CancellationToken ct) => articleId is { } id ? Rebuild(id, ct) : RepairCounts(ct);

    private Task<long> Rebuild(long id, CancellationToken ct) => changes.WriteAsync(
        Checker,
        write =>
        {
            SearchCheck.Sweep(write, id);
            if (write.Find<Article>(ArticleRepository.FindSql, new { Id = id }) is not { } article)
            {
                write.Record(ChangeKinds.Article, id, ChangeActions.Unpublished);
                return write.Seq;
            }

            var present = write.Find<PublishedRow>(RowSql, new { Id = id });
            var withdrawal = write.Find<Withdrawal>(Withdrawal.FindSql, new { Id = id });
            if (article.State == ArticleState.Published)
            {
                // Keep the public version and time. The version and time of unpublished changes must not become public.
                var shown = present is null
                    ? article with { ModifiedAt = article.UpdatedAt!.Value }
                    : article with { Version = present.Version, ModifiedAt = present.ModifiedAt };
                if (PublishedProjection.Publish(
                        write, shown with { Seq = write.Seq }, article.PublishedRevision!.Value).Problem is { } problem)
                    throw new InvalidOperationException($"Article {id} can't be repaired: {problem.Detail}");
                write.Record(ChangeKinds.Article, id, ChangeActions.Published, article.Language);
            }
            else
            {
                if (IsWithdrawn(article))
                    Withdraw(write, article, withdrawal);
                else
                    PublishedProjection.Remove(write, id);
                write.Record(ChangeKinds.Article, id, ChangeActions.Unpublished, article.Language);
            }

            TagCounts.Recount(write);
            return write.Seq;
        },
        ct);

    private Task<long> RepairCounts(CancellationToken ct) => changes.WriteAsync(
        Checker,
        write =>
        {
            foreach (var tag in TagCounts.Recount(write))
                write.Record(ChangeKinds.Tag, tag, ChangeActions.Updated);
            return write.Seq;
        },
        ct);

    // Only the withdrawal row has the reason. If the row is missing, the default reason is used.
    private static void Withdraw(ContentWrite write, Article article, Withdrawal? present) => PublishedProjection.Withdraw(
        write, article, ArticleRevisions.Get(write, article.Id, article.LastPublishedRevision ?? article.NewestRevision).Slug,
        new UnpublishRequest(present?.Reason ?? WithdrawalReason.Withdrawn, present?.ReplacedBy, present?.Note, present?.Killed));

    private static bool IsWithdrawn(Article article) =>
        article.State != ArticleState.Published && article.LastPublishedRevision is not null;

    private async Task<string?> Compare(long id, CancellationToken ct)
    {
        await using var read = await db.ReadAsync(ct);
        var article = (await read.FindAsync<Article>(ArticleRepository.FindSql, new { Id = id }, ct))!;
        var row = await read.FindAsync<PublishedRow>(RowSql, new { Id = id }, ct);
        var withdrawn = await read.FindAsync<Withdrawal>(Withdrawal.FindSql, new { Id = id }, ct) is not null;
        if (withdrawn != IsWithdrawn(article))
            return withdrawn ? "is marked as withdrawn, but is not" : "is withdrawn, but not marked as such";
        if (article.State != ArticleState.Published)
            return row is null ? null : "has public rows, but is not published";
        if (row is null)
            return "has no public row";
        var revision = (await read.FindAsync<ArticleRevision>(RevisionSql, new { Id = id, article.PublishedRevision }, ct))!;
        var corrections = await read.ListAsync<Correction>(ArticleCorrections.ListSql, new { ArticleId = id }, ct);
        var expected = PublishedRow.Of(article, revision, corrections) with
        {
            Version = row.Version,
            Seq = row.Seq,
            ModifiedAt = row.ModifiedAt,
        };
        if (row != expected)
            return "has public fields that differ from its revision";
        return await CompareParts(read, article, revision, ct);
    }

    private static async Task<string?> CompareParts(ReadSession read, Article article, ArticleRevision revision, CancellationToken ct)
    {
        var key = new { article.Id };
        var body = await read.FindAsync<ArticleRevision>(BodySql, key, ct);
        if (body is null || (body.BodyHtml, body.BodyText, body.BodyBlocks) != (revision.BodyHtml, revision.BodyText, revision.BodyBlocks))
            return "has another text than its revision";
        var tags = await read.ListAsync<ProjectedPart>(TagsSql, key, ct);
        if (!tags.SequenceEqual((await MergedTags.Present(read, revision.Tags, ct)).Select(id =>
                new ProjectedPart { Id = id, PublishedAt = article.PublishedAt, Language = article.Language })))
            return "has other tags than its revision";
        var authors = await read.ListAsync<ProjectedPart>(AuthorsSql, key, ct);
        if (!authors.SequenceEqual(revision.Authors.Select(author =>
                new ProjectedPart { Id = author.Id, Role = author.Role.ToString(), PublishedAt = article.PublishedAt })))
            return "has other authors than its revision";
        if (!await SearchCheck.IsFound(read, PublishedProjection.Words(article, revision), ct))
            return "is not found in search by all of its words";
        return null;
    }

    private sealed record ProjectedPart
    {
        public long Id { get; init; }

        public string? Role { get; init; }

        public string? Language { get; init; }

        public DateTimeOffset? PublishedAt { get; init; }
    }
}
