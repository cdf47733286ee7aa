namespace NewsApi.Changes;

/// <summary>A row of the change log.</summary>
internal sealed record Change
{
    public long Seq { get; init; }

    /// <summary>Its index among the changes of one write, from 0.</summary>
    public int Position { get; init; }

    public string Kind { get; init; } = "";

    public long EntityId { get; init; }

    public string Action { get; init; } = "";

    public string? Language { get; init; }

    /// <summary>
    /// The significance of a publication for readers of the previous version, a value of <c>Articles/PublicationKind</c>; null for other
    /// actions.
    /// </summary>
    public string? Significance { get; init; }

    /// <summary>
    /// Why the article is no longer public, one of <see cref="ChangeReasons"/>; null for other actions, or if the reason is unknown.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>JSON of <see cref="ScopeBefore"/>.</summary>
    public string? Scope { get; init; }

    /// <summary>
    /// The scope of the article before this write. Null if the article was not public, for other kinds, and in rows from before migration
    /// 0025.
    /// </summary>
    public ChangeScope? ScopeBefore => Scope is null ? null : ChangeScope.Parse(Scope);

    public DateTimeOffset At { get; init; }

    /// <summary>The dependencies of public answers that this change makes stale; empty for changes to drafts.</summary>
    public IReadOnlyList<Dependency> Touched => Kind switch
    {
        ChangeKinds.Article when Action is ChangeActions.Published or ChangeActions.Unpublished or ChangeActions.Retagged =>
            [
                Dependency.Article(EntityId), Dependency.Lists, .. Language is null ? (Dependency[])[] : [Dependency.List(Language)],
                Dependency.ArticleRange(EntityId),
            ],
        ChangeKinds.Story => [Dependency.Story(EntityId), Dependency.StoryRange(EntityId)],
        ChangeKinds.Tag => [Dependency.Tag(EntityId), Dependency.Tags],
        ChangeKinds.Section => [Dependency.Section(EntityId), Dependency.Sections],
        ChangeKinds.Author => [Dependency.Author(EntityId), Dependency.Authors],
        ChangeKinds.Menu => [Dependency.Menu(EntityId), Dependency.Menus],
        ChangeKinds.Media => [Dependency.Media(EntityId)],
        ChangeKinds.Front when Action is ChangeActions.Published or ChangeActions.Unpublished or ChangeActions.Rearranged =>
            [Dependency.Front(EntityId), Dependency.Fronts],
        ChangeKinds.ShareLink => [Dependency.ShareLink(EntityId)],
        ChangeKinds.Site => [Dependency.Site],
        ChangeKinds.Ranking => [Dependency.Rankings],
        _ => [],
    };
}
