using System.Runtime.CompilerServices;
using Dapper;
using NewsApi.Data.Statements;

namespace NewsApi.Fronts;

/// <summary>What editors arrange: the containers of a front and their cards. A new draft replaces all of it.</summary>
/// <param name="Titles" example="{&quot;en&quot;:&quot;Home&quot;}">
/// By language (BCP 47): the name of the front, at most 120 characters, at least one.
/// </param>
/// <param name="Descriptions">By language: what it is about, at most 1,000 characters.</param>
/// <param name="Section">Slug of the section whose front page it is; null for none.</param>
/// <param name="Containers">Its parts from top to bottom, at most 30.</param>
/// <param name="Dedupe">
/// Whether a story is shown at most once. Default true. Queries do not show the story of a chosen card. Any other story is shown where it
/// comes first. The translations of a story are one story.
/// </param>
public sealed record FrontContent(
    IReadOnlyDictionary<string, string>? Titles,
    IReadOnlyDictionary<string, string>? Descriptions = null,
    string? Section = null,
    IReadOnlyList<FrontContainer>? Containers = null,
    bool? Dedupe = null)
{
    [ModuleInitializer]
    internal static void Register() => SqlMapper.AddTypeHandler(new JsonColumn<FrontContent>());
}

/// <summary>A part of a front: chosen cards first, then the articles that its query finds, up to its limit.</summary>
/// <param name="Key" example="top">Its name among the containers of the front: lower-case letters, digits and hyphens.</param>
/// <param name="Titles">By language: its heading, at most 120 characters; null or empty for no heading.</param>
/// <param name="Layout" example="lead">
/// How front ends draw it: lower-case letters, digits and hyphens, at most 40 characters. Default <c>grid</c>.
/// </param>
/// <param name="Limit">How many cards it shows at most, 1 to 50. Default 10. The limits of all containers add up to at most 300.</param>
/// <param name="More">Where its heading leads; null for nowhere.</param>
/// <param name="Cards">The chosen cards in their order, at most 50.</param>
/// <param name="Backfill" example="section=world&amp;sort=-publishedAt">
/// Query of the articles that fill the places after the cards, with the filters and the order of <c>GET /v1/articles</c>. It can't have
/// <c>language</c>, <c>excludeLanguage</c> or <c>fallback</c>: the reader's request decides them. Null for none.
/// </param>
public sealed record FrontContainer(
    string? Key,
    IReadOnlyDictionary<string, string>? Titles = null,
    string? Layout = null,
    int? Limit = null,
    FrontTarget? More = null,
    IReadOnlyList<FrontCard>? Cards = null,
    string? Backfill = null);

/// <summary>What a heading leads to.</summary>
/// <param name="Kind">A tag, a section, another front, or an address.</param>
/// <param name="Slug">Slug of the tag, section or front.</param>
/// <param name="Url">Absolute address of a link.</param>
public sealed record FrontTarget(FrontTargetKind? Kind, string? Slug = null, string? Url = null);

/// <summary>Where a heading leads.</summary>
public enum FrontTargetKind
{
    /// <summary>To a tag.</summary>
    Tag,

    /// <summary>To a section.</summary>
    Section,

    /// <summary>To another front of the site.</summary>
    Front,

    /// <summary>To an address.</summary>
    Link,
}

/// <summary>A card that editors chose. Texts and a picture that it does not set come from its target.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Article">
/// Id of the article. The card shows the story in the reader's language, as long as this article is public.
/// </param>
/// <param name="Slug">Slug of the tag, section or front. For <c>newest</c>: slug of the tag whose newest article is shown.</param>
/// <param name="Url">Absolute address of a link.</param>
/// <param name="Headlines">By language: the headline in place of the target's, at most 300 characters. A link needs one.</param>
/// <param name="Summaries">By language: the summary in place of the target's, at most 1,000 characters.</param>
/// <param name="Kickers">By language: a word or two above the headline, at most 80 characters.</param>
/// <param name="Image">Id of an uploaded picture in place of the target's.</param>
/// <param name="From">From when it is shown; null for always.</param>
/// <param name="Until">Until when it is shown; null for always.</param>
public sealed record FrontCard(
    FrontCardKind? Kind,
    long? Article = null,
    string? Slug = null,
    string? Url = null,
    IReadOnlyDictionary<string, string>? Headlines = null,
    IReadOnlyDictionary<string, string>? Summaries = null,
    IReadOnlyDictionary<string, string>? Kickers = null,
    long? Image = null,
    DateTimeOffset? From = null,
    DateTimeOffset? Until = null)
{
    /// <summary>Whether its window is open at this instant.</summary>
    internal bool IsShownAt(DateTimeOffset at) => (From is null || From <= at) && (Until is null || at < Until);
}

/// <summary>What a chosen card shows.</summary>
public enum FrontCardKind
{
    /// <summary>An article.</summary>
    Article,

    /// <summary>The newest public article of a tag, such as a series.</summary>
    Newest,

    /// <summary>A tag.</summary>
    Tag,

    /// <summary>A section.</summary>
    Section,

    /// <summary>Another front of the site.</summary>
    Front,

    /// <summary>A link to an address.</summary>
    Link,
}
