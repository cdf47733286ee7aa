using NewsApi.Access;
using NewsApi.Changes;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>The state of an article in the workflow.</summary>
public enum ArticleState
{
    /// <summary>Never published, and neither in review nor scheduled.</summary>
    Draft,

    /// <summary>Not public, and waiting for review by an editor.</summary>
    InReview,

    /// <summary>Not public, with a scheduled publication.</summary>
    Scheduled,

    /// <summary>Public, with its published revision; newer revisions may exist.</summary>
    Published,

    /// <summary>Was published, and is no longer public.</summary>
    Unpublished,

    /// <summary>In the trash; can be restored until it is purged.</summary>
    Trashed,
}

/// <summary>An article's own row: its state, and which of its revisions are the newest and the published one.</summary>
internal sealed record Article : IEntity
{
    public long Id { get; init; }

    public string Language { get; init; } = "";

    public ArticleState State { get; init; }

    public int NewestRevision { get; init; }

    public int? PublishedRevision { get; init; }

    /// <summary>Number of the revision that was published last; it is kept after unpublication.</summary>
    public int? LastPublishedRevision { get; init; }

    /// <summary>The highest revision number so far. After a discard, it is higher than the newest revision's number.</summary>
    public int LastRevision { get; init; }

    public int Version { get; init; }

    public long Seq { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string CreatedBy { get; init; } = "";

    public DateTimeOffset ModifiedAt { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The caller to whom the article is assigned; null for nobody.</summary>
    public string? AssignedTo { get; init; }

    /// <summary>When its newest changes were submitted for review; null when nothing is in review.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    public string? SubmittedBy { get; init; }

    public DateTimeOffset? TrashedAt { get; init; }

    /// <summary>Its state without review, schedule or publication: unpublished if it was ever published, else draft.</summary>
    public ArticleState RestingState => LastPublishedRevision is null ? ArticleState.Draft : ArticleState.Unpublished;

    public bool HasUnpublishedChanges => PublishedRevision != NewestRevision;

    /// <summary>Whether the caller created the article or is assigned to it.</summary>
    public bool IsOf(Caller caller) => CreatedBy == caller.Id || AssignedTo == caller.Id;
}
