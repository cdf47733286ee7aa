using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Json;

namespace NewsApi.Scheduling;

/// <summary>The state of a release.</summary>
public enum ReleaseState
{
    /// <summary>Not scheduled yet; it can be edited.</summary>
    Planned,

    /// <summary>It will be carried out at a set time.</summary>
    Scheduled,

    /// <summary>All of its actions were carried out.</summary>
    Done,

    /// <summary>It was due and failed; none of its actions was carried out.</summary>
    Failed,
}

/// <summary>A set of articles that are published or unpublished together, or not at all.</summary>
internal sealed record Release : IEntity
{
    public const string Columns =
        "r.id, r.name, r.state, r.due_at, r.done_at, r.failure, r.version, r.created_at, r.created_by, r.modified_at";

    public long Id { get; init; }

    public string Name { get; init; } = "";

    public ReleaseState State { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset? DoneAt { get; init; }

    public string? Failure { get; init; }

    public int Version { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string CreatedBy { get; init; } = "";

    public DateTimeOffset ModifiedAt { get; init; }
}

/// <summary>What a release does to one article.</summary>
internal sealed record ReleaseItem
{
    public int Position { get; init; }

    public long ArticleId { get; init; }

    public ScheduledAction Action { get; init; }

    /// <summary>JSON: the <see cref="PublishRequest"/> or <see cref="UnpublishRequest"/>.</summary>
    public string Request { get; init; } = "";

    /// <summary>The title of the newest revision.</summary>
    public string? Title { get; init; }

    /// <summary>Of a scheduled release: the revision that it publishes.</summary>
    public int? Revision { get; init; }

    /// <summary>Of a scheduled release: false when the article was published, withdrawn or trashed after scheduling.</summary>
    public bool IsSet { get; init; }

    public PublishRequest? Publication => Action == ScheduledAction.Publish ? ApiJson.Read<PublishRequest>(Request) : null;

    public UnpublishRequest? Withdrawal => Action == ScheduledAction.Unpublish ? ApiJson.Read<UnpublishRequest>(Request) : null;
}
