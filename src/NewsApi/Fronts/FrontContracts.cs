using NewsApi.Articles.Published.Stories;
using NewsApi.Http.Answers;
using NewsApi.Media.Pictures;

namespace NewsApi.Fronts;

/// <summary>A new front.</summary>
/// <param name="Slug" example="home">The front's name in addresses, unique among fronts; it can't be changed later.</param>
/// <param name="Draft">The content of the front's first draft.</param>
public sealed record FrontRequest(string? Slug, FrontContent? Draft);

/// <summary>A front as editors see it.</summary>
/// <param name="Id">The front's id.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Draft">The newest revision, which is what <c>publish</c> publishes.</param>
/// <param name="Revision">The number of the newest revision.</param>
/// <param name="PublishedRevision">The number of the revision that readers see; null if the front is not public.</param>
/// <param name="HasChanges">Whether the newest revision differs from the one that readers see.</param>
/// <param name="PublishedAt">When the front was first published.</param>
/// <param name="NextAt">When the next card of the public revision appears or disappears; null if none does.</param>
/// <param name="Version">Grows by one with each change; the ETag.</param>
/// <param name="CreatedAt">When the front was created.</param>
/// <param name="ModifiedAt">When the front was last changed.</param>
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
/// <param name="Title">The front's name in <c>language</c>.</param>
/// <param name="Description">What the front is about.</param>
/// <param name="Section">Slug of the section whose front page this front is; null if it is not the page of a section.</param>
/// <param name="Language">The language of the title.</param>
/// <param name="IsFallback">True when there is no title in the requested language.</param>
/// <param name="UpdatedAt">When editors last published the front.</param>
public sealed record FrontSummary(
    long Id, string Slug, string Title, string? Description, string? Section, string Language, bool IsFallback,
    DateTimeOffset UpdatedAt);

/// <summary>A public front with all that it shows.</summary>
/// <param name="Id">The front's id.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Title">The front's name in <c>language</c>.</param>
/// <param name="Description">What the front is about.</param>
/// <param name="Section">Slug of the section whose front page this front is; null if it is not the page of a section.</param>
/// <param name="Language">The language of the front and its articles.</param>
/// <param name="IsFallback">True when there is no title in the requested language.</param>
/// <param name="UpdatedAt">When editors last published the front.</param>
/// <param name="EffectiveAt">The answer shows the cards whose <c>from</c> and <c>until</c> include this instant.</param>
/// <param name="Containers">The containers that have cards to show, from top to bottom.</param>
public sealed record FrontResponse(
    long Id, string Slug, string Title, string? Description, string? Section, string Language, bool IsFallback,
    DateTimeOffset UpdatedAt, DateTimeOffset EffectiveAt, IReadOnlyList<ShownContainer> Containers);

/// <summary>A part of a front as readers see it.</summary>
/// <param name="Key">The container's key, unique in the front.</param>
/// <param name="Title">The heading; null if the container has no heading.</param>
/// <param name="Layout" example="lead">How to draw the container; treat an unknown name as <c>grid</c>.</param>
/// <param name="More">The target of the heading; null if the heading is not a link.</param>
/// <param name="Cards">The cards in their order.</param>
public sealed record ShownContainer(string Key, string? Title, string Layout, ShownTarget? More, IReadOnlyList<ShownCard> Cards);

/// <summary>The target of a container's heading.</summary>
/// <param name="Kind">Whether the target is a tag, a section, another front, or an address.</param>
/// <param name="Slug">Slug of the tag, section or front.</param>
/// <param name="Url">For a link: its absolute address.</param>
public sealed record ShownTarget(FrontTargetKind Kind, string? Slug, string? Url);

/// <summary>A card as readers see it, with its texts, its picture and its target.</summary>
/// <param name="Kind">The kind of content that the card shows.</param>
/// <param name="Headline">The headline: the card's own, else that of its target.</param>
/// <param name="Summary">The summary: the card's own, else that of its target.</param>
/// <param name="Kicker">A word or two above the headline.</param>
/// <param name="Image">The picture: the card's own, else that of its target.</param>
/// <param name="IsCurated">True if an editor chose the card; false if the query of the container found it.</param>
/// <param name="Article">The article, as lists show it.</param>
/// <param name="Slug">Slug of the tag, section or front.</param>
/// <param name="Url">For a link: its absolute address.</param>
public sealed record ShownCard(
    ShownCardKind Kind, string Headline, string? Summary, string? Kicker, Picture? Image, bool IsCurated, CardArticle? Article,
    string? Slug, string? Url);

/// <summary>The kind of content that a card shows.</summary>
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
/// <param name="Number">The revision's number; numbers increase and are never reused.</param>
/// <param name="CreatedAt">When the revision was written.</param>
/// <param name="CreatedBy">Who wrote the revision: <c>key:{id}</c> or <c>jwt:{subject}</c>.</param>
/// <param name="PublishedAt">When the revision was first published; null if never.</param>
/// <param name="RestoredFrom">The number of the older revision that this one restores; null if it restores none.</param>
/// <param name="IsNewest">Whether it is the newest revision.</param>
/// <param name="IsPublished">Whether it is the revision that readers see.</param>
public sealed record FrontRevisionSummary(
    int Number, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? PublishedAt, int? RestoredFrom, bool IsNewest,
    bool IsPublished);

/// <summary>A revision of a front with its content.</summary>
/// <param name="Number">The revision's number.</param>
/// <param name="CreatedAt">When the revision was written.</param>
/// <param name="CreatedBy">Who wrote the revision: <c>key:{id}</c> or <c>jwt:{subject}</c>.</param>
/// <param name="PublishedAt">When the revision was first published; null if never.</param>
/// <param name="RestoredFrom">The number of the older revision that this one restores; null if it restores none.</param>
/// <param name="IsNewest">Whether it is the newest revision.</param>
/// <param name="IsPublished">Whether it is the revision that readers see.</param>
/// <param name="Content">The revision's content, in the form of the body of <c>PUT /v1/editorial/fronts/{slug}/draft</c>.</param>
public sealed record FrontRevisionResponse(
    int Number, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? PublishedAt, int? RestoredFrom, bool IsNewest,
    bool IsPublished, FrontContent Content);
