using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Tags;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>
/// The data that a publication reads. One batch reads all of it before anything is written. Therefore a refused publication changes
/// nothing, and the data of several publications can be read together.
/// </summary>
internal sealed record PublicationInputs
{
    // The story of the revision that is to be published.
    private const string Story = """
        (SELECT r.translation_group, r.slug, r.tags, a.language
         FROM article_revisions AS r
         JOIN articles AS a ON a.id = r.article_id
         WHERE r.article_id = @Id AND r.number = COALESCE(@Number, a.newest_revision)) AS story
        """;

    internal static readonly Sql PresentSql = new("SELECT published_at, translation_group FROM published_articles WHERE id = @Id");

    internal static readonly Sql ScopeBeforeSql = new(ScopeSql.Find(_ => "@Id"));

    private static readonly Sql LanguageSql = new($"""
        SELECT COUNT(*)
        FROM {Story}
        JOIN published_articles AS p ON p.translation_group = story.translation_group AND p.language = story.language AND p.id <> @Id
        """);

    private static readonly Sql SlugSql = new($"""
        SELECT COUNT(*)
        FROM {Story}
        JOIN published_slugs AS s ON s.language = story.language AND s.slug = story.slug
        """);

    private static readonly Sql TagsSql = new(MergedTags.SelectOf(Story, "story.tags"));

    // The stories of the article before and after the publication. Stories without other public translations are left out.
    private static readonly Sql TranslationsSql = new($"""
        SELECT DISTINCT p.translation_group
        FROM published_articles AS p
        WHERE p.id <> @Id AND p.translation_group IN (
            SELECT story.translation_group FROM {Story}
            UNION ALL
            SELECT o.translation_group FROM published_articles AS o WHERE o.id = @Id)
        ORDER BY p.translation_group
        """);

    public required ArticleRevision Revision { get; init; }

    /// <summary>The public row that the publication replaces; null where the article is not public.</summary>
    public required ProjectedRow? Present { get; init; }

    /// <summary>The current public scope of the article; null when it is not public.</summary>
    public required ScopeRow? Scope { get; init; }

    public required IReadOnlyList<Correction> Corrections { get; init; }

    /// <summary>The current tags of the revision: merged tags are replaced, and deleted tags are left out.</summary>
    public required IReadOnlyList<long> Tags { get; init; }

    /// <summary>What the revision needs before it can be published.</summary>
    public PublicationRequirements Needs { get; init; } = new();

    /// <summary>Whether the slug leads readers to the article already.</summary>
    public required bool IsSlugPublic { get; init; }

    /// <summary>Whether another public article of the story has this language.</summary>
    public required bool IsLanguageTaken { get; init; }

    /// <summary>
    /// Ids of the article's stories before and after the publication. Only stories with other public translations are included.
    /// </summary>
    public required IReadOnlyList<long> SharedStories { get; init; }

    /// <summary>Adds the queries for the inputs of a publication to the batch.</summary>
    /// <param name="batch">The batch of queries.</param>
    /// <param name="id">The article.</param>
    /// <param name="number">The revision; null for the newest.</param>
    public static Func<PublicationInputs> Ask(ReadBatch batch, long id, int? number)
    {
        var args = new { Id = id, Number = number };
        var revision = ArticleRevisions.Ask(batch, id, number);
        var present = batch.Find<ProjectedRow>(PresentSql, args);
        var scope = batch.Find<ScopeRow>(ScopeBeforeSql, args);
        var corrections = batch.List<Correction>(ArticleCorrections.ListSql, new { ArticleId = id });
        var tags = batch.List<MergedTags.Merged>(TagsSql, args);
        var needs = PublicationRequirements.Ask(batch, id, number);
        var slug = batch.Find<long>(SlugSql, args);
        var language = batch.Find<long>(LanguageSql, args);
        var stories = batch.List<long>(TranslationsSql, args);
        return () => new PublicationInputs
        {
            Revision = revision.Value!,
            Present = present.Value,
            Scope = scope.Value,
            Corrections = corrections.Rows,
            Tags = MergedTags.Map(revision.Value!.Tags, tags.Rows),
            Needs = needs()!,
            IsSlugPublic = slug.Value > 0,
            IsLanguageTaken = language.Value > 0,
            SharedStories = stories.Rows,
        };
    }

    /// <summary>The public row of an article, with the columns that a publication needs.</summary>
    internal sealed record ProjectedRow
    {
        public DateTimeOffset PublishedAt { get; init; }

        public long TranslationGroup { get; init; }
    }
}
