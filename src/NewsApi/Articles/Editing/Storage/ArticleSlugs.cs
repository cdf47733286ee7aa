using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Text.Names;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>
/// The slugs of all articles. Drafts, published articles and former slugs share one table, so that a publication never fails because
/// of its slug, and an old address never leads to another story.
/// </summary>
internal static class ArticleSlugs
{
    private const int MaxSuffix = 20;

    private static readonly Sql OwnerSql = new(
        "SELECT article_id FROM article_slugs WHERE language = @Language AND slug = @Slug");

    private static readonly Sql ReserveSql = new("""
        INSERT INTO article_slugs (language, slug, article_id, was_published)
        VALUES (@Language, @Slug, @ArticleId, @WasPublished)
        """);

    private static readonly Sql ReleaseSql = new("""
        DELETE FROM article_slugs
        WHERE article_id = @ArticleId AND was_published = @WasPublished AND slug <> @Slug
        """);

    private static readonly Sql MarkPublishedSql = new("""
        UPDATE article_slugs
        SET was_published = @WasPublished
        WHERE language = @Language AND slug = @Slug
        """);

    // The SELECT is a separate statement. An INSERT that reads its own table opens a savepoint, and then FTS5 writes a segment.
    private static readonly Sql AddPublicSql = new(
        "INSERT INTO published_slugs (language, slug, article_id) VALUES (@Language, @Slug, @ArticleId)");

    public static ProblemError Taken() =>
        ProblemError.InBody("/slug", "taken", "Another article in this language has, or had, this slug.");

    /// <summary>Adds the query for the id of the article that has or had this slug; 0 when there is none.</summary>
    public static ReadBatch.FoundItem<long> Owner(ReadBatch batch, string language, string slug) =>
        batch.Find<long>(OwnerSql, new { Language = language, Slug = slug });

    /// <summary>The slug for the article: the requested one, else its present one, else one from its title.</summary>
    public static Outcome<string> Choose(ContentWrite write, long articleId, string language, ArticleContent content, string? present)
    {
        if (content.Slug is { } requested)
            return requested == present || IsFree(write, articleId, language, requested)
                ? requested
                : Problem.Conflict("slug_taken", Taken().Detail, Taken());
        if (present is not null)
            return present;
        var generated = Slugs.From(content.Title!, language);
        if (generated.Length == 0)
            generated = "article";
        return Enumerable.Range(1, MaxSuffix)
            .Select(number => number == 1 ? generated : Slugs.WithSuffix(generated, number))
            .FirstOrDefault(slug => IsFree(write, articleId, language, slug))
            ?? Slugs.WithSuffix(Slugs.WithSuffix(generated, MaxSuffix), checked((int)(articleId % int.MaxValue)));
    }

    /// <summary>Reserves the slug for the article and releases its other slugs that were never public.</summary>
    /// <param name="write">The current write.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="language">Its language.</param>
    /// <param name="slug">The slug.</param>
    /// <param name="reserved">A slug that is already reserved for the article; null when none is known.</param>
    public static void Reserve(ContentWrite write, long articleId, string language, string slug, string? reserved = null)
    {
        write.Run(ReleaseSql, new { ArticleId = articleId, Slug = slug, WasPublished = false });
        if (slug != reserved && write.Find<long>(OwnerSql, new { Language = language, Slug = slug }) == 0)
            write.Run(ReserveSql, new { Language = language, Slug = slug, ArticleId = articleId, WasPublished = false });
    }

    /// <summary>Marks the slug as published: it leads to the article permanently, also after the article gets another slug.</summary>
    /// <param name="write">The current write.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="language">Its language.</param>
    /// <param name="slug">The slug.</param>
    /// <param name="isPublic">Whether readers can already reach the article by this slug.</param>
    public static void MarkPublished(ContentWrite write, long articleId, string language, string slug, bool isPublic)
    {
        write.Run(MarkPublishedSql, new { Language = language, Slug = slug, WasPublished = true });
        if (!isPublic)
            write.Run(AddPublicSql, new { Language = language, Slug = slug, ArticleId = articleId });
    }

    public static bool IsFree(ContentWrite write, long articleId, string language, string slug)
    {
        var owner = write.Find<long>(OwnerSql, new { Language = language, Slug = slug });
        return owner == 0 || owner == articleId;
    }
}
