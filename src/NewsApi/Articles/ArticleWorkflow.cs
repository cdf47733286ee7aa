using NewsApi.Access;
using NewsApi.Http;

namespace NewsApi.Articles;

/// <summary>What may be done to an article.</summary>
internal enum ArticleAction
{
    Edit,
    Publish,
    Unpublish,
}

/// <summary>The rules of who may do what to an article in which state. Pure: no clock, no database.</summary>
internal static class ArticleWorkflow
{
    /// <param name="action">What is to be done.</param>
    /// <param name="article">The article as it stands.</param>
    /// <param name="caller">Who wants it.</param>
    /// <param name="publishedAt">With publishing, the time of first publication that is to be shown from now on.</param>
    /// <returns>Null when the action is allowed, else what stands against it.</returns>
    public static Problem? Refuse(ArticleAction action, Article article, Caller caller, DateTimeOffset? publishedAt = null)
    {
        if (action != ArticleAction.Edit && !caller.Is(Role.Editor))
            return Forbidden("Publishing and unpublishing need the role editor.");
        if (!caller.Is(Role.Editor) && article.CreatedBy != caller.Id)
            return Forbidden("A writer changes only articles of their own; others need the role editor.");
        return (action, article.State) switch
        {
            (ArticleAction.Publish, ArticleState.Published) when article.NewestRevision == article.PublishedRevision
                && (publishedAt is null || publishedAt == article.PublishedAt) =>
                Problem.Conflict("nothing_to_publish", "Its newest revision is public already."),
            // What was taken back already can be taken back for another reason.
            (ArticleAction.Unpublish, ArticleState.Draft) =>
                Problem.Conflict("not_published", "It is not public, so it can't be taken back."),
            _ => null,
        };
    }

    private static Problem Forbidden(string detail) => new(StatusCodes.Status403Forbidden, "forbidden", detail);
}
