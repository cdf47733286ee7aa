using NewsApi.Access;
using NewsApi.Articles.Editing.Storage;

namespace NewsApi.Tests.Articles.Editing.Walk;

/// <summary>The workflow as we want it, written down a second time.</summary>
internal static class WorkflowTable
{
    // What an editor may do, and where it leads; a dot is a refusal. D draft (or U, where it was public once), R in review, S scheduled,
    // P published, U unpublished, T trashed.
    private static readonly Dictionary<ArticleAction, string> Cells = new()
    {
        //                           D R S P U T
        [ArticleAction.Edit] = "D R S P U .",
        [ArticleAction.Discard] = ". . . P . .",
        [ArticleAction.Submit] = "R . . P R .",
        [ArticleAction.Return] = ". D . P . .",
        [ArticleAction.Assign] = "D R S P U .",
        [ArticleAction.Publish] = "P P P P P .",
        [ArticleAction.Schedule] = "S S S P S .",
        [ArticleAction.Unschedule] = ". . D P . .",
        [ArticleAction.Unpublish] = ". . . U U .",
        [ArticleAction.Trash] = "T T T T T .",
        [ArticleAction.Restore] = ". . . . . D",
    };

    private static readonly ArticleAction[] OfWriters =
    [
        ArticleAction.Edit, ArticleAction.Discard, ArticleAction.Submit, ArticleAction.Return,
    ];

    public static bool IsForWriters(ArticleAction action) => OfWriters.Contains(action);

    public static bool MayEver(ArticleAction action, Role role, bool isTheirs) =>
        role >= Role.Editor || (role == Role.Writer && IsForWriters(action) && isTheirs);

    /// <summary>Null for a refusal.</summary>
    public static ArticleState? Next(ArticleAction action, ArticleState state, bool wasPublic) =>
        Cells[action].Split(' ')[(int)state] switch
        {
            "D" => wasPublic ? ArticleState.Unpublished : ArticleState.Draft,
            "R" => ArticleState.InReview,
            "S" => ArticleState.Scheduled,
            "P" => ArticleState.Published,
            "U" => ArticleState.Unpublished,
            "T" => ArticleState.Trashed,
            _ => null,
        };
}
