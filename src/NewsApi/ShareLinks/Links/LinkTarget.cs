using NewsApi.Articles.Published.Lookup;
using NewsApi.ShareLinks.Kit;

namespace NewsApi.ShareLinks.Links;

/// <summary>The result of looking up a code.</summary>
internal enum LinkStatus
{
    /// <summary>There is no such code, or the link or its article is not public yet. All these cases get the same answer.</summary>
    Unknown,

    Found,

    Gone,

    TakenDown,
}

/// <summary>The article that a code leads to, with its link.</summary>
/// <param name="Status">The result of the lookup.</param>
/// <param name="Cached">The link; null unless the status is Found.</param>
/// <param name="Article">The article; null unless the status is Found.</param>
/// <param name="State">The state of the link when it was read.</param>
/// <param name="Channel">The channel that the suffix of the code names; null if the code has no suffix.</param>
internal sealed record LinkTarget(
    LinkStatus Status, CachedLink? Cached = null, SharedArticle? Article = null, ShareLinkState State = ShareLinkState.Live,
    ShareChannel? Channel = null)
{
    public ShareLink? Link => Cached?.Link;

    /// <summary>
    /// The parameters that the link adds to the article's address: its campaign while it is live, and <c>print=1</c> for the channel
    /// print.
    /// </summary>
    public IEnumerable<KeyValuePair<string, string>> Parameters
    {
        get
        {
            var campaign = State == ShareLinkState.Live && Link is not null ? Link.Campaign.Parameters() : [];
            return Channel == ShareChannel.Print ? campaign.Append(KeyValuePair.Create("print", "1")) : campaign;
        }
    }

    /// <summary>Whether a click on the link counts towards its <see cref="ShareLink.MaxClicks"/>.</summary>
    public bool TakesUse => Status == LinkStatus.Found && State == ShareLinkState.Live && Link!.MaxClicks is not null;

    /// <summary>
    /// The target in another state. A link that is no longer live leads to its article or is gone, by <see cref="ShareLink.OnExpiry"/>.
    /// </summary>
    public LinkTarget In(ShareLinkState state) => state != ShareLinkState.Live && Link!.OnExpiry == ExpiryAction.Gone
        ? new LinkTarget(LinkStatus.Gone)
        : this with { State = state };
}
