using System.Text.Json;
using NewsApi.Access;
using NewsApi.Http.Problems;
using static NewsApi.Articles.Editing.Storage.ArticleAction;
using static NewsApi.Articles.Editing.Storage.StateChange;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>What may be done to an article.</summary>
public enum ArticleAction
{
    /// <summary>Add a revision, or restore an older one as a new one.</summary>
    Edit,

    /// <summary>Set the newest revision back to the published one.</summary>
    Discard,

    /// <summary>Hand it in for review.</summary>
    Submit,

    /// <summary>Hand it back to its writer, or take it out of review oneself.</summary>
    Return,

    /// <summary>Say who is to work on it.</summary>
    Assign,

    /// <summary>Make a revision public.</summary>
    Publish,

    /// <summary>Set times at which it is published or taken back.</summary>
    Schedule,

    /// <summary>Cancel those times.</summary>
    Unschedule,

    /// <summary>Take it back from the public.</summary>
    Unpublish,

    /// <summary>Throw it away.</summary>
    Trash,

    /// <summary>Fetch it back from the trash.</summary>
    Restore,
}

/// <summary>Where an action leads.</summary>
internal enum StateChange
{
    /// <summary>It is not allowed.</summary>
    Nowhere,

    /// <summary>The state stays.</summary>
    Stay,

    ToReview,
    ToScheduled,
    ToPublished,
    ToUnpublished,
    ToTrash,

    /// <summary>Draft, or Unpublished for what was public once.</summary>
    ToRest,
}

/// <summary>The rules of who may do what to an article in which state, and where that leads. Pure: no clock, no database.</summary>
internal static class ArticleWorkflow
{
    // Columns are the states in their order: draft, in review, scheduled, published, unpublished, trashed.
    private static readonly Dictionary<ArticleAction, (Role Least, StateChange[] To)> Table = new()
    {
        [Edit] = (Role.Writer, [Stay, Stay, Stay, Stay, Stay, Nowhere]),
        [Discard] = (Role.Writer, [Nowhere, Nowhere, Nowhere, Stay, Nowhere, Nowhere]),
        [Submit] = (Role.Writer, [ToReview, Nowhere, Nowhere, Stay, ToReview, Nowhere]),
        [Return] = (Role.Writer, [Nowhere, ToRest, Nowhere, Stay, Nowhere, Nowhere]),
        [Assign] = (Role.Editor, [Stay, Stay, Stay, Stay, Stay, Nowhere]),
        [Publish] = (Role.Editor, [ToPublished, ToPublished, ToPublished, Stay, ToPublished, Nowhere]),
        [Schedule] = (Role.Editor, [ToScheduled, ToScheduled, Stay, Stay, ToScheduled, Nowhere]),
        [Unschedule] = (Role.Editor, [Nowhere, Nowhere, ToRest, Stay, Nowhere, Nowhere]),
        [Unpublish] = (Role.Editor, [Nowhere, Nowhere, Nowhere, ToUnpublished, Stay, Nowhere]),
        [Trash] = (Role.Editor, [ToTrash, ToTrash, ToTrash, ToTrash, ToTrash, Nowhere]),
        [Restore] = (Role.Editor, [Nowhere, Nowhere, Nowhere, Nowhere, Nowhere, ToRest]),
    };

    /// <returns>Null when the action is allowed, else what stands against it: the role first, then the state.</returns>
    public static Problem? Refuse(ArticleAction action, Article article, Caller caller) =>
        MissingRole(action, article, caller) is { } missing ? Forbidden(missing)
        : Lead(action, article.State) == Nowhere ? NotNow(action, article, caller)
        : null;

    /// <summary>All that this caller may do to the article as it stands.</summary>
    public static IReadOnlyList<ArticleAction> Allowed(Article article, Caller caller) =>
        [.. Table.Keys.Where(action => Lead(action, article.State) != Nowhere && MissingRole(action, article, caller) is null)];

    /// <summary>The state after an action that is allowed.</summary>
    public static ArticleState Next(ArticleAction action, Article article) => Lead(action, article.State) switch
    {
        Stay => article.State,
        ToReview => ArticleState.InReview,
        ToScheduled => ArticleState.Scheduled,
        ToPublished => ArticleState.Published,
        ToUnpublished => ArticleState.Unpublished,
        ToTrash => ArticleState.Trashed,
        ToRest => article.RestingState,
        _ => throw new InvalidOperationException($"{action} is not allowed in {article.State}."),
    };

    private static StateChange Lead(ArticleAction action, ArticleState state) => Table[action].To[(int)state];

    private static string? MissingRole(ArticleAction action, Article article, Caller caller)
    {
        if (caller.Is(Role.Editor))
            return null;
        if (Table[action].Least == Role.Editor || !caller.Is(Role.Writer))
            return $"To {Name(action)} needs the role {Name(Table[action].Least)}.";
        return article.CreatedBy == caller.Id || article.AssignedTo == caller.Id
            ? null
            : "A writer changes only articles of their own, or assigned to them; others need the role editor.";
    }

    private static Problem NotNow(ArticleAction action, Article article, Caller caller)
    {
        var allowed = Allowed(article, caller);
        return new Problem(
            StatusCodes.Status409Conflict, "not_allowed_in_state",
            $"An article in the state {Name(article.State)} does not take {Name(action)}; it takes {(allowed.Count == 0 ? "nothing from you" : string.Join(", ", allowed.Select(Name)))}.")
        {
            Allowed = [.. allowed.Select(Name)],
        };
    }

    private static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static Problem Forbidden(string detail) => new(StatusCodes.Status403Forbidden, "forbidden", detail);
}
