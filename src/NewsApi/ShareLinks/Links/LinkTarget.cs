using NewsApi.Articles.Published.Stories;
using NewsApi.ShareLinks.Kit;

namespace NewsApi.ShareLinks.Links;

/// <summary>What became of a code.</summary>
internal enum LinkStatus
{
    /// <summary>No such code, or nothing behind it that may be known: always one and the same answer.</summary>
    Unknown,

    Found,

    Gone,

    TakenDown,
}

/// <summary>Where a code leads.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Known">Set where found.</param>
/// <param name="Article">Set where found.</param>
/// <param name="State">Where the link stood when it was read.</param>
/// <param name="Channel">What the code's suffix named.</param>
internal sealed record LinkTarget(
    LinkStatus Status, CachedLink? Known = null, SharedArticle? Article = null, ShareLinkState State = ShareLinkState.Live, ShareChannel? Channel = null)
{
    public ShareLink? Link => Known?.Link;

    /// <summary>What the link adds to the address: its campaign, unless its time is over, and what its channel wants.</summary>
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

    /// <summary>The same in another state: what a link does that is no longer live is its own choice.</summary>
    public LinkTarget In(ShareLinkState state) => state != ShareLinkState.Live && Link!.OnExpiry == ExpiryAction.Gone
        ? new LinkTarget(LinkStatus.Gone)
        : this with { State = state };
}
