using NewsApi.Articles.Editing.Storage;
using NewsApi.Articles.Published.Stories;
using NewsApi.Http.Answers;
using NewsApi.Text;

namespace NewsApi.Articles.Editing;

/// <summary>An article as editors see it. To edit it, change <c>content</c> and send it back.</summary>
/// <param name="Id">The article's id.</param>
/// <param name="State">Its state in the workflow.</param>
/// <param name="Version">The article's version, which grows by one with each change; also the ETag.</param>
/// <param name="Seq">Number of its last change in the site's change log.</param>
/// <param name="NewestRevision">Number of the newest revision; this answer shows its content.</param>
/// <param name="PublishedRevision">Number of the revision that readers see; null while the article is not public.</param>
/// <param name="HasUnpublishedChanges">Whether the newest revision is not the public one.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="CreatedBy">Who created it: <c>key:{id}</c> or <c>jwt:{subject}</c>.</param>
/// <param name="ModifiedAt">When any part of it was last changed.</param>
/// <param name="ModifiedBy">Who wrote the newest revision.</param>
/// <param name="PublishedAt">When it was first published; null if never.</param>
/// <param name="UpdatedAt">When an update or correction was last published; before the first one, the same as <c>publishedAt</c>.</param>
/// <param name="Withdrawal">Why it was unpublished; null while it is public or was never published.</param>
/// <param name="Schedules">Its scheduled actions.</param>
/// <param name="Submission">Who submitted the newest changes for review, and when; null when no changes are in review.</param>
/// <param name="AssignedTo">The caller to whom it is assigned: <c>key:{id}</c> or <c>jwt:{subject}</c>; null for nobody.</param>
/// <param name="TrashedAt">When it was moved to the trash; null when it is not in the trash.</param>
/// <param name="Corrections">Its corrections, oldest first; readers see them too.</param>
/// <param name="AllowedActions">
/// The actions that would succeed now if this caller sent the simplest request for them. One possible action is not listed: a public
/// article without changes can be published again with another <c>publishedAt</c>.
/// </param>
/// <param name="Notice">A further effect of the request, as a sentence; null when there is none.</param>
/// <param name="Notices">
/// In the answer to POST, PUT and PATCH: the parts of the sent content that were removed or changed, at most 14 entries. Otherwise
/// empty.
/// </param>
/// <param name="WordCount">
/// Number of words in the text. In scripts without spaces, two Chinese characters or kana count as one word, and so do four letters of
/// Thai, Lao, Khmer or Burmese.
/// </param>
/// <param name="ReadingMinutes">Minutes to read it, at 200 words a minute, rounded up.</param>
/// <param name="Content">The newest revision, in the form that PUT takes.</param>
/// <param name="Rendered">The newest revision's text as readers would see it.</param>
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
    IReadOnlyList<Notice> Notices,
    int WordCount,
    int ReadingMinutes,
    ArticleContent Content,
    ArticleBody Rendered) : IVersioned;

/// <summary>Why an article was unpublished.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="ReplacedBy">Id of the article that replaces it; only with the reason replaced.</param>
/// <param name="Note">An explanation for readers.</param>
public sealed record ArticleWithdrawal(WithdrawalReason Reason, long? ReplacedBy, string? Note);

/// <summary>A submission of an article's newest changes for review.</summary>
/// <param name="At">When the changes were submitted.</param>
/// <param name="By">Who submitted the changes.</param>
public sealed record ArticleSubmission(DateTimeOffset At, string By);

/// <summary>An article in an editor's list.</summary>
/// <param name="Id">The article's id.</param>
/// <param name="Language">BCP 47 tag of its language.</param>
/// <param name="State">Its state in the workflow.</param>
/// <param name="Version">The article's version, which grows by one with each change.</param>
/// <param name="Slug">Slug of the newest revision.</param>
/// <param name="Title">Headline of the newest revision.</param>
/// <param name="HasUnpublishedChanges">Whether the newest revision is not the public one.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="CreatedBy">Who created it.</param>
/// <param name="ModifiedAt">When any part of it was last changed.</param>
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
