using System.Data.Common;
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

    private static readonly Sql OtherTranslationsSql = new(
        "SELECT COUNT(*) FROM published_articles WHERE translation_group = @Group AND id <> @Id");

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

    /// <summary>Writes the public rows of a revision. Fails only when another public article of the story has this language.</summary>
    public static Outcome<ArticleRevision> Publish(ContentWrite write, Article article, ArticleRevision revision)
    {
        var previousGroup = Delete(write, article.Id);
        try
        {
            write.Execute(AddArticleSql, PublishedRow.Of(article, revision, ArticleCorrections.List(write, article.Id)));
        }
        catch (DbException e) when (write.Dialect.IsUniqueViolation(e))
        {
            return ActionConditions.Translation(article, isLanguageTaken: true)!;
        }

        write.Execute(AddBodySql, new { article.Id, Html = revision.BodyHtml, Text = revision.BodyText, Blocks = revision.BodyBlocks });
        foreach (var (position, tag) in MergedTags.Present(write, revision.Tags).Index())
        {
            write.Execute(AddTagSql, new { TagId = tag, article.PublishedAt, article.Id, Position = position, article.Language });
            TagCounts.Increment(write, tag);
        }

        foreach (var (position, author) in revision.Authors.Index())
            write.Execute(AddAuthorSql, new
            {
                article.Id, Position = position, AuthorId = author.Id, Role = author.Role.ToString(), article.PublishedAt,
            });
        Words(article, revision).Add(write.Execute);
        ArticleSlugs.MarkPublished(write, article.Id, article.Language, revision.Slug);
        RecordTranslations(write, article.Id, previousGroup, revision.TranslationGroup);
        return revision;
    }

    public static void Withdraw(ContentWrite write, Article article, string slug, UnpublishRequest request)
    {
        RecordTranslations(write, article.Id, Delete(write, article.Id));
        write.Execute(WithdrawSql, new
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

    /// <summary>Deletes an article's public rows.</summary>
    /// <returns>The translation group of the deleted rows; null when there were none.</returns>
    private static long? Delete(ContentWrite write, long id)
    {
        var present = write.Find<ProjectedRow>(PresentSql, new { Id = id });
        if (present is not null)
        {
            PublishedWords.Remove(SearchKey.Of(present.PublishedAt, id), write.Execute);
            TagCounts.Decrement(write, id);
        }

        foreach (var sql in DeleteSql)
            write.Execute(sql, new { Id = id });
        return present?.TranslationGroup;
    }

    // Answers for the other translations list this article, so they change with it.
    private static void RecordTranslations(ContentWrite write, long id, params IEnumerable<long?> groups)
    {
        foreach (var group in groups.OfType<long>().Distinct())
            if (write.Find<long>(OtherTranslationsSql, new { Group = group, Id = id }) > 0)
                write.RecordConsequence(ChangeKinds.Story, group, ChangeActions.Updated);
    }

    private sealed record ProjectedRow
    {
        public DateTimeOffset PublishedAt { get; init; }

        public long TranslationGroup { get; init; }
    }
}
