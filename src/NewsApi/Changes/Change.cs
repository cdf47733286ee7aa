namespace NewsApi.Changes;

/// <summary>A row of the change log.</summary>
internal sealed record Change
{
    public long Seq { get; init; }

    /// <summary>Its place among the changes of one write, from 0.</summary>
    public int Position { get; init; }

    public string Kind { get; init; } = "";

    public long EntityId { get; init; }

    public string Action { get; init; } = "";

    public string? Language { get; init; }

    /// <summary>What a publication means to who has read the story before, as <c>Articles/PublicationKind</c> names it; null for all else.</summary>
    public string? Significance { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>What public answers depend on and is different now. Work on drafts is not for readers to notice.</summary>
    public IReadOnlyList<Dependency> Touched => Kind switch
    {
        ChangeKinds.Article when Action is ChangeActions.Published or ChangeActions.Unpublished or ChangeActions.Retagged =>
            [Dependency.Article(EntityId), Dependency.Lists, .. Language is null ? (Dependency[])[] : [Dependency.List(Language)]],
        ChangeKinds.Story => [Dependency.Story(EntityId)],
        ChangeKinds.Tag => [Dependency.Tag(EntityId), Dependency.Tags],
        ChangeKinds.Section => [Dependency.Section(EntityId), Dependency.Sections],
        ChangeKinds.Author => [Dependency.Author(EntityId), Dependency.Authors],
        ChangeKinds.ShareLink => [Dependency.ShareLink(EntityId)],
        ChangeKinds.Site => [Dependency.Site],
        ChangeKinds.Ranking => [Dependency.Rankings],
        _ => [],
    };
}
