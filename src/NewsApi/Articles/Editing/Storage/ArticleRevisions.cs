using NewsApi.Articles.Published.Stories;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Json;
using NewsApi.Tags;
using NewsApi.Text.Search;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>The table of revisions, and the tables with the tags and authors of the newest one.</summary>
internal static class ArticleRevisions
{
    private const string BodyColumns = "body_format, body_source, body_base_url, body_html, body_text, body_blocks";

    public static readonly string Columns = $"""
        r.article_id, r.number, r.created_at, r.created_by, r.body_format, r.body_source, r.body_base_url, r.body_html,
        r.body_text, r.body_blocks, r.tags, r.authors, r.published_at, r.restored_from, {ContentColumns.All.From("r")}
        """;

    private static readonly Sql FindSql = new(
        $"SELECT {Columns} FROM article_revisions AS r WHERE r.article_id = @ArticleId AND r.number = @Number");

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

    // A scheduled revision and one with a working preview link must not change.
    private static readonly Sql InUseSql = new("""
        SELECT (SELECT COUNT(*) FROM article_schedules WHERE article_id = @ArticleId AND revision = @Number)
            + (SELECT COUNT(*) FROM article_previews
               WHERE article_id = @ArticleId AND revision = @Number AND revoked_at IS NULL AND expires_at > @Now)
        """);

    private static readonly Sql DeleteTagsSql = new("DELETE FROM article_tags WHERE article_id = @ArticleId");

    private static readonly Sql AddTagSql = new("INSERT INTO article_tags (tag_id, article_id) VALUES (@TagId, @ArticleId)");

    private static readonly Sql DeleteAuthorsSql = new("DELETE FROM article_authors WHERE article_id = @ArticleId");

    private static readonly Sql AddAuthorSql = new(
        "INSERT INTO article_authors (author_id, article_id) VALUES (@AuthorId, @ArticleId)");

    public static ArticleRevision? Find(ContentWrite write, long articleId, int number) =>
        write.Find<ArticleRevision>(FindSql, new { ArticleId = articleId, Number = number });

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

    public static void Add(ContentWrite write, Article article, ArticleRevision revision)
    {
        StoreReferences(write, article, revision);
        write.Execute(AddSql, new RevisionInsert(revision));
    }

    /// <summary>Overwrites the revision with the same number; only autosave does this.</summary>
    public static void Overwrite(ContentWrite write, Article article, ArticleRevision revision)
    {
        StoreReferences(write, article, revision);
        write.Execute(OverwriteSql, new RevisionInsert(revision));
    }

    /// <summary>
    /// Whether two revisions differ in nothing that is stored of their content, rendered text included: after an upgrade that renders
    /// texts differently, saving an unchanged text adds a revision once.
    /// </summary>
    /// <param name="write">The current write.</param>
    /// <param name="present">A stored revision; tags that were merged since count as the tags in their place.</param>
    /// <param name="other">A revision made now.</param>
    public static bool HaveSameContent(ContentWrite write, ArticleRevision present, ArticleRevision other) =>
        MergedTags.Present(write, present.Tags).SequenceEqual(other.Tags)
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

    /// <summary>Whether the revision is scheduled or has a working preview link.</summary>
    public static bool IsInUse(ContentWrite write, ArticleRevision revision) =>
        write.Find<long>(InUseSql, new { revision.ArticleId, revision.Number, write.Now }) > 0;

    /// <summary>Marks the revision as published, so that it is never pruned or overwritten.</summary>
    public static ArticleRevision Publish(ContentWrite write, long articleId, int number)
    {
        write.Execute(PublishSql, new { ArticleId = articleId, Number = number, write.Now });
        return Get(write, articleId, number);
    }

    /// <summary>Deletes older revisions from before a time that were never published and are not in use.</summary>
    public static void Prune(ContentWrite write, Article article, DateTimeOffset before) =>
        write.Execute(PruneSql, new { article.Id, article.NewestRevision, Before = before, write.Now });

    /// <summary>Stores the revision's slug, tags and authors as the article's.</summary>
    public static void StoreReferences(ContentWrite write, Article article, ArticleRevision revision)
    {
        ArticleSlugs.Reserve(write, article.Id, article.Language, revision.Slug);
        write.Execute(DeleteTagsSql, new { revision.ArticleId });
        foreach (var tag in MergedTags.Present(write, revision.Tags))
            write.Execute(AddTagSql, new { TagId = tag, revision.ArticleId });
        write.Execute(DeleteAuthorsSql, new { revision.ArticleId });
        foreach (var author in revision.Authors.Select(author => author.Id).Distinct())
            write.Execute(AddAuthorSql, new { AuthorId = author, revision.ArticleId });
    }

    // Dapper expands a list into many parameters, so lists are passed as JSON.
    private sealed record RevisionInsert(ArticleRevision Revision) : ArticleRevision(Revision)
    {
        public string TagsJson => ApiJson.Write(Tags);

        public string AuthorsJson => ApiJson.Write(Authors);

        public string Words => SearchWords.Of(Title, Summary);
    }
}
