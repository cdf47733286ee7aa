using NewsApi.Articles.Published.Stories;
using NewsApi.Http.Answers;
using NewsApi.Media.Pictures;

namespace NewsApi.Fronts;

/// <summary>A new front.</summary>
/// <param name="Slug" example="home">Its name in addresses, unique among fronts; it never changes.</param>
/// <param name="Draft">Its content.</param>
public sealed record FrontRequest(string? Slug, FrontContent? Draft);

/// <summary>A front as editors see it.</summary>
/// <param name="Id">The front's id.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Draft">The newest revision, which is what <c>publish</c> publishes.</param>
/// <param name="Revision">The number of the newest revision.</param>
/// <param name="PublishedRevision">The number of the revision that readers see; null where it is not public.</param>
/// <param name="HasChanges">Whether the newest revision is not the one that readers see.</param>
/// <param name="PublishedAt">When it was first published.</param>
/// <param name="NextAt">When the next card of the public revision appears or disappears; null if none does.</param>
/// <param name="Version">Grows by one with each change; the ETag.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ModifiedAt">When it was last changed.</param>
public sealed record EditorialFront(
    long Id,
    string Slug,
    FrontContent Draft,
    int Revision,
    int? PublishedRevision,
    bool HasChanges,
    DateTimeOffset? PublishedAt,
    DateTimeOffset? NextAt,
    int Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset ModifiedAt) : IVersioned;

/// <summary>A public front in a list.</summary>
/// <param name="Id">The front's id.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Title">Its name in <c>language</c>.</param>
/// <param name="Description">What it is about.</param>
/// <param name="Section">Slug of the section whose front page it is.</param>
/// <param name="Language">The language of the title.</param>
/// <param name="IsFallback">True when there is no title in the wanted language.</param>
/// <param name="UpdatedAt">When editors last published it.</param>
public sealed record FrontSummary(
    long Id, string Slug, string Title, string? Description, string? Section, string Language, bool IsFallback,
    DateTimeOffset UpdatedAt);

/// <summary>A public front with all that it shows.</summary>
/// <param name="Id">The front's id.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Title">Its name in <c>language</c>.</param>
/// <param name="Description">What it is about.</param>
/// <param name="Section">Slug of the section whose front page it is.</param>
/// <param name="Language">The language of the front and its articles.</param>
/// <param name="IsFallback">True when there is no title in the wanted language.</param>
/// <param name="UpdatedAt">When editors last published it.</param>
/// <param name="EffectiveAt">The instant for which the windows of the cards were applied.</param>
/// <param name="Containers">Its parts that show something, from top to bottom.</param>
public sealed record FrontResponse(
    long Id, string Slug, string Title, string? Description, string? Section, string Language, bool IsFallback,
    DateTimeOffset UpdatedAt, DateTimeOffset EffectiveAt, IReadOnlyList<ShownContainer> Containers);

/// <summary>A part of a front as readers see it.</summary>
/// <param name="Key">Its name among the containers of the front.</param>
/// <param name="Title">Its heading; null for none.</param>
/// <param name="Layout" example="lead">How to draw it; draw a name that you do not know as <c>grid</c>.</param>
/// <param name="More">Where its heading leads; null for nowhere.</param>
/// <param name="Cards">Its cards.</param>
public sealed record ShownContainer(string Key, string? Title, string Layout, ShownTarget? More, IReadOnlyList<ShownCard> Cards);

/// <summary>Where a heading leads.</summary>
/// <param name="Kind">What it leads to.</param>
/// <param name="Slug">Slug of the tag, section or front.</param>
/// <param name="Url">Absolute address of a link.</param>
public sealed record ShownTarget(FrontTargetKind Kind, string? Slug, string? Url);

/// <summary>A card as readers see it, with its texts, its picture and its target.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Headline">The headline: the card's own, else that of its target.</param>
/// <param name="Summary">The summary: the card's own, else that of its target.</param>
/// <param name="Kicker">A word or two above the headline.</param>
/// <param name="Image">The picture: the card's own, else that of its target.</param>
/// <param name="IsCurated">Whether an editor chose it; else the query of the container found it.</param>
/// <param name="Article">The article, as lists show it.</param>
/// <param name="Slug">Slug of the tag, section or front.</param>
/// <param name="Url">Absolute address of a link.</param>
public sealed record ShownCard(
    ShownCardKind Kind, string Headline, string? Summary, string? Kicker, Picture? Image, bool IsCurated, CardArticle? Article,
    string? Slug, string? Url);

/// <summary>What a card shows.</summary>
public enum ShownCardKind
{
    /// <summary>An article.</summary>
    Article,

    /// <summary>A tag.</summary>
    Tag,

    /// <summary>A section.</summary>
    Section,

    /// <summary>Another front of the site.</summary>
    Front,

    /// <summary>A link to an address.</summary>
    Link,
}

/// <summary>A revision in the history of a front.</summary>
/// <param name="Number">Its number; numbers increase and are never reused.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="CreatedBy">Who wrote it: <c>key:{id}</c> or <c>jwt:{subject}</c>.</param>
/// <param name="PublishedAt">When it was first published; null if never.</param>
/// <param name="RestoredFrom">The older revision that it restores.</param>
/// <param name="IsNewest">Whether it is the newest revision.</param>
/// <param name="IsPublished">Whether it is the published revision.</param>
public sealed record FrontRevisionSummary(
    int Number, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? PublishedAt, int? RestoredFrom, bool IsNewest,
    bool IsPublished);

/// <summary>A revision of a front with its content.</summary>
/// <param name="Number">Its number.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="CreatedBy">Who wrote it.</param>
/// <param name="PublishedAt">When it was first published; null if never.</param>
/// <param name="RestoredFrom">The older revision that it restores.</param>
/// <param name="IsNewest">Whether it is the newest revision.</param>
/// <param name="IsPublished">Whether it is the published revision.</param>
/// <param name="Content">Its content, in the form that PUT takes.</param>
public sealed record FrontRevisionResponse(
    int Number, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? PublishedAt, int? RestoredFrom, bool IsNewest,
    bool IsPublished, FrontContent Content);
