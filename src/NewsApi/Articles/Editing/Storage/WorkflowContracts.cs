using NewsApi.Articles.Published.Stories;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>What a publication means to who has read the story before, in the order of weight. Apps notify again from correction upwards.</summary>
public enum PublicationKind
{
    /// <summary>Its first publication.</summary>
    First,

    /// <summary>Nothing that a reader would notice; <c>updatedAt</c> stays.</summary>
    Typo,

    /// <summary>The story goes on, or was made better.</summary>
    Update,

    /// <summary>Something was wrong and is put right; a public note says what.</summary>
    Correction,

    /// <summary>The story must not be used any more, and has to be taken down wherever it went.</summary>
    Kill,
}

/// <summary>How to publish.</summary>
/// <param name="PublishedAt">The time of first publication to show, for stories that were public elsewhere before; now when null. Never in the future.</param>
/// <param name="Kind">What the change is: typo, update or correction. Update when null; a first publication is one by itself.</param>
/// <param name="Note">With a correction, and only then: what was wrong, in words for readers, at most 1,000 characters.</param>
public sealed record PublishRequest(DateTimeOffset? PublishedAt, PublicationKind? Kind = null, string? Note = null)
{
    internal static PublishRequest Plain { get; } = new((DateTimeOffset?)null);
}

/// <summary>How to unpublish.</summary>
/// <param name="Reason">Why; withdrawn when null.</param>
/// <param name="ReplacedBy">Id of the public article that stands in its place; needed with the reason replaced, and only then.</param>
/// <param name="Note">What readers who ask for it are told, at most 1,000 characters.</param>
/// <param name="Kill">True when partners and apps must take it down too: the change log says <c>kill</c>.</param>
public sealed record UnpublishRequest(WithdrawalReason? Reason, long? ReplacedBy, string? Note = null, bool? Kill = null)
{
    internal static UnpublishRequest Plain { get; } = new(null, null);
}

/// <summary>Times for an article. They replace those that were set before; at least one is needed.</summary>
/// <param name="PublishAt">When to publish the revision that is newest now. What lies in the past is published at once.</param>
/// <param name="UnpublishAt">When to take the article back; in the future, and after <c>publishAt</c>.</param>
/// <param name="Publication">How to publish; its <c>publishedAt</c> is not taken.</param>
/// <param name="Withdrawal">How to unpublish.</param>
public sealed record ScheduleRequest(
    DateTimeOffset? PublishAt, DateTimeOffset? UnpublishAt, PublishRequest? Publication = null, UnpublishRequest? Withdrawal = null);

/// <summary>Who is to work on an article.</summary>
/// <param name="Assignee" example="key:7">A caller: <c>key:{id}</c> or <c>jwt:{subject}</c>, at most 200 characters; null for nobody.</param>
public sealed record AssignRequest(string? Assignee);
