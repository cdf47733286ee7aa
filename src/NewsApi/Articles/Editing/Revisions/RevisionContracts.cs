using NewsApi.Articles.Editing.Storage;
using NewsApi.Articles.Published.Stories;

namespace NewsApi.Articles.Editing.Revisions;

/// <summary>A revision in the list of an article's history.</summary>
/// <param name="Number">Its number; numbers increase and are never reused.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="CreatedBy">Who wrote it: <c>key:{id}</c> or <c>jwt:{subject}</c>.</param>
/// <param name="Title">Its headline.</param>
/// <param name="WordCount">Number of words in its text.</param>
/// <param name="PublishedAt">When it was first published; null if never.</param>
/// <param name="RestoredFrom">Number of the older revision that was restored or copied to make this one; null if there is none.</param>
/// <param name="IsNewest">Whether it is the newest revision.</param>
/// <param name="IsPublished">Whether it is the published revision.</param>
public sealed record RevisionSummary(
    int Number,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    string Title,
    int WordCount,
    DateTimeOffset? PublishedAt,
    int? RestoredFrom,
    bool IsNewest,
    bool IsPublished);

/// <summary>A revision with all its content.</summary>
/// <param name="ArticleId">The article's id.</param>
/// <param name="Number">Its number.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="CreatedBy">Who wrote it.</param>
/// <param name="PublishedAt">When it was first published; null if never.</param>
/// <param name="RestoredFrom">Number of the older revision that was restored or copied to make this one; null if there is none.</param>
/// <param name="IsNewest">Whether it is the newest revision.</param>
/// <param name="IsPublished">Whether it is the published revision.</param>
/// <param name="WordCount">Number of words in its text.</param>
/// <param name="ReadingMinutes">Minutes to read it, at 200 words a minute, rounded up.</param>
/// <param name="Content">Its content, in the form that PUT takes.</param>
/// <param name="Rendered">Its text as readers would see it.</param>
public sealed record RevisionResponse(
    long ArticleId,
    int Number,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset? PublishedAt,
    int? RestoredFrom,
    bool IsNewest,
    bool IsPublished,
    int WordCount,
    int ReadingMinutes,
    ArticleContent Content,
    ArticleBody Rendered);
