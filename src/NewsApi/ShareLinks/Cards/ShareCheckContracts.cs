using NewsApi.ShareLinks.Kit;
using NewsApi.Text;

namespace NewsApi.ShareLinks.Cards;

/// <summary>What the networks' cards will lack if this revision is published.</summary>
/// <param name="ArticleId">The article's id.</param>
/// <param name="Revision">The revision that was looked at.</param>
/// <param name="Findings">Network by network, for each network errors first; empty where nothing is lacking.</param>
/// <param name="Notices">What was removed or changed in the text when it was written, as the answer to the write reports it.</param>
public sealed record ShareCheckResponse(long ArticleId, int Revision, IReadOnlyList<CardFinding> Findings, IReadOnlyList<Notice> Notices);

/// <summary>Something that one network's card will lack.</summary>
/// <param name="Network">The network.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Code">
/// What it is, for programs: <c>image_missing</c>, <c>image_too_small</c>, <c>image_small</c>, <c>image_below_recommended</c>,
/// <c>image_size_unknown</c>, <c>image_too_narrow</c>, <c>image_ratio</c>, <c>image_alt_missing</c>, <c>title_long</c>, <c>title_short</c>,
/// <c>summary_missing</c>, <c>description_missing</c> or <c>description_long</c>. More may be added.
/// </param>
/// <param name="Detail">The same for people, one sentence in English.</param>
public sealed record CardFinding(ShareChannel Network, CardSeverity Severity, string Code, string Detail);

/// <summary>How bad a finding is.</summary>
public enum CardSeverity
{
    /// <summary>The card comes without its picture.</summary>
    Error,

    /// <summary>The card works, but looks less well than it could.</summary>
    Warning,
}
