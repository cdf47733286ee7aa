using NewsApi.ShareLinks.Kit;
using NewsApi.Text;

namespace NewsApi.ShareLinks.Cards;

/// <summary>The faults that the networks' cards will have if this revision is published.</summary>
/// <param name="ArticleId">The article's id.</param>
/// <param name="Revision">The number of the revision that was checked.</param>
/// <param name="Findings">The findings, network by network, errors first for each network; empty if there are none.</param>
/// <param name="Notices">What the server removed or changed in the text when it was saved, as in the answer to that request.</param>
public sealed record ShareCheckResponse(long ArticleId, int Revision, IReadOnlyList<CardFinding> Findings, IReadOnlyList<Notice> Notices);

/// <summary>A fault that the card on one network will have.</summary>
/// <param name="Network">The network.</param>
/// <param name="Severity">How serious the finding is.</param>
/// <param name="Code">
/// The name of the finding, for programs: <c>image_missing</c>, <c>image_too_small</c>, <c>image_small</c>,
/// <c>image_below_recommended</c>, <c>image_size_unknown</c>, <c>image_too_narrow</c>, <c>image_ratio</c>, <c>image_alt_missing</c>,
/// <c>title_long</c>, <c>title_short</c>, <c>summary_missing</c>, <c>description_missing</c> or <c>description_long</c>. More may be added.
/// </param>
/// <param name="Detail">The finding for people, one sentence in English.</param>
public sealed record CardFinding(ShareChannel Network, CardSeverity Severity, string Code, string Detail);

/// <summary>How serious a finding is.</summary>
public enum CardSeverity
{
    /// <summary>The network shows the card without a picture.</summary>
    Error,

    /// <summary>The card works, but looks less well than it could.</summary>
    Warning,
}
