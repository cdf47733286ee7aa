using NewsApi.Articles.Published.Lookup;
using NewsApi.ShareLinks.Kit;

namespace NewsApi.ShareLinks.Links;

/// <summary>What became of a code.</summary>
internal enum LinkStatus
{
    /// <summary>No such code, or one whose article is secret: the answer is the same.</summary>
    Unknown,

    Found,

    Gone,

    TakenDown,
}

/// <summary>Where a code leads.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Cached">The link; null unless the status is Found.</param>
/// <param name="Article">The article; null unless the status is Found.</param>
/// <param name="State">The state of the link when it was read.</param>
/// <param name="Channel">What the code's suffix named.</param>
internal sealed record LinkTarget(
    LinkStatus Status, CachedLink? Cached = null, SharedArticle? Article = null, ShareLinkState State = ShareLinkState.Live,
    ShareChannel? Channel = null)
{
    public ShareLink? Link => Cached?.Link;

    /// <summary>What the link adds to the address: its campaign, while it is live, and the parameter of its channel.</summary>
    public IEnumerable<KeyValuePair<string, string>> Parameters
    {
        get
        {
            var campaign = State == ShareLinkState.Live && Link is not null ? Link.Campaign.Parameters() : [];
            return Channel == ShareChannel.Print ? campaign.Append(KeyValuePair.Create("print", "1")) : campaign;
        }
    }

    /// <summary>Whether following the link takes one of a limited number of uses.</summary>
    public bool TakesUse => Status == LinkStatus.Found && State == ShareLinkState.Live && Link!.MaxClicks is not null;

    /// <summary>The target in another state: a link that is no longer live leads on or is gone, as it was set up.</summary>
    public LinkTarget In(ShareLinkState state) => state != ShareLinkState.Live && Link!.OnExpiry == ExpiryAction.Gone
        ? new LinkTarget(LinkStatus.Gone)
        : this with { State = state };
}
