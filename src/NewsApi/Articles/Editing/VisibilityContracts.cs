using NewsApi.Articles.Editing.Storage;

namespace NewsApi.Articles.Editing;

/// <summary>Why an article is or is not public, in the order in which it is decided.</summary>
/// <param name="ArticleId">The article's id.</param>
/// <param name="IsPublic">Whether readers see it now.</param>
/// <param name="Checks">What was looked at, in order; the first that stands against it is the reason.</param>
/// <param name="ChangesAt">When that will change by itself; null where nothing is set.</param>
/// <param name="ChangesBy">What will be done then.</param>
public sealed record VisibilityResponse(
    long ArticleId, bool IsPublic, IReadOnlyList<VisibilityCheck> Checks, DateTimeOffset? ChangesAt, ScheduledAction? ChangesBy);

/// <summary>One thing that decides whether readers see an article.</summary>
/// <param name="Subject">What was looked at.</param>
/// <param name="Verdict">What that means.</param>
/// <param name="Detail">A sentence for editors.</param>
public sealed record VisibilityCheck(VisibilitySubject Subject, VisibilityVerdict Verdict, string Detail);

/// <summary>What decides whether readers see an article.</summary>
public enum VisibilitySubject
{
    /// <summary>Where it stands.</summary>
    State,

    /// <summary>Why it was taken back.</summary>
    Legal,

    /// <summary>Times that are set.</summary>
    Schedule,

    /// <summary>Which revision readers see.</summary>
    Revision,

    /// <summary>Whether the site has its language.</summary>
    Language,

    /// <summary>Under which address it is found.</summary>
    Slug,

    /// <summary>Whether the public tables say what the pointer says.</summary>
    Projection,

    /// <summary>How old an answer can be.</summary>
    Cache,
}

/// <summary>What a look at something says.</summary>
public enum VisibilityVerdict
{
    /// <summary>Nothing stands against it.</summary>
    Fine,

    /// <summary>It is public, but not as somebody may expect.</summary>
    Mind,

    /// <summary>Because of this readers do not see it.</summary>
    Hides,
}
