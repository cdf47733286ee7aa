namespace NewsApi.Articles.Published.Stories;

// This enum is in this room because share links need the reason, too.
/// <summary>Why an article is withdrawn.</summary>
public enum WithdrawalReason
{
    /// <summary>No longer offered: its addresses answer 410.</summary>
    Withdrawn,

    /// <summary>A court or authority had it taken down: its addresses answer 451 (RFC 7725).</summary>
    Legal,

    /// <summary>Replaced by another article: its addresses redirect there.</summary>
    Replaced,
}
