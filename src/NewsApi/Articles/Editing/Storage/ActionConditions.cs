using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Problems;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>Data from outside the article's row that decides whether an action on the article can succeed now.</summary>
/// <param name="Schedules">The article's schedules.</param>
/// <param name="IsLanguageTaken">Whether the story of the newest revision has another public article in the same language.</param>
/// <param name="Needs">What the newest revision needs before it can be published.</param>
internal sealed record ArticleActionContext(
    IReadOnlyList<ArticleSchedule> Schedules, bool IsLanguageTaken, PublicationRequirements? Needs = null)
{
    /// <summary>Counts the other public articles that have the story and language of the newest revision.</summary>
    private static readonly Sql TakenSql = new("""
        SELECT COUNT(*)
        FROM articles AS a
        JOIN article_revisions AS r ON r.article_id = a.id AND r.number = a.newest_revision
        JOIN published_articles AS p ON p.translation_group = r.translation_group AND p.language = a.language AND p.id <> a.id
        WHERE a.id = @Id
        """);

    public static ArticleActionContext Of(ContentWrite write, Article article)
    {
        var batch = new ReadBatch();
        var asked = Ask(batch, article.Id);
        write.Read(batch);
        return asked();
    }

    /// <summary>Adds the queries for these data to the batch.</summary>
    public static Func<ArticleActionContext> Ask(ReadBatch batch, long id)
    {
        var schedules = batch.List<ArticleSchedule>(ArticleSchedules.ListSql, new { ArticleId = id });
        var taken = batch.Find<long>(TakenSql, new { Id = id });
        var needs = PublicationRequirements.Ask(batch, id, number: null);
        return () => new ArticleActionContext(schedules.Rows, taken.Value > 0, needs());
    }
}

/// <summary>
/// The conditions of each action apart from the article's state. They are defined only here. Steps check them before writing, and the
/// list of allowed actions checks them for the simplest request of each action.
/// </summary>
internal static class ActionConditions
{
    /// <summary>Why the simplest request of an action would be refused now; null when all conditions are met.</summary>
    public static Problem? Refuse(ArticleAction action, Article article, ArticleActionContext surroundings) => action switch
    {
        ArticleAction.Discard => Discard(article),
        ArticleAction.Submit => Submit(article),
        ArticleAction.Return => Return(article),
        ArticleAction.Publish =>
            Publish(article, article.NewestRevision, publishedAt: null) ?? Translation(article, surroundings.IsLanguageTaken)
            ?? surroundings.Needs?.Refuse(),
        // For a public article, the schedule may be for a withdrawal, so the needs of a publication are not checked.
        ArticleAction.Schedule => Schedule(surroundings.Schedules)
            ?? (article.State == ArticleState.Published ? null : surroundings.Needs?.Refuse()),
        ArticleAction.Unschedule => Unschedule(surroundings.Schedules),
        _ => null,
    };

    public static Problem? Discard(Article article) =>
        article.HasUnpublishedChanges ? null : Problem.Conflict("nothing_to_discard", "The newest revision is the public one.");

    public static Problem? Submit(Article article) =>
        article.HasUnpublishedChanges ? null : Problem.Conflict("nothing_to_submit", "The newest revision is public already.");

    public static Problem? Return(Article article) =>
        article.SubmittedAt is null ? Problem.Conflict("not_submitted", "The article is not submitted for review.") : null;

    /// <param name="article">The article.</param>
    /// <param name="revision">The revision to publish.</param>
    /// <param name="publishedAt">The requested time of first publication. A new time allows publishing a public revision again.</param>
    public static Problem? Publish(Article article, int revision, DateTimeOffset? publishedAt) =>
        article.PublishedRevision == revision && (publishedAt is null || publishedAt == article.PublishedAt)
            ? Problem.Conflict("nothing_to_publish", "This revision is public already.")
            : null;

    public static Problem? Translation(Article article, bool isLanguageTaken) => isLanguageTaken
        ? Problem.Conflict("translation_exists", $"This story already has another public article in '{article.Language}'.")
        : null;

    public static Problem? Schedule(IReadOnlyList<ArticleSchedule> schedules) =>
        Released(schedules) is { } release
            ? Problem.Conflict("in_release", $"The article is part of release {release}; remove it from that release first.")
            : null;

    public static Problem? Unschedule(IReadOnlyList<ArticleSchedule> schedules) =>
        schedules.Count == 0 ? Problem.Conflict("not_scheduled", "The article has no schedule.")
        : Released(schedules) is { } release
            ? Problem.Conflict("in_release", $"The article is part of release {release}; cancel the release or remove the article from it.")
        : null;

    private static long? Released(IReadOnlyList<ArticleSchedule> schedules) =>
        schedules.Select(schedule => schedule.ReleaseId).FirstOrDefault(release => release is not null);
}
