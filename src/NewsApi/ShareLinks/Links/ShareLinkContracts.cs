using NewsApi.Http;
using NewsApi.Http.Answers;
using NewsApi.ShareLinks.Kit;

namespace NewsApi.ShareLinks.Links;

/// <summary>The state of a short link.</summary>
public enum ShareLinkState
{
    /// <summary><c>startsAt</c> is in the future. Until then, the link is answered like a link that does not exist.</summary>
    Waiting,

    /// <summary>The link leads to its article.</summary>
    Live,

    /// <summary><c>expiresAt</c> has passed.</summary>
    Expired,

    /// <summary>The link has been followed <c>maxClicks</c> times.</summary>
    UsedUp,

    /// <summary>An editor ended the link.</summary>
    Ended,
}

/// <summary>Parameters that the link adds to the article's address, each at most 100 characters.</summary>
/// <param name="Source" example="newsletter">The value of <c>utm_source</c>.</param>
/// <param name="Medium">The value of <c>utm_medium</c>.</param>
/// <param name="Name">The value of <c>utm_campaign</c>.</param>
/// <param name="Term">The value of <c>utm_term</c>.</param>
/// <param name="Content">The value of <c>utm_content</c>.</param>
public sealed record Campaign(string? Source, string? Medium, string? Name, string? Term, string? Content)
{
    internal IEnumerable<KeyValuePair<string, string>> Parameters()
    {
        (string Name, string? Value)[] all =
            [("utm_source", Source), ("utm_medium", Medium), ("utm_campaign", Name), ("utm_term", Term), ("utm_content", Content)];
        return all.Where(one => !string.IsNullOrEmpty(one.Value)).Select(one => KeyValuePair.Create(one.Name, one.Value!));
    }
}

/// <summary>A new short link.</summary>
/// <param name="ArticleId">
/// Id of the article that the link leads to. If the article is a draft, the link works from its publication on.
/// </param>
/// <param name="Alias">
/// The code for the link: 3 to 40 letters a to z, digits, and single hyphens inside. When null, the code is random.
/// </param>
/// <param name="Language">BCP 47 tag of the translation that the link leads to; when null, the reader's language decides.</param>
/// <param name="Note">A note for editors, at most 300 characters.</param>
/// <param name="Campaign">Parameters that the link adds to the article's address.</param>
/// <param name="StartsAt">The time from which the link works; when null, it works at once.</param>
/// <param name="ExpiresAt">The time at which the link expires; when null, it never expires.</param>
/// <param name="OnExpiry">What the link does once it has expired, is used up or was ended; <c>article</c> when null.</param>
/// <param name="MaxClicks">
/// How often people may follow the link, 1 to 1,000,000,000; no limit when null. Clicks count from the time when a limit is first set.
/// </param>
/// <param name="Preview">The texts and the image that the link's cards show instead of the article's.</param>
public sealed record NewShareLinkRequest(
    long? ArticleId,
    string? Alias,
    string? Language,
    string? Note,
    Campaign? Campaign,
    DateTimeOffset? StartsAt,
    DateTimeOffset? ExpiresAt,
    ExpiryAction? OnExpiry,
    int? MaxClicks,
    LinkPreview? Preview) : IShareLinkSettings;

/// <summary>The settings of a short link that an update replaces; its code and article can't be changed.</summary>
/// <param name="Language">BCP 47 tag of the translation that the link leads to; when null, the reader's language decides.</param>
/// <param name="Note">A note for editors, at most 300 characters.</param>
/// <param name="Campaign">Parameters that the link adds to the article's address.</param>
/// <param name="StartsAt">The time from which the link works; when null, it works at once.</param>
/// <param name="ExpiresAt">The time at which the link expires; when null, it never expires.</param>
/// <param name="OnExpiry">What the link does once it has expired, is used up or was ended; <c>article</c> when null.</param>
/// <param name="MaxClicks">
/// How often people may follow the link, 1 to 1,000,000,000; no limit when null. Clicks count from the time when a limit is first set.
/// </param>
/// <param name="Preview">The texts and the image that the link's cards show instead of the article's.</param>
public sealed record ShareLinkRequest(
    string? Language,
    string? Note,
    Campaign? Campaign,
    DateTimeOffset? StartsAt,
    DateTimeOffset? ExpiresAt,
    ExpiryAction? OnExpiry,
    int? MaxClicks,
    LinkPreview? Preview) : IShareLinkSettings;

internal interface IShareLinkSettings
{
    string? Language { get; }

    string? Note { get; }

    Campaign? Campaign { get; }

    DateTimeOffset? StartsAt { get; }

    DateTimeOffset? ExpiresAt { get; }

    ExpiryAction? OnExpiry { get; }

    int? MaxClicks { get; }

    LinkPreview? Preview { get; }
}

/// <summary>A short link as editors see it.</summary>
/// <param name="Id">The link's id.</param>
/// <param name="Code">The link's code, in lower case. Requests may use upper and lower case.</param>
/// <param name="Url">The short address.</param>
/// <param name="ArticleId">Id of the article that the link leads to.</param>
/// <param name="Language">BCP 47 tag of the translation that the link leads to; when null, the reader's language decides.</param>
/// <param name="Automatic">Whether the link was created automatically, with the article's first publication.</param>
/// <param name="State">The link's state.</param>
/// <param name="Note">A note for editors.</param>
/// <param name="Campaign">Parameters that the link adds to the article's address.</param>
/// <param name="StartsAt">The time from which the link works; null for no start time.</param>
/// <param name="ExpiresAt">The time at which the link expires; null for never.</param>
/// <param name="OnExpiry">What the link does once it has expired, is used up or was ended.</param>
/// <param name="MaxClicks">How often people may follow the link; no limit when null.</param>
/// <param name="Uses">
/// How often people have followed the link since a limit was first set. Null if the link has no limit; the statistics count its clicks.
/// </param>
/// <param name="Preview">The texts and the image that the link's cards show instead of the article's.</param>
/// <param name="EndedAt">When an editor ended the link; null if no editor did.</param>
/// <param name="CreatedAt">When the link was created.</param>
/// <param name="CreatedBy">Who created the link.</param>
/// <param name="ModifiedAt">When the link was last changed.</param>
/// <param name="Version">The link's version, which is also its ETag. It grows by one with each change.</param>
public sealed record EditorialShareLink(
    long Id,
    string Code,
    string Url,
    long ArticleId,
    string? Language,
    bool Automatic,
    ShareLinkState State,
    string? Note,
    Campaign Campaign,
    DateTimeOffset? StartsAt,
    DateTimeOffset? ExpiresAt,
    ExpiryAction OnExpiry,
    int? MaxClicks,
    int? Uses,
    LinkPreview Preview,
    DateTimeOffset? EndedAt,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset ModifiedAt,
    int Version) : IVersioned
{
    internal static EditorialShareLink From(ShareLink link, PublicUrl api, DateTimeOffset now) => new(
        link.Id, link.Code, api.At($"/s/{link.Code}"), link.ArticleId, link.Language, link.Automatic, link.StateAt(now), link.Note,
        link.Campaign, link.StartsAt, link.ExpiresAt, link.OnExpiry, link.MaxClicks,
        link.MaxClicks is null ? null : link.Uses, link.Preview, link.EndedAt, link.CreatedAt, link.CreatedBy, link.ModifiedAt,
        link.Version);
}

/// <summary>The target of a short link, for apps that open links themselves.</summary>
/// <param name="Code">The link's code.</param>
/// <param name="Url">The short address, without a channel.</param>
/// <param name="State">
/// The link's state: <c>live</c>, or, if the link still leads to its article, <c>expired</c>, <c>usedUp</c> or <c>ended</c>.
/// </param>
/// <param name="Channel">The channel that the suffix of the code names; null if the code has no suffix.</param>
/// <param name="ArticleId">Id of the article that the link leads to, in the chosen language.</param>
/// <param name="Language">BCP 47 tag of the article's language.</param>
/// <param name="CanonicalUrl">The article's address, absolute and ASCII.</param>
public sealed record ShareLinkResponse(
    string Code, string Url, ShareLinkState State, ShareChannel? Channel, long ArticleId, string Language, string CanonicalUrl);
