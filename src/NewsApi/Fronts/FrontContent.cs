using System.Runtime.CompilerServices;
using Dapper;
using NewsApi.Data.Statements;

namespace NewsApi.Fronts;

/// <summary>The content of a front: containers and their cards, as editors arrange them. A new draft replaces all content.</summary>
/// <param name="Titles" example="{&quot;en&quot;:&quot;Home&quot;}">
/// By language (BCP 47): the name of the front, at most 120 characters. At least one language is required.
/// </param>
/// <param name="Descriptions">By language: the description of the front, at most 1,000 characters.</param>
/// <param name="Section">Slug of the section whose front page this front is; null if it is not the page of a section.</param>
/// <param name="Containers">The containers from top to bottom, at most 30.</param>
/// <param name="Dedupe">
/// Whether the front shows each story at most once. Default true. Queries leave out the stories of chosen cards. Any other story is shown
/// only at its first place. All translations of a story count as one story.
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
/// <param name="Key" example="top">The container's key, unique in the front: lower-case letters, digits and hyphens.</param>
/// <param name="Titles">By language: the heading, at most 120 characters; null or empty for no heading.</param>
/// <param name="Layout" example="lead">
/// A name that tells front ends how to draw the container: lower-case letters, digits and hyphens, at most 40 characters. Default
/// <c>grid</c>.
/// </param>
/// <param name="Limit">
/// The maximum number of cards that are shown, 1 to 50. Default 10. The limits of all containers add up to at most 300.
/// </param>
/// <param name="More">The target of the heading; null if the heading is not a link.</param>
/// <param name="Cards">The chosen cards in their order, at most 50.</param>
/// <param name="Backfill" example="section=world&amp;sort=-publishedAt">
/// Query whose articles fill the places after the chosen cards, with the filters and the order of <c>GET /v1/articles</c>. It can't have
/// <c>language</c>, <c>excludeLanguage</c> or <c>fallback</c>: the reader's request sets them. Null to show only the chosen cards.
/// </param>
public sealed record FrontContainer(
    string? Key,
    IReadOnlyDictionary<string, string>? Titles = null,
    string? Layout = null,
    int? Limit = null,
    FrontTarget? More = null,
    IReadOnlyList<FrontCard>? Cards = null,
    string? Backfill = null);

/// <summary>The target of a container's heading.</summary>
/// <param name="Kind">Whether the target is a tag, a section, another front, or an address.</param>
/// <param name="Slug">Slug of the tag, section or front.</param>
/// <param name="Url">For a link: its absolute address.</param>
public sealed record FrontTarget(FrontTargetKind? Kind, string? Slug = null, string? Url = null);

/// <summary>The kind of target of a container's heading.</summary>
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

/// <summary>A card that editors chose. If a text or the picture is not set, the card shows that of its target.</summary>
/// <param name="Kind">The kind of content that the card shows.</param>
/// <param name="Article">
/// Id of the article. The card shows the story in the reader's language, as long as this article is public.
/// </param>
/// <param name="Slug">Slug of the tag, section or front. For <c>newest</c>: slug of the tag whose newest article is shown.</param>
/// <param name="Url">Absolute address of a link.</param>
/// <param name="Headlines">By language: the headline in place of the target's, at most 300 characters. A link needs one.</param>
/// <param name="Summaries">By language: the summary in place of the target's, at most 1,000 characters.</param>
/// <param name="Kickers">By language: a word or two above the headline, at most 80 characters.</param>
/// <param name="Image">Id of an uploaded picture in place of the target's.</param>
/// <param name="From">The time from which the card is shown; null for no start time.</param>
/// <param name="Until">The time until which the card is shown; null for no end time.</param>
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
    /// <summary>Whether the card is shown at this instant, according to its <c>From</c> and <c>Until</c>.</summary>
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
