using System.Globalization;
using NewsApi.Access;
using NewsApi.Articles.Editing.Revisions;
using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Stories;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Pages;
using NewsApi.Media.Pictures;
using NewsApi.Site;

namespace NewsApi.Articles.Editing;

/// <summary>Reads articles as editors see them: the newest revision of each, public or not.</summary>
internal sealed class ArticleDrafts(Db db, FilterNames filters, RevisionMedia media)
{
    private static readonly Sql RevisionSql = new($"""
        SELECT {ArticleRevisions.Columns}
        FROM article_revisions AS r
        WHERE r.article_id = @Id AND r.number = (SELECT a.newest_revision FROM articles AS a WHERE a.id = @Id)
        """);

    /// <summary>Reads an article for this caller.</summary>
    /// <param name="id">The article's id.</param>
    /// <param name="caller">The caller: the answer lists the actions that they may take.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<EditorialArticle?> Find(long id, Caller caller, CancellationToken ct)
    {
        await using var read = await db.ReadAsync(ct);
        var batch = new ReadBatch();
        var found = batch.Find<Article>(ArticleRepository.FindSql, new { Id = id });
        var newest = batch.Find<ArticleRevision>(RevisionSql, new { Id = id });
        var withdrawal = batch.Find<Withdrawal>(Withdrawal.FindSql, new { Id = id });
        var asked = ArticleActionContext.Ask(batch, id);
        var corrections = batch.List<Correction>(ArticleCorrections.ListSql, new { ArticleId = id });
        await read.RunAsync(batch, ct);
        if (found.Value is not { } article || newest.Value is not { } revision)
            return null;
        var content = await RevisionContent.Read(read, article, revision, ct);
        var surroundings = asked();
        var shown = await media.Show(read, article.Language, revision, Presets.Large, ct);
        return Show(
            article, shown, content, withdrawal.Value, surroundings.Schedules, corrections.Rows,
            ArticleWorkflow.Allowed(article, caller, surroundings));
    }

    /// <summary>Reads a page of the editors' list. The notes report unknown names in the filters.</summary>
    public async Task<(IReadOnlyList<DraftRow> Rows, IReadOnlyList<PageNote>? Notes)> List(DraftListQuery list, CancellationToken ct)
    {
        await using var read = await db.ReadAsync(ct);
        var site = ArticleSiteSettings.Of(await SiteRepository.Get(read, ct));
        var where = new SqlFilter();
        list = list with { Names = [.. list.Names.Select(names => names.For(site))] };
        list.AddTo(where);
        where.Args.Add("Take", list.Page.Take);
        return (
            await read.ListAsync<DraftRow>(ListSql(where, list.Page), where.Args, ct),
            await new FilterResolver(filters, read).FindUnknown(list.Names, site, ct));
    }

    internal static Sql ListSql(SqlFilter where, PageRequest page)
    {
        var (direction, beyond) = page.Backward ? ("ASC", ">") : ("DESC", "<");
        if (page.Cursor is { } cursor)
        {
            where.Args.Add("EdgeId", cursor.Id);
            where.And(
                $"(a.modified_at {beyond}= @Edge AND (a.modified_at {beyond} @Edge OR a.id {beyond} @EdgeId))",
                "Edge", long.Parse(cursor.Key, CultureInfo.InvariantCulture));
        }

        return new Sql(dialect => $"""
            SELECT a.id, a.language, a.state, a.version, r.slug, r.title, a.newest_revision, a.published_revision, a.created_at,
                a.created_by, a.modified_at, a.published_at
            FROM articles AS a
            JOIN article_revisions AS r ON r.article_id = a.id AND r.number = a.newest_revision
            {where.Where(dialect)}
            ORDER BY a.modified_at {direction}, a.id {direction}
            {dialect.Limit("@Take")}
            """);
    }

    private static EditorialArticle Show(
        Article a, ArticleRevision r, ArticleContent content, Withdrawal? withdrawal, IReadOnlyList<ArticleSchedule> schedules,
        IReadOnlyList<Correction> corrections, IReadOnlyList<ArticleAction> allowed) =>
        new(
            a.Id, a.State, a.Version, a.Seq, a.NewestRevision, a.PublishedRevision, a.HasUnpublishedChanges,
            a.CreatedAt, a.CreatedBy, a.ModifiedAt, r.CreatedBy, a.PublishedAt, a.UpdatedAt,
            withdrawal is null ? null : new ArticleWithdrawal(withdrawal.Reason!.Value, withdrawal.ReplacedBy, withdrawal.Note),
            [.. schedules.Select(schedule => schedule.ToResponse())],
            a.SubmittedAt is { } submitted ? new ArticleSubmission(submitted, a.SubmittedBy!) : null, a.AssignedTo, a.TrashedAt,
            [.. corrections.Select(correction => correction.ToResponse())], allowed,
            Notice: null, Notices: [], r.WordCount, r.ReadingMinutes,
            content, RevisionContent.Render(r));
}

/// <summary>A row of the editors' list.</summary>
internal sealed record DraftRow
{
    public long Id { get; init; }

    public string Language { get; init; } = "";

    public ArticleState State { get; init; }

    public int Version { get; init; }

    public string Slug { get; init; } = "";

    public string Title { get; init; } = "";

    public int NewestRevision { get; init; }

    public int? PublishedRevision { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string CreatedBy { get; init; } = "";

    public DateTimeOffset ModifiedAt { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public EditorialArticleSummary ToSummary() => new(
        Id, Language, State, Version, Slug, Title, PublishedRevision != NewestRevision, CreatedAt, CreatedBy, ModifiedAt, PublishedAt);
}
