namespace NewsApi.Articles.Published.Stories;

// Lives in this room because links outlive the articles they lead to and must say why one is gone.
/// <summary>Why an article is taken back.</summary>
public enum WithdrawalReason
{
    /// <summary>It is no longer offered: its addresses answer 410.</summary>
    Withdrawn,

    /// <summary>A court or authority had it taken down: its addresses answer 451 (RFC 7725).</summary>
    Legal,

    /// <summary>Another article stands in its place: its addresses lead there.</summary>
    Replaced,
}
