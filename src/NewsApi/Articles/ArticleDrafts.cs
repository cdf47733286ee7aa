using System.Globalization;
using NewsApi.Data;
using NewsApi.Http;
using NewsApi.ShareLinks;
using NewsApi.Tags;
using NewsApi.Text;

namespace NewsApi.Articles;

/// <summary>Reads articles as editors see them: the newest revision of each, public or not.</summary>
internal sealed class ArticleDrafts(Db db)
{
    private static readonly Sql RevisionSql = new($"""
        SELECT {ArticleRevisions.Columns}
        FROM article_revisions AS r
        WHERE r.article_id = @Id AND r.number = @NewestRevision
        """);

    // Any other article of the story will do to name it by; the oldest stays the same.
    private static readonly Sql TranslationSql = new("""
        SELECT MIN(a.id)
        FROM article_revisions AS r
        JOIN articles AS a ON a.id = r.article_id AND a.newest_revision = r.number
        WHERE r.translation_group = @TranslationGroup AND a.id <> @ArticleId
        """);

    private static readonly Sql SectionSql = new("SELECT slug FROM sections WHERE id = @SectionId");

    private static readonly Sql TagsSql = new(dialect =>
        $"SELECT id, slug FROM tags WHERE id IN {dialect.Numbers("@Ids")} ORDER BY id");

    private static readonly Sql AuthorsSql = new(dialect =>
        $"SELECT id, slug FROM authors WHERE id IN {dialect.Numbers("@Ids")} ORDER BY id");

    public async Task<EditorialArticle?> Find(long id, CancellationToken ct)
    {
        await using var read = await db.ReadAsync(ct);
        if (await read.FindAsync<Article>(ArticleRepository.FindSql, new { Id = id }, ct) is not { } article)
            return null;
        var revision = (await read.FindAsync<ArticleRevision>(RevisionSql, new { article.Id, article.NewestRevision }, ct))!;
        var section = revision.SectionId is null ? null : await read.FindAsync<string>(SectionSql, new { revision.SectionId }, ct);
        revision = revision with { Tags = await MergedTags.Present(read, revision.Tags, ct) };
        var tags = await Slugs(read, TagsSql, revision.Tags, ct);
        var authors = await Slugs(read, AuthorsSql, revision.Authors.Select(author => author.Id), ct);
        var translationOf = await read.FindAsync<long?>(TranslationSql, new { revision.TranslationGroup, revision.ArticleId }, ct);
        var withdrawal = await read.FindAsync<Withdrawal>(Withdrawal.FindSql, new { article.Id }, ct);
        return Show(article, revision, withdrawal, translationOf, section, tags, authors);
    }

    public async Task<IReadOnlyList<DraftRow>> List(DraftList list, CancellationToken ct)
    {
        var where = new SqlFilter();
        list.AddTo(where);
        where.Args.Add("Take", list.Page.Take);
        return await db.ListAsync<DraftRow>(ListSql(where, list.Page), where.Args, ct);
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

    private static async Task<IReadOnlyDictionary<long, string>> Slugs(
        ReadSession read, Sql sql, IEnumerable<long> ids, CancellationToken ct) =>
        (await read.ListAsync<SlugRow>(sql, new { Ids = Json.Write(ids) }, ct)).ToDictionary(row => row.Id, row => row.Slug);

    private static EditorialArticle Show(
        Article a, ArticleRevision r, Withdrawal? withdrawal, long? translationOf, string? section, IReadOnlyDictionary<long, string> tags,
        IReadOnlyDictionary<long, string> authors) =>
        new(
            a.Id, a.State, a.Version, a.Seq, a.NewestRevision, a.PublishedRevision, a.PublishedRevision != a.NewestRevision,
            a.CreatedAt, a.CreatedBy, a.ModifiedAt, r.CreatedBy, a.PublishedAt, a.UpdatedAt,
            withdrawal is null ? null : new ArticleWithdrawal(withdrawal.Reason, withdrawal.ReplacedBy), r.WordCount, r.ReadingMinutes,
            new ArticleContent(
                a.Language,
                translationOf,
                r.Slug,
                r.Title,
                r.Summary,
                new ArticleBodySource(Enum.Parse<BodyFormat>(r.BodyFormat), r.BodySource),
                section,
                [.. r.Tags.Where(tags.ContainsKey).Select(id => tags[id])],
                [.. r.Authors.Where(author => authors.ContainsKey(author.Id)).Select(author => new ArticleAuthor(authors[author.Id], author.Role))],
                r.Byline,
                r.SourceName is null ? null : new ArticleSource(r.SourceName, r.SourceUrl),
                r.PlaceLine,
                r.ImageUrl is null ? null : new LeadImage(r.ImageUrl, r.ImageAlt, r.ImageCredit, r.ImageWidth, r.ImageHeight),
                r.CanonicalUrl,
                new ArticleRights(r.Licence, r.Attribution, r.Syndicatable),
                r.SeoTitle is null && r.SeoDescription is null ? null : new ArticleSeo(r.SeoTitle, r.SeoDescription)),
            new ArticleBody(r.BodyHtml, r.BodyText, Json.Read<IReadOnlyList<Block>>(r.BodyBlocks)));

    private sealed record SlugRow
    {
        public long Id { get; init; }

        public string Slug { get; init; } = "";
    }
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
