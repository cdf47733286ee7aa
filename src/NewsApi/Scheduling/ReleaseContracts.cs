using NewsApi.Articles.Editing.Storage;
using NewsApi.Http.Answers;

namespace NewsApi.Scheduling;

/// <summary>A release as an editor sends it. An update replaces the whole release.</summary>
/// <param name="Name" example="Election night">A name for editors, 1 to 200 characters.</param>
/// <param name="Items">The articles and what is done to each, in this order; 1 to 200, each article once.</param>
public sealed record ReleaseRequest(string? Name, IReadOnlyList<ReleaseItemRequest>? Items);

/// <summary>What a release does to one article.</summary>
/// <param name="ArticleId">The article's id.</param>
/// <param name="Action">What is done to the article; null means <c>publish</c>.</param>
/// <param name="Publication">How to publish; <c>publishedAt</c> is not allowed in it.</param>
/// <param name="Withdrawal">How to unpublish.</param>
public sealed record ReleaseItemRequest(
    long? ArticleId, ScheduledAction? Action, PublishRequest? Publication = null, UnpublishRequest? Withdrawal = null);

/// <summary>When a release is carried out.</summary>
/// <param name="DueAt">The time. With a time in the past the release is carried out immediately.</param>
public sealed record ReleaseScheduleRequest(DateTimeOffset? DueAt);

/// <summary>A set of articles that are published or unpublished together, or not at all.</summary>
/// <param name="Id">The release's id.</param>
/// <param name="Name">Its name for editors.</param>
/// <param name="State">Its state.</param>
/// <param name="DueAt">The time it is or was scheduled for; null when it is not scheduled.</param>
/// <param name="DoneAt">When it was carried out.</param>
/// <param name="Failure">Why it failed.</param>
/// <param name="Items">The articles and what is done to each, in this order.</param>
/// <param name="Version">Increases by one with each change; the ETag.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="CreatedBy">Who created it.</param>
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
        [
            .. items.Select(item => new ReleaseItemResponse(
                item.ArticleId, item.Title ?? "", item.Action, item.Publication, item.Withdrawal, item.Revision, item.IsSet)),
        ],
        release.Version, release.CreatedAt, release.CreatedBy, release.ModifiedAt);
}

/// <summary>What a release does to one article.</summary>
/// <param name="ArticleId">The article's id.</param>
/// <param name="Title">The headline of the article's newest revision.</param>
/// <param name="Action">What is done to the article.</param>
/// <param name="Publication">How it is published; null for the action <c>unpublish</c>.</param>
/// <param name="Withdrawal">How it is unpublished; null for the action <c>publish</c>.</param>
/// <param name="Revision">Of a scheduled release: the revision that it publishes; it does not publish later ones.</param>
/// <param name="IsSet">
/// Of a scheduled release: false when the article was published, withdrawn or trashed after scheduling; the release will then fail.
/// </param>
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
/// <param name="Name">Its name for editors.</param>
/// <param name="State">Its state.</param>
/// <param name="DueAt">The time it is or was scheduled for; null when it is not scheduled.</param>
/// <param name="DoneAt">When it was carried out.</param>
/// <param name="Version">Increases by one with each change.</param>
/// <param name="CreatedAt">When it was created.</param>
public sealed record ReleaseSummary(
    long Id, string Name, ReleaseState State, DateTimeOffset? DueAt, DateTimeOffset? DoneAt, int Version, DateTimeOffset CreatedAt);
