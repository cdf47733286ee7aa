using NewsApi.Changes;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>Where an article stands.</summary>
public enum ArticleState
{
    /// <summary>Being written; never been public.</summary>
    Draft,

    /// <summary>Its writer has handed it in, and an editor is to look at it.</summary>
    InReview,

    /// <summary>Not public, and to be published at a set time.</summary>
    Scheduled,

    /// <summary>Public, with its published revision; newer revisions may wait.</summary>
    Published,

    /// <summary>Was public and was taken back.</summary>
    Unpublished,

    /// <summary>Thrown away; can be restored until it is purged.</summary>
    Trashed,
}

/// <summary>What all revisions of an article have in common, and the two pointers into them.</summary>
internal sealed record Article : IStored
{
    public long Id { get; init; }

    public string Language { get; init; } = "";

    public ArticleState State { get; init; }

    public int NewestRevision { get; init; }

    public int? PublishedRevision { get; init; }

    /// <summary>The revision that readers saw last, also while they see none.</summary>
    public int? LastPublishedRevision { get; init; }

    /// <summary>The highest number that a revision of it ever had; the newest may have been set back to the published one.</summary>
    public int LastRevision { get; init; }

    public int Version { get; init; }

    public long Seq { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string CreatedBy { get; init; } = "";

    public DateTimeOffset ModifiedAt { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Who is to work on it, as an editor said.</summary>
    public string? AssignedTo { get; init; }

    /// <summary>When its newest changes were handed in; null when an editor has dealt with them.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    public string? SubmittedBy { get; init; }

    public DateTimeOffset? TrashedAt { get; init; }

    /// <summary>Where it stands when nothing is asked of it: what was public once is no draft any more.</summary>
    public ArticleState RestingState => LastPublishedRevision is null ? ArticleState.Draft : ArticleState.Unpublished;

    public bool HasUnpublishedChanges => PublishedRevision != NewestRevision;
}
