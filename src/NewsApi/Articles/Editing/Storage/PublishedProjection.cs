using NewsApi.Articles.Published.Search;
using NewsApi.Articles.Published.Stories;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Tags;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>
/// Writes the <c>published_*</c> tables, the only article tables that public SQL reads. Called inside the transaction that changes
/// the published revision, so the two can't disagree.
/// </summary>
internal static class PublishedProjection
{
    private static readonly Sql PresentSql = new("SELECT published_at, translation_group FROM published_articles WHERE id = @Id");

    private static readonly Sql ScopeBeforeSql = ScopeSql.Find(_ => "@Id");

    private static readonly Sql OtherTranslationsSql = new(
        "SELECT COUNT(*) FROM published_articles WHERE translation_group = @Group AND id <> @Id");

    private static readonly Sql InSameLanguageSql = new("""
        SELECT COUNT(*)
        FROM published_articles
        WHERE translation_group = @Group AND language = @Language AND id <> @Id
        """);

    private static readonly Sql[] DeleteSql =
    [
        new("DELETE FROM published_tags WHERE article_id = @Id"),
        new("DELETE FROM published_authors WHERE article_id = @Id"),
        new("DELETE FROM published_bodies WHERE article_id = @Id"),
        new("DELETE FROM published_articles WHERE id = @Id"),
        new("DELETE FROM published_withdrawals WHERE article_id = @Id"),
    ];

    private static readonly Sql AddArticleSql = new(
        $"INSERT INTO published_articles ({PublishedRow.Columns.Names}) VALUES ({PublishedRow.Columns.Values})");

    private static readonly Sql AddBodySql = new(
        "INSERT INTO published_bodies (article_id, html, text, blocks) VALUES (@Id, @Html, @Text, @Blocks)");

    private static readonly Sql AddTagSql = new("""
        INSERT INTO published_tags (tag_id, published_at, article_id, position, language)
        VALUES (@TagId, @PublishedAt, @Id, @Position, @Language)
        """);

    private static readonly Sql AddAuthorSql = new("""
        INSERT INTO published_authors (article_id, position, author_id, role, published_at)
        VALUES (@Id, @Position, @AuthorId, @Role, @PublishedAt)
        """);

    private static readonly Sql WithdrawSql = new("""
        INSERT INTO published_withdrawals (article_id, language, slug, reason, replaced_by, withdrawn_at, note, killed)
        VALUES (@Id, @Language, @Slug, @Reason, @ReplacedBy, @WithdrawnAt, @Note, @Killed)
        """);

    /// <summary>
    /// Writes the public rows of a stored revision. Fails only when another public article of the story has this language.
    /// </summary>
    public static Outcome<ArticleRevision> Publish(ContentWrite write, Article article, int number)
    {
        var batch = new ReadBatch();
        var revision = ArticleRevisions.Publish(write, batch, article.Id, number);
        var before = Ask(batch, article.Id);
        write.Read(batch);
        return Publish(write, article, revision.Value!, before);
    }

    /// <summary>The same for a revision that need not be stored.</summary>
    public static Outcome<ArticleRevision> Publish(ContentWrite write, Article article, ArticleRevision revision)
    {
        var batch = new ReadBatch();
        var before = Ask(batch, article.Id);
        write.Read(batch);
        return Publish(write, article, revision, before);
    }

    public static void Withdraw(ContentWrite write, Article article, string slug, UnpublishRequest request)
    {
        RecordTranslations(write, article.Id, Delete(write, article.Id));
        write.Run(WithdrawSql, new
        {
            article.Id, article.Language, Slug = slug, Reason = (request.Reason ?? WithdrawalReason.Withdrawn).ToString(),
            request.ReplacedBy, WithdrawnAt = write.Now, request.Note, Killed = request.Kill == true,
        });
    }

    /// <summary>Removes all public rows of an article.</summary>
    public static void Remove(ContentWrite write, long id) => RecordTranslations(write, id, Delete(write, id));

    /// <summary>The words of a published article for search.</summary>
    public static PublishedWords Words(Article article, ArticleRevision revision) =>
        PublishedWords.Of(article.Id, article.PublishedAt!.Value, revision, revision.BodyText);

    private static Before Ask(ReadBatch batch, long id) => new(
        batch.Find<ProjectedRow>(PresentSql, new { Id = id }), batch.Find<ScopeRow>(ScopeBeforeSql, new { Id = id }),
        batch.List<Correction>(ArticleCorrections.ListSql, new { ArticleId = id }));

    private static Outcome<ArticleRevision> Publish(ContentWrite write, Article article, ArticleRevision revision, Before before)
    {
        Delete(write, article.Id, before.Present.Value, before.Scope.Value);
        var batch = new ReadBatch();
        var args = new { Group = revision.TranslationGroup, article.Language, article.Id };
        var inSameLanguage = batch.Find<long>(InSameLanguageSql, args);
        var tags = MergedTags.Present(batch, revision.Tags);
        var counted = TagCounts.Counted(batch, revision.Tags);
        var owner = ArticleSlugs.PublicOwner(batch, article.Language, revision.Slug);
        var stories = AskTranslations(batch, article.Id, before.Present.Value?.TranslationGroup, revision.TranslationGroup);
        write.Read(batch);
        if (ActionConditions.Translation(article, inSameLanguage.Value > 0) is { } taken)
            return taken;
        write.Run(AddArticleSql, PublishedRow.Of(article, revision, before.Corrections.Rows));
        write.Run(AddBodySql, new { article.Id, Html = revision.BodyHtml, Text = revision.BodyText, Blocks = revision.BodyBlocks });
        foreach (var (position, tag) in tags().Index())
        {
            write.Run(AddTagSql, new { TagId = tag, article.PublishedAt, article.Id, Position = position, article.Language });
            TagCounts.Increment(write, tag, counted.Rows);
        }

        foreach (var (position, author) in revision.Authors.Index())
            write.Run(AddAuthorSql, new
            {
                article.Id, Position = position, AuthorId = author.Id, Role = author.Role.ToString(), article.PublishedAt,
            });
        Words(article, revision).Add(write.Run);
        ArticleSlugs.MarkPublished(write, article.Id, article.Language, revision.Slug, owner.Value);
        RecordTranslations(write, stories);
        return revision;
    }

    /// <summary>Deletes an article's public rows.</summary>
    /// <returns>The translation group of the deleted rows; null when there were none.</returns>
    private static long? Delete(ContentWrite write, long id)
    {
        var batch = new ReadBatch();
        var present = batch.Find<ProjectedRow>(PresentSql, new { Id = id });
        var scope = batch.Find<ScopeRow>(ScopeBeforeSql, new { Id = id });
        write.Read(batch);
        Delete(write, id, present.Value, scope.Value);
        return present.Value?.TranslationGroup;
    }

    private static void Delete(ContentWrite write, long id, ProjectedRow? present, ScopeRow? scope)
    {
        write.HadScope(id, scope?.Scope);
        if (present is not null)
        {
            PublishedWords.Remove(SearchKey.Of(present.PublishedAt, id), write.Run);
            TagCounts.Decrement(write, id);
        }

        foreach (var sql in DeleteSql)
            write.Run(sql, new { Id = id });
    }

    private static void RecordTranslations(ContentWrite write, long id, long? group)
    {
        var batch = new ReadBatch();
        var stories = AskTranslations(batch, id, group);
        if (stories.Count == 0)
            return;
        write.Read(batch);
        RecordTranslations(write, stories);
    }

    // Answers for the other translations list this article, so they change with it.
    private static void RecordTranslations(ContentWrite write, IReadOnlyList<(long Group, ReadBatch.FoundItem<long> Others)> stories)
    {
        foreach (var (group, others) in stories)
            if (others.Value > 0)
                write.RecordConsequence(ChangeKinds.Story, group, ChangeActions.Updated);
    }

    private static IReadOnlyList<(long Group, ReadBatch.FoundItem<long> Others)> AskTranslations(
        ReadBatch batch, long id, params IEnumerable<long?> groups) =>
        [
            .. groups.OfType<long>().Distinct()
                .Select(group => (group, batch.Find<long>(OtherTranslationsSql, new { Group = group, Id = id }))),
        ];

    private sealed record ProjectedRow
    {
        public DateTimeOffset PublishedAt { get; init; }

        public long TranslationGroup { get; init; }
    }

    private sealed record Before(
        ReadBatch.FoundItem<ProjectedRow> Present, ReadBatch.FoundItem<ScopeRow> Scope, ReadBatch.ListedItem<Correction> Corrections);
}
