using NewsApi.Http.Problems;

namespace NewsApi.Access;

/// <summary>The lowest role that an action needs. It depends on the caller's relation to the object.</summary>
/// <param name="What">The action in words, for problem details and the guide.</param>
/// <param name="Maker">The role for the caller who made the preview or note.</param>
/// <param name="Owner">The role for the caller who created the article, or to whom it is assigned.</param>
/// <param name="Others">The role for all other callers.</param>
internal sealed record PermissionRule(string What, Role Maker, Role Owner, Role Others)
{
    /// <summary>The lowest of the three roles. A caller with a lower role may not do the action on any object.</summary>
    public Role Least => (Role)Math.Min((int)Maker, Math.Min((int)Owner, (int)Others));
}

/// <summary>
/// The roles that each action needs; no other code defines them. Routes require the lowest role of their action. Repositories then check
/// the rule for the object. The workflow is a separate table: it defines which actions the state of an article allows.
/// </summary>
internal static class PermissionRules
{
    public static readonly IReadOnlyDictionary<Permission, PermissionRule> All = new Dictionary<Permission, PermissionRule>
    {
        [Permission.ReadArticle] = Every("read articles, drafts included"),
        [Permission.CreateArticle] = Every("create an article"),
        [Permission.EditArticle] = OwnArticle("edit an article, or restore a revision of it"),
        [Permission.DiscardChanges] = OwnArticle("discard the unpublished changes of an article"),
        [Permission.SubmitArticle] = OwnArticle("submit an article"),
        [Permission.ReturnArticle] = OwnArticle("return an article"),
        [Permission.AssignArticle] = Editors("assign an article"),
        [Permission.PublishArticle] = Editors("publish an article"),
        [Permission.ScheduleArticle] = Editors("schedule an article"),
        [Permission.UnscheduleArticle] = Editors("unschedule an article"),
        [Permission.UnpublishArticle] = Editors("unpublish an article"),
        [Permission.TrashArticle] = Editors("move an article to the trash"),
        [Permission.RestoreArticle] = Editors("restore an article from the trash"),
        [Permission.ReadRevision] = Every("read and compare revisions"),
        [Permission.ReadPreview] = Every("list the previews of an article, without their tokens"),
        [Permission.CreatePreview] = OwnArticle("make a preview of an article"),
        [Permission.RevokePreview] = OwnObject("revoke a preview"),
        [Permission.ReadNote] = Every("read notes"),
        [Permission.CreateNote] = Every("leave a note on an article"),
        [Permission.DeleteNote] = OwnObject("delete a note"),
        [Permission.ReadPresence] = Every("read who has an article open"),
        [Permission.TakePresence] = Every("report that one has an article open, or take it over from another person"),
        [Permission.EndPresence] = Every("report that one has closed an article"),
        [Permission.ReadShareLink] = Every("read short links"),
        [Permission.CreateShareLink] = Editors("make a short link"),
        [Permission.ChangeShareLink] = Editors("change a short link"),
        [Permission.EndShareLink] = Editors("end a short link"),
    };

    /// <summary>Requires the lowest role of the action's rule. Callers with a lower role may not do the action on any object.</summary>
    public static TBuilder Allow<TBuilder>(this TBuilder builder, Permission permission) where TBuilder : IEndpointConventionBuilder =>
        builder.Require(All[permission].Least).WithMetadata(new RequiredPermission(permission));

    /// <param name="permission">The action of the caller.</param>
    /// <param name="caller">The caller.</param>
    /// <param name="isMaker">Whether the caller made the preview or note.</param>
    /// <param name="isOwner">Whether the caller created the article, or the article is assigned to the caller.</param>
    /// <returns>A problem with status 403; null when the caller may do the action.</returns>
    public static Problem? Refuse(Permission permission, Caller caller, bool isMaker = false, bool isOwner = false)
    {
        var rule = All[permission];
        if (caller.Is(rule.Others) || (isMaker && caller.Is(rule.Maker)) || (isOwner && caller.Is(rule.Owner)))
            return null;
        return caller.Is(rule.Least)
            ? Forbidden.Problem($"to {rule.What}", rule.Others, caller.Role, Elsewhere(rule))
            : Forbidden.Problem($"to {rule.What}", rule.Least, caller.Role);
    }

    private static PermissionRule Every(string what) => new(what, Role.Writer, Role.Writer, Role.Writer);

    private static PermissionRule OwnArticle(string what) => new(what, Role.Editor, Role.Writer, Role.Editor);

    private static PermissionRule OwnObject(string what) => new(what, Role.Writer, Role.Editor, Role.Editor);

    private static PermissionRule Editors(string what) => new(what, Role.Editor, Role.Editor, Role.Editor);

    private static string Elsewhere(PermissionRule rule) => rule.Owner < rule.Others
        ? "If the caller did not create the article and it is not assigned to the caller,"
        : "If the caller did not make the preview or note,";
}
