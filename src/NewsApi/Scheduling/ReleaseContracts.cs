using NewsApi.Articles.Editing.Storage;
using NewsApi.Http.Answers;

namespace NewsApi.Scheduling;

/// <summary>A release as an editor writes it; an update replaces it whole.</summary>
/// <param name="Name" example="Election night">What it is, 1 to 200 characters.</param>
/// <param name="Items">What goes out, in this order, 1 to 200 articles; none twice.</param>
public sealed record ReleaseRequest(string? Name, IReadOnlyList<ReleaseItemRequest>? Items);

/// <summary>What a release does to one article.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Action">What is done: published when null.</param>
/// <param name="Publication">How to publish; its <c>publishedAt</c> is not taken.</param>
/// <param name="Withdrawal">How to unpublish.</param>
public sealed record ReleaseItemRequest(
    long? ArticleId, ScheduledAction? Action, PublishRequest? Publication = null, UnpublishRequest? Withdrawal = null);

/// <summary>When a release goes out.</summary>
/// <param name="DueAt">The time. What lies in the past goes out at once.</param>
public sealed record ReleaseScheduleRequest(DateTimeOffset? DueAt);

/// <summary>A set of articles that goes out together or not at all.</summary>
/// <param name="Id">The release's id.</param>
/// <param name="Name">What it is.</param>
/// <param name="State">Where it stands.</param>
/// <param name="DueAt">When it goes out, or was to.</param>
/// <param name="DoneAt">When it went out.</param>
/// <param name="Failure">Why nothing of it went out.</param>
/// <param name="Items">What goes out, in this order.</param>
/// <param name="Version">Grows by one with each change; the ETag.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="ModifiedAt">When it was last changed.</param>
public sealed record ReleaseResponse(
    long Id,
    string Name,
    ReleaseState State,
    DateTimeOffset? DueAt,
    DateTimeOffset? DoneAt,
    string? Failure,
    IReadOnlyList<ReleaseItemResponse> Items,
    int Version,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset ModifiedAt) : IVersioned
{
    internal static ReleaseResponse From(Release release, IReadOnlyList<ReleaseItem> items) => new(
        release.Id, release.Name, release.State, release.DueAt, release.DoneAt, release.Failure,
        [.. items.Select(item => new ReleaseItemResponse(item.ArticleId, item.Title ?? "", item.Action, item.Publication, item.Withdrawal, item.Revision, item.IsSet))],
        release.Version, release.CreatedAt, release.CreatedBy, release.ModifiedAt);
}

/// <summary>What a release does to one article.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Title">Headline of its newest revision.</param>
/// <param name="Action">What is done.</param>
/// <param name="Publication">How it is published.</param>
/// <param name="Withdrawal">How it is unpublished.</param>
/// <param name="Revision">Of a scheduled release: the revision that goes out; later ones wait.</param>
/// <param name="IsSet">Of a scheduled release: false when somebody has published, withdrawn or trashed the article since; the release would fail.</param>
public sealed record ReleaseItemResponse(
    long ArticleId,
    string Title,
    ScheduledAction Action,
    PublishRequest? Publication,
    UnpublishRequest? Withdrawal,
    int? Revision,
    bool IsSet);

/// <summary>A release in a list.</summary>
/// <param name="Id">The release's id.</param>
/// <param name="Name">What it is.</param>
/// <param name="State">Where it stands.</param>
/// <param name="DueAt">When it goes out, or was to.</param>
/// <param name="DoneAt">When it went out.</param>
/// <param name="Version">Grows by one with each change.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record ReleaseSummary(
    long Id, string Name, ReleaseState State, DateTimeOffset? DueAt, DateTimeOffset? DoneAt, int Version, DateTimeOffset CreatedAt);
