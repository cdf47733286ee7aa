namespace NewsApi.Formats.Feeds.Checks;

/// <summary>How feed readers will handle a revision.</summary>
/// <param name="ArticleId">The article's id.</param>
/// <param name="Revision">The revision that was looked at.</param>
/// <param name="Profiles">One for each profile that was asked for.</param>
public sealed record FeedCheckResponse(long ArticleId, int Revision, IReadOnlyList<FeedProfileCheck> Profiles);

/// <summary>How one feed reader will handle it.</summary>
/// <param name="Profile">The profile.</param>
/// <param name="Result">The worst of the findings; <c>ok</c> where there is none.</param>
/// <param name="Findings">Refusals first; empty where nothing is lacking.</param>
public sealed record FeedProfileCheck(FeedProfileName Profile, FeedCheckResult Result, IReadOnlyList<FeedFinding> Findings);

/// <summary>Something that a reader refuses or does badly with.</summary>
/// <param name="Severity">How bad it is; never <c>ok</c>.</param>
/// <param name="Code">
/// What it is, for programs: <c>title_long</c>, <c>text_missing</c>, <c>text_short</c>, <c>summary_short</c>, <c>image_missing</c>,
/// <c>image_small</c>, <c>image_size_unknown</c>, <c>image_type_unknown</c>, <c>image_credit_missing</c>, <c>author_missing</c> or
/// <c>element_dropped</c>. More may be added.
/// </param>
/// <param name="Field" example="leadImage">The field of the article.</param>
/// <param name="Limit" example="400">The number that the reader sets, in characters or pixels; null where it sets none.</param>
/// <param name="Detail">The same for people, one sentence in English.</param>
public sealed record FeedFinding(FeedCheckResult Severity, string Code, string Field, int? Limit, string Detail);

/// <summary>How a reader takes a story.</summary>
public enum FeedCheckResult
{
    /// <summary>Nothing is lacking.</summary>
    Ok,

    /// <summary>The story is shown, but less well than it could be.</summary>
    Warning,

    /// <summary>The story is not shown.</summary>
    Refused,
}
