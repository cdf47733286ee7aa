using System.ComponentModel.DataAnnotations;
using NewsApi.Articles.Published.Stories;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>
/// What a publication means to readers, in ascending order of importance. Apps notify their users again of a correction or a kill.
/// </summary>
public enum PublicationKind
{
    /// <summary>The article's first publication.</summary>
    First,

    /// <summary>A change that readers need not notice; <c>updatedAt</c> does not change.</summary>
    Typo,

    /// <summary>New or better content.</summary>
    Update,

    /// <summary>An error was corrected; a public note describes it.</summary>
    Correction,

    /// <summary>The story must no longer be used; partners must take it down.</summary>
    Kill,
}

/// <summary>How to publish.</summary>
/// <param name="PublishedAt">
/// Time of first publication, for stories that were published elsewhere before; must not be in the future. When null, an article that was
/// published before keeps its time of first publication, and any other article gets the current time.
/// </param>
/// <param name="Kind">
/// What the change is: typo, update or correction. When null: update, or typo if the last published revision is published again. A first
/// publication needs no kind.
/// </param>
/// <param name="Note">Tells readers what was wrong, at most 1,000 characters. Required with the kind correction, else not allowed.</param>
public sealed record PublishRequest(
    DateTimeOffset? PublishedAt,
    [property: AllowedValues(null, PublicationKind.Typo, PublicationKind.Update, PublicationKind.Correction)] PublicationKind? Kind = null,
    string? Note = null)
{
    internal static PublishRequest Plain { get; } = new((DateTimeOffset?)null);
}

/// <summary>How to unpublish.</summary>
/// <param name="Reason">The reason; withdrawn when null.</param>
/// <param name="ReplacedBy">Id of the public article that replaces it; required with the reason replaced, else not allowed.</param>
/// <param name="Note">An explanation for readers who request the article, at most 1,000 characters.</param>
/// <param name="Kill">True if partners and apps must take the article down too; the change log then contains <c>kill</c>.</param>
public sealed record UnpublishRequest(WithdrawalReason? Reason, long? ReplacedBy, string? Note = null, bool? Kill = null)
{
    internal static UnpublishRequest Plain { get; } = new(null, null);
}

/// <summary>Schedules for an article. They replace its earlier schedules; at least one time is required.</summary>
/// <param name="PublishAt">When to publish the revision that is the newest now. A time in the past publishes at once.</param>
/// <param name="UnpublishAt">When to unpublish the article; in the future, and after <c>publishAt</c>.</param>
/// <param name="Publication">How to publish; its <c>publishedAt</c> must be absent.</param>
/// <param name="Withdrawal">How to unpublish.</param>
public sealed record ScheduleRequest(
    DateTimeOffset? PublishAt, DateTimeOffset? UnpublishAt, PublishRequest? Publication = null, UnpublishRequest? Withdrawal = null);

/// <summary>The assignment of an article.</summary>
/// <param name="Assignee" example="key:7"><c>key:{id}</c> or <c>jwt:{subject}</c>, at most 200 characters; null for nobody.</param>
public sealed record AssignRequest(string? Assignee);
