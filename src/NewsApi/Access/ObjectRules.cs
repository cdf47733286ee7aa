using NewsApi.Http.Problems;

namespace NewsApi.Access;

/// <summary>The lowest role for a deed, by how the caller stands to its object.</summary>
/// <param name="What">The deed in words, as answers and the guide name it.</param>
/// <param name="Maker">For whoever made the preview or note.</param>
/// <param name="Owner">For whoever created the article, or has it assigned.</param>
/// <param name="Others">For all others.</param>
internal sealed record ObjectRule(string What, Role Maker, Role Owner, Role Others)
{
    /// <summary>The role without which nobody may do it, whatever the object.</summary>
    public Role Least => (Role)Math.Min((int)Maker, Math.Min((int)Owner, (int)Others));
}

/// <summary>
/// Who may do what to whose objects: the only place that says so. Routes take the lowest role of their deed from it, and repositories
/// ask it about the object. Which actions the state of an article allows is another table, the workflow.
/// </summary>
internal static class ObjectRules
{
    public static readonly IReadOnlyDictionary<Deed, ObjectRule> All = new Dictionary<Deed, ObjectRule>
    {
        [Deed.ReadArticle] = Every("read articles, drafts included"),
        [Deed.CreateArticle] = Every("create an article"),
        [Deed.EditArticle] = OwnArticle("edit an article, or restore a revision of it"),
        [Deed.DiscardChanges] = OwnArticle("discard the unpublished changes of an article"),
        [Deed.SubmitArticle] = OwnArticle("submit an article"),
        [Deed.ReturnArticle] = OwnArticle("return an article"),
        [Deed.AssignArticle] = Editors("assign an article"),
        [Deed.PublishArticle] = Editors("publish an article"),
        [Deed.ScheduleArticle] = Editors("schedule an article"),
        [Deed.UnscheduleArticle] = Editors("unschedule an article"),
        [Deed.UnpublishArticle] = Editors("unpublish an article"),
        [Deed.TrashArticle] = Editors("move an article to the trash"),
        [Deed.RestoreArticle] = Editors("restore an article from the trash"),
        [Deed.ReadRevision] = Every("read and compare revisions"),
        [Deed.ReadPreview] = Every("list the previews of an article, without their tokens"),
        [Deed.CreatePreview] = OwnArticle("make a preview of an article"),
        [Deed.RevokePreview] = OwnObject("revoke a preview"),
        [Deed.ReadNote] = Every("read notes"),
        [Deed.CreateNote] = Every("leave a note on an article"),
        [Deed.DeleteNote] = OwnObject("delete a note"),
        [Deed.ReadPresence] = Every("read who has an article open"),
        [Deed.TakePresence] = Every("say that one has an article open, or take that over"),
        [Deed.EndPresence] = Every("say that one has an article open no more"),
        [Deed.ReadShareLink] = Every("read short links"),
        [Deed.CreateShareLink] = Editors("make a short link"),
        [Deed.ChangeShareLink] = Editors("change a short link"),
        [Deed.EndShareLink] = Editors("end a short link"),
    };

    /// <summary>Lets only those call the route who may do the deed to any object at all.</summary>
    public static TBuilder Allow<TBuilder>(this TBuilder builder, Deed deed) where TBuilder : IEndpointConventionBuilder =>
        builder.Require(All[deed].Least).WithMetadata(new AllowedDeed(deed));

    /// <param name="deed">What the caller wants to do.</param>
    /// <param name="caller">Who wants it.</param>
    /// <param name="isMaker">Whether the caller made the preview or note.</param>
    /// <param name="isOwner">Whether the caller created the article, or has it assigned.</param>
    /// <returns>Null when the caller may do it.</returns>
    public static Problem? Refuse(Deed deed, Caller caller, bool isMaker = false, bool isOwner = false)
    {
        var rule = All[deed];
        if (caller.Is(rule.Others) || (isMaker && caller.Is(rule.Maker)) || (isOwner && caller.Is(rule.Owner)))
            return null;
        return caller.Is(rule.Least)
            ? Forbidden.Problem($"to {rule.What}", rule.Others, caller.Role, Elsewhere(rule))
            : Forbidden.Problem($"to {rule.What}", rule.Least, caller.Role);
    }

    private static ObjectRule Every(string what) => new(what, Role.Writer, Role.Writer, Role.Writer);

    private static ObjectRule OwnArticle(string what) => new(what, Role.Editor, Role.Writer, Role.Editor);

    private static ObjectRule OwnObject(string what) => new(what, Role.Writer, Role.Editor, Role.Editor);

    private static ObjectRule Editors(string what) => new(what, Role.Editor, Role.Editor, Role.Editor);

    private static string Elsewhere(ObjectRule rule) => rule.Owner < rule.Others
        ? "Where the caller neither created the article nor has it assigned,"
        : "Where the caller did not make it,";
}
