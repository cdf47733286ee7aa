namespace NewsApi.Formats.Feeds.Checks;

/// <summary>How feed readers will handle a revision.</summary>
/// <param name="ArticleId">The article's id.</param>
/// <param name="Revision">The number of the checked revision.</param>
/// <param name="Profiles">One result for each requested profile.</param>
public sealed record FeedCheckResponse(long ArticleId, int Revision, IReadOnlyList<FeedProfileCheck> Profiles);

/// <summary>How one feed reader will handle a revision.</summary>
/// <param name="Profile">The feed reader.</param>
/// <param name="Result">The highest severity among the findings; <c>ok</c> where there are no findings.</param>
/// <param name="Findings">The reasons for the result, refusals first; empty where the result is <c>ok</c>.</param>
public sealed record FeedProfileCheck(FeedProfileName Profile, FeedCheckResult Result, IReadOnlyList<FeedFinding> Findings);

/// <summary>A reason why a feed reader refuses the story or shows it less well.</summary>
/// <param name="Severity"><c>warning</c> or <c>refused</c>; never <c>ok</c>.</param>
/// <param name="Code">
/// The kind, for programs: <c>title_long</c>, <c>text_missing</c>, <c>text_short</c>, <c>summary_short</c>, <c>image_missing</c>,
/// <c>image_small</c>, <c>image_size_unknown</c>, <c>image_type_unknown</c>, <c>image_credit_missing</c>, <c>author_missing</c> or
/// <c>element_dropped</c>. More may be added.
/// </param>
/// <param name="Field" example="leadImage">The field of the article that the finding is about.</param>
/// <param name="Limit" example="400">The feed reader's limit in characters or pixels; null where the finding has no limit.</param>
/// <param name="Detail">Describes the finding for people, in one English sentence.</param>
public sealed record FeedFinding(FeedCheckResult Severity, string Code, string Field, int? Limit, string Detail);

/// <summary>How a feed reader handles a story.</summary>
public enum FeedCheckResult
{
    /// <summary>The check found no fault.</summary>
    Ok,

    /// <summary>The feed reader shows the story, but the check found faults.</summary>
    Warning,

    /// <summary>The feed reader does not show the story.</summary>
    Refused,
}
