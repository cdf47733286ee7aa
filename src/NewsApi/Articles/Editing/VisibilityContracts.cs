using NewsApi.Articles.Editing.Storage;

namespace NewsApi.Articles.Editing;

/// <summary>Why an article is or is not public.</summary>
/// <param name="ArticleId">The article's id.</param>
/// <param name="IsPublic">Whether readers see it now.</param>
/// <param name="Checks">The checks in order; if it is not public, the first check with the verdict <c>hides</c> is the reason.</param>
/// <param name="ChangesAt">When its next scheduled action is due; null when none is scheduled.</param>
/// <param name="ChangesBy">The next scheduled action; null when none is scheduled.</param>
public sealed record VisibilityResponse(
    long ArticleId, bool IsPublic, IReadOnlyList<VisibilityCheck> Checks, DateTimeOffset? ChangesAt, ScheduledAction? ChangesBy);

/// <summary>One check of whether an article is public.</summary>
/// <param name="Subject">What was checked.</param>
/// <param name="Verdict">The result.</param>
/// <param name="Detail">A sentence for editors.</param>
public sealed record VisibilityCheck(VisibilitySubject Subject, VisibilityVerdict Verdict, string Detail);

/// <summary>What a check of visibility looks at.</summary>
public enum VisibilitySubject
{
    /// <summary>The article's state in the workflow.</summary>
    State,

    /// <summary>Whether the article was withdrawn, and the reason.</summary>
    Legal,

    /// <summary>Its scheduled actions.</summary>
    Schedule,

    /// <summary>Which revision readers see.</summary>
    Revision,

    /// <summary>Whether the site has the article's language.</summary>
    Language,

    /// <summary>Its slug.</summary>
    Slug,

    /// <summary>Whether the public tables match the published revision.</summary>
    Projection,

    /// <summary>How old an answer can be.</summary>
    Cache,
}

/// <summary>The result of a check.</summary>
public enum VisibilityVerdict
{
    /// <summary>No obstacle.</summary>
    Fine,

    /// <summary>The check found something that does not hide the article, but that an editor may not expect.</summary>
    Mind,

    /// <summary>The check found a reason why readers do not see the article.</summary>
    Hides,
}
