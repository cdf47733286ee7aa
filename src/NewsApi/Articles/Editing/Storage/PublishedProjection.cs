using NewsApi.Articles.Published.Search;
using NewsApi.Articles.Published.Stories;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Media.Pictures;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>
/// Writes the <c>published_*</c> tables, the only article tables that public SQL reads. Called inside the transaction that changes
/// the published revision, so the tables always match that revision.
/// </summary>
internal static class PublishedProjection
{
    // Finds the story of the article. It finds nothing if the story has no other public translations.
    private static readonly Sql SharedStorySql = new("""
        SELECT DISTINCT p.translation_group
        FROM published_articles AS p
        WHERE p.id <> @Id AND p.translation_group = (SELECT o.translation_group FROM published_articles AS o WHERE o.id = @Id)
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
    /// Writes the public rows of a revision. Fails only when another public article of the story has this language.
    /// </summary>
    public static Outcome<ArticleRevision> Publish(ContentWrite write, Article article, int number)
    {
        var batch = new ReadBatch();
        var inputs = PublicationInputs.Ask(batch, article.Id, number);
        write.Read(batch);
        return Publish(write, article, inputs());
    }

    /// <summary>Writes the public rows of a revision from inputs that were read earlier. A publication that fails writes nothing.</summary>
    public static Outcome<ArticleRevision> Publish(ContentWrite write, Article article, PublicationInputs inputs)
    {
        if (ActionConditions.Translation(article, inputs.IsLanguageTaken) is { } taken)
            return taken;
        var revision = inputs.Revision;
        ArticleRevisions.MarkPublished(write, article.Id, revision.Number);
        Delete(write, article.Id, inputs.Present, inputs.Scope);
        write.Run(AddArticleSql, PublishedRow.Of(article, revision, inputs.Corrections));
        write.Run(AddBodySql, new { article.Id, Html = revision.BodyHtml, Text = revision.BodyText, Blocks = revision.BodyBlocks });
        foreach (var (position, tag) in inputs.Tags.Index())
            write.Run(AddTagSql, new { TagId = tag, article.PublishedAt, article.Id, Position = position, article.Language });
        TagCounts.Increment(write, inputs.Tags);
        foreach (var (position, author) in revision.Authors.Index())
            write.Run(AddAuthorSql, new
            {
                article.Id, Position = position, AuthorId = author.Id, Role = author.Role.ToString(), article.PublishedAt,
            });
        MediaUses.Replace(write, article.Id, isPublic: true, revision.AllMedia);
        Words(article, revision).Add(write.Run);
        ArticleSlugs.MarkPublished(write, article.Id, article.Language, revision.Slug, inputs.IsSlugPublic);
        RecordTranslations(write, inputs.SharedStories);
        return revision;
    }

    public static void Withdraw(ContentWrite write, Article article, string slug, UnpublishRequest request)
    {
        Delete(write, article.Id);
        write.Run(WithdrawSql, new
        {
            article.Id, article.Language, Slug = slug, Reason = (request.Reason ?? WithdrawalReason.Withdrawn).ToString(),
            request.ReplacedBy, WithdrawnAt = write.Now, request.Note, Killed = request.Kill == true,
        });
    }

    /// <summary>Removes all public rows of an article.</summary>
    public static void Remove(ContentWrite write, long id) => Delete(write, id);

    /// <summary>The words of a published article for search.</summary>
    public static PublishedWords Words(Article article, ArticleRevision revision) =>
        PublishedWords.Of(article.Id, article.PublishedAt!.Value, revision, revision.BodyText);

    private static void Delete(ContentWrite write, long id)
    {
        var (batch, args) = (new ReadBatch(), new { Id = id });
        var present = batch.Find<PublicationInputs.ProjectedRow>(PublicationInputs.PresentSql, args);
        var scope = batch.Find<ScopeRow>(PublicationInputs.ScopeBeforeSql, args);
        var story = batch.Find<long?>(SharedStorySql, args);
        write.Read(batch);
        Delete(write, id, present.Value, scope.Value);
        RecordTranslations(write, story.Value is { } shared ? [shared] : []);
    }

    private static void Delete(ContentWrite write, long id, PublicationInputs.ProjectedRow? present, ScopeRow? scope)
    {
        write.HadScope(id, scope?.Scope);
        if (present is not null)
        {
            PublishedWords.Remove(SearchKey.Of(present.PublishedAt, id), write.Run);
            TagCounts.Decrement(write, id);
        }

        foreach (var sql in DeleteSql)
            write.Run(sql, new { Id = id });
        MediaUses.Remove(write, id, isPublic: true);
    }

    // The answers of the other translations list this article, so these answers change, too.
    private static void RecordTranslations(ContentWrite write, IReadOnlyList<long> stories)
    {
        foreach (var story in stories)
            write.RecordConsequence(ChangeKinds.Story, story, ChangeActions.Updated);
    }
}
