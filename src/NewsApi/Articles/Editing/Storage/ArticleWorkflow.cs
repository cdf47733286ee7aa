using System.Text.Json;
using NewsApi.Access;
using NewsApi.Http.Problems;
using static NewsApi.Articles.Editing.Storage.ArticleAction;
using static NewsApi.Articles.Editing.Storage.StateChange;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>An action on an article.</summary>
public enum ArticleAction
{
    /// <summary>Add a revision with new content or with the content of an older revision.</summary>
    Edit,

    /// <summary>Discard unpublished changes: the published revision becomes the newest again.</summary>
    Discard,

    /// <summary>Submit it for review.</summary>
    Submit,

    /// <summary>Return it to its writer, or withdraw one's own submission.</summary>
    Return,

    /// <summary>Assign it to a caller, or to nobody.</summary>
    Assign,

    /// <summary>Publish a revision.</summary>
    Publish,

    /// <summary>Schedule its publication or unpublication.</summary>
    Schedule,

    /// <summary>Cancel its schedules.</summary>
    Unschedule,

    /// <summary>Unpublish it.</summary>
    Unpublish,

    /// <summary>Move it to the trash.</summary>
    Trash,

    /// <summary>Restore it from the trash.</summary>
    Restore,
}

/// <summary>The state change of an action.</summary>
internal enum StateChange
{
    /// <summary>The action is not allowed.</summary>
    NotAllowed,

    /// <summary>The state does not change.</summary>
    Unchanged,

    ToReview,
    ToScheduled,
    ToPublished,
    ToUnpublished,
    ToTrash,

    /// <summary>The state becomes <see cref="Article.RestingState"/>.</summary>
    ToPrevious,
}

/// <summary>
/// The workflow: which action is allowed in which state, and the state after it. <see cref="PermissionRules"/> defines who may take an
/// action, and <see cref="ActionConditions"/> defines its other conditions. This class uses no clock and no database.
/// </summary>
internal static class ArticleWorkflow
{
    // Columns are the states in their order: draft, in review, scheduled, published, unpublished, trashed.
    private static readonly Dictionary<ArticleAction, (Permission Permission, StateChange[] To)> Table = new()
    {
        [Edit] = (Permission.EditArticle, [Unchanged, Unchanged, Unchanged, Unchanged, Unchanged, NotAllowed]),
        [Discard] = (Permission.DiscardChanges, [NotAllowed, NotAllowed, NotAllowed, Unchanged, NotAllowed, NotAllowed]),
        [Submit] = (Permission.SubmitArticle, [ToReview, NotAllowed, NotAllowed, Unchanged, ToReview, NotAllowed]),
        [Return] = (Permission.ReturnArticle, [NotAllowed, ToPrevious, NotAllowed, Unchanged, NotAllowed, NotAllowed]),
        [Assign] = (Permission.AssignArticle, [Unchanged, Unchanged, Unchanged, Unchanged, Unchanged, NotAllowed]),
        [Publish] = (Permission.PublishArticle, [ToPublished, ToPublished, ToPublished, Unchanged, ToPublished, NotAllowed]),
        [Schedule] = (Permission.ScheduleArticle, [ToScheduled, ToScheduled, Unchanged, Unchanged, ToScheduled, NotAllowed]),
        [Unschedule] = (Permission.UnscheduleArticle, [NotAllowed, NotAllowed, ToPrevious, Unchanged, NotAllowed, NotAllowed]),
        [Unpublish] = (Permission.UnpublishArticle, [NotAllowed, NotAllowed, NotAllowed, ToUnpublished, Unchanged, NotAllowed]),
        [Trash] = (Permission.TrashArticle, [ToTrash, ToTrash, ToTrash, ToTrash, ToTrash, NotAllowed]),
        [Restore] = (Permission.RestoreArticle, [NotAllowed, NotAllowed, NotAllowed, NotAllowed, NotAllowed, ToPrevious]),
    };

    /// <param name="action">The action.</param>
    /// <param name="article">The article.</param>
    /// <param name="caller">The caller who wants to take the action.</param>
    /// <param name="surroundings">Reads the data for the list of allowed actions; called only if the state forbids the action.</param>
    /// <returns>Null when the action is allowed, else the reason. A missing role is reported before a wrong state.</returns>
    public static Problem? Refuse(ArticleAction action, Article article, Caller caller, Func<ArticleActionContext> surroundings) =>
        ByRole(action, article, caller) is { } missing ? missing
        : Transition(action, article.State) == NotAllowed ? NotNow(action, article, Allowed(article, caller, surroundings()))
        : null;

    /// <summary>The actions that would succeed now if this caller took them.</summary>
    public static IReadOnlyList<ArticleAction> Allowed(Article article, Caller caller, ArticleActionContext surroundings) =>
    [
        .. Table.Keys.Where(
            action => Transition(action, article.State) != NotAllowed && ByRole(action, article, caller) is null
                && ActionConditions.Refuse(action, article, surroundings) is null),
    ];

    /// <summary>The state after an allowed action.</summary>
    public static ArticleState Next(ArticleAction action, Article article) => Transition(action, article.State) switch
    {
        Unchanged => article.State,
        ToReview => ArticleState.InReview,
        ToScheduled => ArticleState.Scheduled,
        ToPublished => ArticleState.Published,
        ToUnpublished => ArticleState.Unpublished,
        ToTrash => ArticleState.Trashed,
        ToPrevious => article.RestingState,
        _ => throw new InvalidOperationException($"{action} is not allowed in {article.State}."),
    };

    private static StateChange Transition(ArticleAction action, ArticleState state) => Table[action].To[(int)state];

    private static Problem? ByRole(ArticleAction action, Article article, Caller caller) =>
        PermissionRules.Refuse(Table[action].Permission, caller, isOwner: article.IsOf(caller));

    private static Problem NotNow(ArticleAction action, Article article, IReadOnlyList<ArticleAction> allowed) => new(
        StatusCodes.Status409Conflict, "not_allowed_in_state",
        $"The action {Name(action)} is not allowed in the state {Name(article.State)}; "
        + $"allowed: {(allowed.Count == 0 ? "none" : string.Join(", ", allowed.Select(Name)))}.")
    {
        Allowed = [.. allowed.Select(Name)],
    };

    private static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
