namespace NewsApi.ShareLinks;

/// <summary>What became of a code.</summary>
internal enum LinkFate
{
    /// <summary>No such code, or nothing behind it that may be known: always one and the same answer.</summary>
    Unknown,

    Found,

    Gone,

    TakenDown,
}

/// <summary>Where a code leads.</summary>
/// <param name="Fate">What became of it.</param>
/// <param name="Link">Set where found.</param>
/// <param name="Article">Set where found.</param>
/// <param name="Parameters">What the link adds to the address: its campaign, unless its time is over, and what its channel wants.</param>
internal sealed record LinkTarget(
    LinkFate Fate, ShareLink? Link = null, SharedArticle? Article = null, IReadOnlyList<KeyValuePair<string, string>>? Parameters = null);
