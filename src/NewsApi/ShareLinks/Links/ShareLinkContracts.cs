using NewsApi.Http;
using NewsApi.Http.Answers;
using NewsApi.ShareLinks.Kit;

namespace NewsApi.ShareLinks.Links;

/// <summary>The state of a short link.</summary>
public enum ShareLinkState
{
    /// <summary><c>startsAt</c> is in the future: the link answers like one that does not exist.</summary>
    Waiting,

    /// <summary>It leads to its article.</summary>
    Live,

    /// <summary><c>expiresAt</c> has passed.</summary>
    Expired,

    /// <summary>Its <c>maxClicks</c> are used up.</summary>
    UsedUp,

    /// <summary>An editor ended it.</summary>
    Ended,
}

/// <summary>Parameters that the link adds to the article's address, each at most 100 characters.</summary>
/// <param name="Source" example="newsletter">As <c>utm_source</c>.</param>
/// <param name="Medium">As <c>utm_medium</c>.</param>
/// <param name="Name">As <c>utm_campaign</c>.</param>
/// <param name="Term">As <c>utm_term</c>.</param>
/// <param name="Content">As <c>utm_content</c>.</param>
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
/// <param name="ArticleId">The article it leads to; may be a draft, and then the link works from its publication on.</param>
/// <param name="Alias">A code of your choice, 3 to 40 letters a to z, digits, and single hyphens inside; random when null.</param>
/// <param name="Language">BCP 47 tag of the translation it leads to; when null the reader's language decides.</param>
/// <param name="Note">For editors, at most 300 characters.</param>
/// <param name="Campaign">Parameters to add to the article's address.</param>
/// <param name="StartsAt">When it begins to work; at once when null.</param>
/// <param name="ExpiresAt">When it expires; never when null.</param>
/// <param name="OnExpiry">What it does once it has expired, is used up or was ended; <c>article</c> when null.</param>
/// <param name="MaxClicks">
/// How often people may follow it, 1 to 1,000,000,000; no limit when null. Clicks count from the time when a limit is first set.
/// </param>
/// <param name="Preview">The texts and the image that its cards show instead of the article's.</param>
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
/// <param name="Language">BCP 47 tag of the translation it leads to; when null the reader's language decides.</param>
/// <param name="Note">For editors, at most 300 characters.</param>
/// <param name="Campaign">Parameters to add to the article's address.</param>
/// <param name="StartsAt">When it begins to work; at once when null.</param>
/// <param name="ExpiresAt">When it expires; never when null.</param>
/// <param name="OnExpiry">What it does once it has expired, is used up or was ended; <c>article</c> when null.</param>
/// <param name="MaxClicks">
/// How often people may follow it, 1 to 1,000,000,000; no limit when null. Clicks count from the time when a limit is first set.
/// </param>
/// <param name="Preview">The texts and the image that its cards show instead of the article's.</param>
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
/// <param name="Code">Its code, in lower case. Requests may write it in any case.</param>
/// <param name="Url">The short address.</param>
/// <param name="ArticleId">The article it leads to.</param>
/// <param name="Language">The translation it leads to; when null the reader's language decides.</param>
/// <param name="Automatic">Whether it was made with the article's first publication.</param>
/// <param name="State">Its state.</param>
/// <param name="Note">For editors.</param>
/// <param name="Campaign">Parameters that it adds to the article's address.</param>
/// <param name="StartsAt">When it begins to work.</param>
/// <param name="ExpiresAt">When it expires.</param>
/// <param name="OnExpiry">What it does once it has expired, is used up or was ended.</param>
/// <param name="MaxClicks">How often people may follow it; no limit when null.</param>
/// <param name="Uses">
/// How often people have followed it since a limit was first set. Null where it has no limit: then only its statistics count the clicks.
/// </param>
/// <param name="Preview">The texts and the image that its cards show instead of the article's.</param>
/// <param name="EndedAt">When an editor ended it.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="ModifiedAt">When it was last changed.</param>
/// <param name="Version">Grows by one with each change; the ETag.</param>
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
/// The link's state: <c>live</c>; or <c>expired</c>, <c>usedUp</c> or <c>ended</c>, if such a link still leads to its article.
/// </param>
/// <param name="Channel">The channel that the code's suffix named; null where it named none.</param>
/// <param name="ArticleId">The article that it leads to, in the language that was chosen.</param>
/// <param name="Language">BCP 47 tag of that article.</param>
/// <param name="CanonicalUrl">The article's address, absolute and ASCII.</param>
public sealed record ShareLinkResponse(
    string Code, string Url, ShareLinkState State, ShareChannel? Channel, long ArticleId, string Language, string CanonicalUrl);
