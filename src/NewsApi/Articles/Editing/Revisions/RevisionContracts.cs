using NewsApi.Articles.Editing.Storage;
using NewsApi.Articles.Published.Stories;

namespace NewsApi.Articles.Editing.Revisions;

/// <summary>A revision in the list of an article's history.</summary>
/// <param name="Number">Its number; they grow, and none is given twice.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="CreatedBy">Who wrote it: <c>key:{id}</c> or <c>jwt:{subject}</c>.</param>
/// <param name="Title">Its headline.</param>
/// <param name="WordCount">Words of its text.</param>
/// <param name="PublishedAt">When it was first public; null if never.</param>
/// <param name="RestoredFrom">The older revision that it restores.</param>
/// <param name="IsNewest">Whether it is the one that is worked on.</param>
/// <param name="IsPublished">Whether it is the one that readers see.</param>
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

/// <summary>A revision, whole.</summary>
/// <param name="ArticleId">The article's id.</param>
/// <param name="Number">Its number.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="CreatedBy">Who wrote it.</param>
/// <param name="PublishedAt">When it was first public; null if never.</param>
/// <param name="RestoredFrom">The older revision that it restores.</param>
/// <param name="IsNewest">Whether it is the one that is worked on.</param>
/// <param name="IsPublished">Whether it is the one that readers see.</param>
/// <param name="WordCount">Words of its text.</param>
/// <param name="ReadingMinutes">Minutes to read it, at 200 words a minute, rounded up.</param>
/// <param name="Content">What it says, in the form in which it is sent.</param>
/// <param name="Rendered">Its text as readers would get it.</param>
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
