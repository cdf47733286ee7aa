using NewsApi.Articles.Editing.Storage;
using NewsApi.Articles.Published.Stories;
using NewsApi.Http.Answers;

namespace NewsApi.Articles.Editing;

/// <summary>An article as editors see it. Send <c>content</c> back, changed, to change it.</summary>
/// <param name="Id">The article's id.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Version">Grows by one with each change; the ETag.</param>
/// <param name="Seq">Number of its last change in the site's change log.</param>
/// <param name="NewestRevision">Number of the revision shown here.</param>
/// <param name="PublishedRevision">Number of the revision that readers see; null while they see none.</param>
/// <param name="HasUnpublishedChanges">Whether the newest revision is not the public one.</param>
/// <param name="CreatedAt">When it was begun.</param>
/// <param name="CreatedBy">Who began it: <c>key:{id}</c> or <c>jwt:{subject}</c>.</param>
/// <param name="ModifiedAt">When anything of it was last changed.</param>
/// <param name="ModifiedBy">Who wrote the newest revision.</param>
/// <param name="PublishedAt">When it was first published; null if never.</param>
/// <param name="UpdatedAt">When an editor last changed what readers see.</param>
/// <param name="Withdrawal">Why it was taken back; null while it is public or never was.</param>
/// <param name="Schedules">The times that are set for it.</param>
/// <param name="Submission">Who handed its newest changes in for review; null while none waits.</param>
/// <param name="AssignedTo">Who is to work on it: <c>key:{id}</c> or <c>jwt:{subject}</c>.</param>
/// <param name="TrashedAt">When it was thrown away; null while it is not in the trash.</param>
/// <param name="Corrections">What was wrong in it and was put right, oldest first; readers see it too.</param>
/// <param name="AllowedActions">What the caller may do to it as it stands.</param>
/// <param name="Notice">What else came of the request that is answered here; null where there is nothing to say.</param>
/// <param name="WordCount">Words of the text.</param>
/// <param name="ReadingMinutes">Minutes to read it, at 200 words a minute, rounded up.</param>
/// <param name="Content">The newest revision in the form in which it is sent.</param>
/// <param name="Rendered">The newest revision's text as readers would get it.</param>
public sealed record EditorialArticle(
    long Id,
    ArticleState State,
    int Version,
    long Seq,
    int NewestRevision,
    int? PublishedRevision,
    bool HasUnpublishedChanges,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset ModifiedAt,
    string ModifiedBy,
    DateTimeOffset? PublishedAt,
    DateTimeOffset? UpdatedAt,
    ArticleWithdrawal? Withdrawal,
    IReadOnlyList<ScheduleResponse> Schedules,
    ArticleSubmission? Submission,
    string? AssignedTo,
    DateTimeOffset? TrashedAt,
    IReadOnlyList<CorrectionResponse> Corrections,
    IReadOnlyList<ArticleAction> AllowedActions,
    string? Notice,
    int WordCount,
    int ReadingMinutes,
    ArticleContent Content,
    ArticleBody Rendered) : IVersioned;

/// <summary>Why an article was taken back.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="ReplacedBy">Id of the article that stands in its place, with the reason replaced.</param>
/// <param name="Note">What readers are told of it.</param>
public sealed record ArticleWithdrawal(WithdrawalReason Reason, long? ReplacedBy, string? Note);

/// <summary>That an article's newest changes wait for an editor.</summary>
/// <param name="At">Since when.</param>
/// <param name="By">Who handed them in.</param>
public sealed record ArticleSubmission(DateTimeOffset At, string By);

/// <summary>An article in an editor's list.</summary>
/// <param name="Id">The article's id.</param>
/// <param name="Language">BCP 47 tag of its language.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Version">Grows by one with each change.</param>
/// <param name="Slug">Slug of the newest revision.</param>
/// <param name="Title">Headline of the newest revision.</param>
/// <param name="HasUnpublishedChanges">Whether the newest revision is not the public one.</param>
/// <param name="CreatedAt">When it was begun.</param>
/// <param name="CreatedBy">Who began it.</param>
/// <param name="ModifiedAt">When anything of it was last changed.</param>
/// <param name="PublishedAt">When it was first published; null if never.</param>
public sealed record EditorialArticleSummary(
    long Id,
    string Language,
    ArticleState State,
    int Version,
    string Slug,
    string Title,
    bool HasUnpublishedChanges,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset ModifiedAt,
    DateTimeOffset? PublishedAt);
