using NewsApi.Changes;

namespace NewsApi.Articles;

/// <summary>Where an article stands.</summary>
public enum ArticleState
{
    /// <summary>Never been public.</summary>
    Draft,

    /// <summary>Public, with its published revision; newer revisions may wait.</summary>
    Published,

    /// <summary>Was public and was taken back.</summary>
    Unpublished,
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

    public int Version { get; init; }

    public long Seq { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string CreatedBy { get; init; } = "";

    public DateTimeOffset ModifiedAt { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }
}
