using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Text.Names;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>
/// Who holds which slug. One table for drafts, public articles and slugs of the past, so that no publication can ever fail
/// over a slug, and no old address comes to mean another story.
/// </summary>
internal static class ArticleSlugs
{
    private const int Numbered = 20;

    private static readonly Sql HolderSql = new(
        "SELECT article_id FROM article_slugs WHERE language = @Language AND slug = @Slug");

    private static readonly Sql HoldSql = new("""
        INSERT INTO article_slugs (language, slug, article_id, was_published)
        VALUES (@Language, @Slug, @ArticleId, @WasPublished)
        """);

    private static readonly Sql ReleaseSql = new("""
        DELETE FROM article_slugs
        WHERE article_id = @ArticleId AND was_published = @WasPublished AND slug <> @Slug
        """);

    private static readonly Sql KeepSql = new("""
        UPDATE article_slugs
        SET was_published = @WasPublished
        WHERE language = @Language AND slug = @Slug
        """);

    private static readonly Sql PublicHolderSql = new(
        "SELECT article_id FROM published_slugs WHERE language = @Language AND slug = @Slug");

    // Not together with the look: an INSERT that reads its own table opens a savepoint, at which FTS5 writes a segment of its own.
    private static readonly Sql KeepPublicSql = new(
        "INSERT INTO published_slugs (language, slug, article_id) VALUES (@Language, @Slug, @ArticleId)");

    /// <summary>The slug that the article gets: the one asked for, else the one it has, else one made from its title.</summary>
    public static Outcome<string> Choose(ContentWrite write, long articleId, string language, ArticleContent content, string? present)
    {
        if (content.Slug is { } asked)
            return IsFree(write, articleId, language, asked)
                ? asked
                : Problem.Conflict(
                    "slug_taken", "Another article in this language has, or had, this slug.",
                    ProblemError.InBody("/slug", "taken", "Another article in this language has, or had, this slug."));
        if (present is not null)
            return present;
        var made = Slugs.From(content.Title!, language);
        if (made.Length == 0)
            made = "article";
        return Enumerable.Range(1, Numbered)
            .Select(number => number == 1 ? made : Slugs.WithSuffix(made, number))
            .FirstOrDefault(slug => IsFree(write, articleId, language, slug))
            ?? Slugs.WithSuffix(Slugs.WithSuffix(made, Numbered), checked((int)(articleId % int.MaxValue)));
    }

    /// <summary>Makes the slug the article's own; what it held before and never showed to anyone is free again.</summary>
    public static void Hold(ContentWrite write, long articleId, string language, string slug)
    {
        write.Execute(ReleaseSql, new { ArticleId = articleId, Slug = slug, WasPublished = false });
        if (write.Find<long>(HolderSql, new { Language = language, Slug = slug }) == 0)
            write.Execute(HoldSql, new { Language = language, Slug = slug, ArticleId = articleId, WasPublished = false });
    }

    /// <summary>Remembers that readers have seen the article under this slug: it leads to it for good, whatever the article is called later.</summary>
    public static void KeepForEver(ContentWrite write, long articleId, string language, string slug)
    {
        write.Execute(KeepSql, new { Language = language, Slug = slug, WasPublished = true });
        if (write.Find<long>(PublicHolderSql, new { Language = language, Slug = slug }) == 0)
            write.Execute(KeepPublicSql, new { Language = language, Slug = slug, ArticleId = articleId });
    }

    public static bool IsFree(ContentWrite write, long articleId, string language, string slug)
    {
        var holder = write.Find<long>(HolderSql, new { Language = language, Slug = slug });
        return holder == 0 || holder == articleId;
    }
}
