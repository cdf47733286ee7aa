using NewsApi.Articles.Published.Stories;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Json;
using NewsApi.Media.Pictures;
using NewsApi.Tags;
using NewsApi.Text.Search;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>The table of revisions, and the tables with the tags and authors of each article's newest revision.</summary>
internal static class ArticleRevisions
{
    private const string BodyColumns = "body_format, body_source, body_base_url, body_html, body_text, body_blocks";

    public static readonly string Columns = $"""
        r.article_id, r.number, r.created_at, r.created_by, r.body_format, r.body_source, r.body_base_url, r.body_html,
        r.body_text, r.body_blocks, r.tags, r.authors, r.published_at, r.restored_from, {ContentColumns.All.From("r")}
        """;

    private static readonly Sql FindSql = new(
        $"SELECT {Columns} FROM article_revisions AS r WHERE r.article_id = @ArticleId AND r.number = @Number");

    private static readonly Sql NewestSql = new($"""
        SELECT {Columns}
        FROM article_revisions AS r
        WHERE r.article_id = @Id AND r.number = (SELECT a.newest_revision FROM articles AS a WHERE a.id = @Id)
        """);

    private static readonly Sql AddSql = new($"""
        INSERT INTO article_revisions (
            article_id, number, created_at, created_by, {BodyColumns}, tags, authors, words, restored_from, {ContentColumns.All.Names})
        VALUES (
            @ArticleId, @Number, @CreatedAt, @CreatedBy, @BodyFormat, @BodySource, @BodyBaseUrl, @BodyHtml, @BodyText, @BodyBlocks,
            @TagsJson, @AuthorsJson, @Words, @RestoredFrom, {ContentColumns.All.Values})
        """);

    private static readonly Sql OverwriteSql = new($"""
        UPDATE article_revisions
        SET body_format = @BodyFormat, body_source = @BodySource, body_base_url = @BodyBaseUrl, body_html = @BodyHtml,
            body_text = @BodyText, body_blocks = @BodyBlocks, tags = @TagsJson, authors = @AuthorsJson, words = @Words,
            {ContentColumns.All.Assignments}
        WHERE article_id = @ArticleId AND number = @Number
        """);

    private static readonly Sql PublishSql = new("""
        UPDATE article_revisions
        SET published_at = @Now
        WHERE article_id = @ArticleId AND number = @Number AND published_at IS NULL
        """);

    private static readonly Sql PruneSql = new("""
        DELETE FROM article_revisions
        WHERE article_id = @Id AND number < @NewestRevision AND published_at IS NULL AND created_at < @Before
            AND NOT EXISTS (
                SELECT 1 FROM article_schedules AS s
                WHERE s.article_id = article_revisions.article_id AND s.revision = article_revisions.number)
            AND NOT EXISTS (
                SELECT 1 FROM article_previews AS p
                WHERE p.article_id = article_revisions.article_id AND p.revision = article_revisions.number
                    AND p.revoked_at IS NULL AND p.expires_at > @Now)
        """);

    // A revision that is scheduled or has a valid preview link must not change.
    private static readonly Sql InUseSql = new("""
        SELECT (SELECT COUNT(*) FROM article_schedules AS s WHERE s.article_id = a.id AND s.revision = a.newest_revision) AS schedules,
            (SELECT MAX(p.expires_at) FROM article_previews AS p
             WHERE p.article_id = a.id AND p.revision = a.newest_revision AND p.revoked_at IS NULL) AS preview_until
        FROM articles AS a
        WHERE a.id = @Id
        """);

    private static readonly Sql DeleteTagsSql = new("DELETE FROM article_tags WHERE article_id = @ArticleId");

    private static readonly Sql AddTagSql = new("INSERT INTO article_tags (tag_id, article_id) VALUES (@TagId, @ArticleId)");

    private static readonly Sql DeleteAuthorsSql = new("DELETE FROM article_authors WHERE article_id = @ArticleId");

    private static readonly Sql AddAuthorSql = new(
        "INSERT INTO article_authors (author_id, article_id) VALUES (@AuthorId, @ArticleId)");

    public static ArticleRevision? Find(ContentWrite write, long articleId, int number) =>
        write.Find<ArticleRevision>(FindSql, new { ArticleId = articleId, Number = number });

    /// <summary>Adds the query for the newest revision to the batch.</summary>
    public static ReadBatch.FoundItem<ArticleRevision> AskNewest(ReadBatch batch, long articleId) =>
        batch.Find<ArticleRevision>(NewestSql, new { Id = articleId });

    /// <summary>Adds the query for the schedules and preview links of the newest revision to the batch.</summary>
    public static ReadBatch.FoundItem<RevisionUses> AskUses(ReadBatch batch, long articleId) =>
        batch.Find<RevisionUses>(InUseSql, new { Id = articleId });

    public static ArticleRevision Get(ContentWrite write, long articleId, int number) => Find(write, articleId, number)!;

    /// <summary>The article with the next revision number. Numbers are never reused.</summary>
    public static Article Next(Article article) =>
        article with { NewestRevision = article.LastRevision + 1, LastRevision = article.LastRevision + 1 };

    /// <summary>Makes the article's newest revision from a draft. Fails when another article has the slug.</summary>
    public static Outcome<ArticleRevision> Compose(
        ContentWrite write, Article article, ArticleDraft draft, ArticleReferences references, string? presentSlug) =>
        ArticleSlugs.Choose(write, article.Id, article.Language, draft.Content, presentSlug).Then<ArticleRevision>(slug =>
            draft.Content.ToRevision(draft.Body) with
            {
                ArticleId = article.Id,
                Number = article.NewestRevision,
                CreatedAt = write.Now,
                CreatedBy = write.By.Id,
                TranslationGroup = references.TranslationGroup,
                Slug = slug,
                SectionId = references.SectionId,
                Tags = references.Tags,
                Authors = references.Authors,
            });

    /// <summary>Adds a revision. All its tags must still exist: none may be deleted or merged.</summary>
    /// <param name="write">The current write.</param>
    /// <param name="article">The article.</param>
    /// <param name="revision">The revision.</param>
    /// <param name="reserved">A slug that is already reserved for the article; null when none is known.</param>
    public static void Add(ContentWrite write, Article article, ArticleRevision revision, string? reserved = null)
    {
        StoreReferences(write, article, revision, revision.Tags, reserved);
        write.Run(AddSql, new RevisionInsert(revision));
    }

    /// <summary>Overwrites the revision with the same number; only autosave does this.</summary>
    public static void Overwrite(ContentWrite write, Article article, ArticleRevision revision, string reserved)
    {
        StoreReferences(write, article, revision, revision.Tags, reserved);
        write.Run(OverwriteSql, new RevisionInsert(revision));
    }

    /// <summary>
    /// Whether the stored content of two revisions is equal, rendered text included. Therefore, after an upgrade that renders texts
    /// differently, saving an unchanged text adds one revision.
    /// </summary>
    /// <param name="write">The current write.</param>
    /// <param name="present">A stored revision; a tag that was merged since counts as the tag that replaced it.</param>
    /// <param name="other">A new revision that is not stored yet.</param>
    public static bool HaveSameContent(ContentWrite write, ArticleRevision present, ArticleRevision other) =>
        (present.Tags.SequenceEqual(other.Tags) || MergedTags.Present(write, present.Tags).SequenceEqual(other.Tags))
        && present.Authors.SequenceEqual(other.Authors)
        && present == other with
        {
            Number = present.Number,
            CreatedAt = present.CreatedAt,
            CreatedBy = present.CreatedBy,
            PublishedAt = present.PublishedAt,
            RestoredFrom = present.RestoredFrom,
            Tags = present.Tags,
            Authors = present.Authors,
        };

    /// <summary>Adds the query for a revision to the batch.</summary>
    /// <param name="batch">The batch of queries.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="number">Number of the revision; null for the newest.</param>
    public static ReadBatch.FoundItem<ArticleRevision> Ask(ReadBatch batch, long articleId, int? number) =>
        number is null ? AskNewest(batch, articleId) : batch.Find<ArticleRevision>(FindSql, new { ArticleId = articleId, Number = number });

    /// <summary>Marks the revision as published, so that it is never pruned or overwritten.</summary>
    public static void MarkPublished(ContentWrite write, long articleId, int number) =>
        write.Run(PublishSql, new { ArticleId = articleId, Number = number, write.Now });

    /// <summary>Deletes older revisions that were created before this time, were never published, and are not in use.</summary>
    public static void Prune(ContentWrite write, Article article, DateTimeOffset before) =>
        write.Run(PruneSql, new { article.Id, article.NewestRevision, Before = before, write.Now });

    /// <summary>Stores the slug, tags, authors and uploaded files of the revision as those of the article.</summary>
    public static void StoreReferences(ContentWrite write, Article article, ArticleRevision revision) =>
        StoreReferences(write, article, revision, MergedTags.Present(write, revision.Tags), reserved: null);

    private static void StoreReferences(
        ContentWrite write, Article article, ArticleRevision revision, IReadOnlyList<long> tags, string? reserved)
    {
        ArticleSlugs.Reserve(write, article.Id, article.Language, revision.Slug, reserved);
        write.Run(DeleteTagsSql, new { revision.ArticleId });
        foreach (var tag in tags)
            write.Run(AddTagSql, new { TagId = tag, revision.ArticleId });
        write.Run(DeleteAuthorsSql, new { revision.ArticleId });
        foreach (var author in revision.Authors.Select(author => author.Id).Distinct())
            write.Run(AddAuthorSql, new { AuthorId = author, revision.ArticleId });
        MediaUses.Replace(write, revision.ArticleId, isPublic: false, revision.AllMedia);
    }

    /// <summary>The schedules and preview links of a revision. While there are any, the revision must not change.</summary>
    internal sealed record RevisionUses
    {
        public long Schedules { get; init; }

        /// <summary>When the last preview link of the revision expires; null when the revision has none.</summary>
        public DateTimeOffset? PreviewUntil { get; init; }

        public bool AreAt(DateTimeOffset now) => Schedules > 0 || PreviewUntil > now;
    }

    // Dapper expands a list into many parameters, so lists are passed as JSON.
    private sealed record RevisionInsert(ArticleRevision Revision) : ArticleRevision(Revision)
    {
        public string TagsJson => ApiJson.Write(Tags);

        public string AuthorsJson => ApiJson.Write(Authors);

        public string Words => SearchWords.Of(Title, Summary);
    }
}
