using System.Text.Json.Serialization;
using NewsApi.Articles.Published.Stories;
using NewsApi.Authors;
using NewsApi.Formats.Wire;
using NewsApi.Fronts;
using NewsApi.Fronts.Menus;
using NewsApi.Http.Pages;
using NewsApi.Sections;
using NewsApi.Site;
using NewsApi.Tags;

namespace NewsApi.Sync;

/// <summary>What a client does with a change.</summary>
public enum ChangeOperation
{
    /// <summary>Store the thing, in place of what the client has of it.</summary>
    Upsert,

    /// <summary>Delete what the client has of it, which may be nothing.</summary>
    Remove,
}

/// <summary>Why a client deletes something.</summary>
public enum RemovalReason
{
    /// <summary>The article or front is no longer offered.</summary>
    Unpublished,

    /// <summary>Nobody may use the article any more; take down copies and notifications, too.</summary>
    Killed,

    /// <summary>The article was taken down for legal reasons.</summary>
    Legal,

    /// <summary>The scheduled end of the article came.</summary>
    Expired,

    /// <summary>Something else stands in its place: <c>replacedBy</c>.</summary>
    Replaced,

    /// <summary>The article is public, but no longer in the part of the site that the client follows.</summary>
    OutOfScope,

    /// <summary>The tag, section, author, menu or pin was deleted.</summary>
    Deleted,
}

/// <summary>Changes of the site in their order, several changes of one thing as one.</summary>
/// <param name="Items">The changes; may be empty.</param>
/// <param name="Next">The token for <c>since</c> of the next request.</param>
/// <param name="HasMore">Whether there is more at once; without it, the next request should wait.</param>
/// <param name="Seq">In the log: every change up to this number is in this answer or those before it. In a first sync: its number.</param>
/// <param name="Notes">Names in the filters that do not exist, and so find nothing. Present only where there are any.</param>
public sealed record ChangeList(
    IReadOnlyList<ChangeEntry> Items, string Next, bool HasMore, long Seq,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<PageNote>? Notes = null);

/// <summary>One change. Properties that do not apply are left out.</summary>
/// <param name="Operation">What to do.</param>
/// <param name="Kind" example="article">
/// <c>article</c>, <c>tag</c>, <c>section</c>, <c>author</c>, <c>site</c>, <c>ranking</c>, <c>front</c> or <c>menu</c>.
/// </param>
/// <param name="Seq">The number of its last change in the change log; in a first sync, that of the sync where it is not known.</param>
/// <param name="Id">The id of the thing; of a ranking, that of the article which editors pinned or excluded.</param>
/// <param name="Version">The public version; of a removal, the last one. Absent for rankings.</param>
/// <param name="Change" example="correction">
/// What the last publication is to readers: <c>first</c>, <c>typo</c>, <c>update</c>, <c>correction</c> or <c>kill</c>; of several in one
/// answer the most important. Absent where it was no publication.
/// </param>
/// <param name="Reason">Of a removal: why.</param>
/// <param name="ReplacedBy">Of a removal: the id of what stands in its place.</param>
/// <param name="Article">With <c>include=article</c>: the article, as <c>/v1/articles/{id}</c> shows it.</param>
/// <param name="Ninjs">With <c>include=ninjs</c>: the article as IPTC ninjs 3.1; of an article that is gone, that it is canceled.</param>
/// <param name="Tag">The tag.</param>
/// <param name="Section">The section.</param>
/// <param name="Author">The author.</param>
/// <param name="Site">The site's settings.</param>
/// <param name="Front">The front, without what it shows: read it at <c>/v1/fronts/{slug}</c>.</param>
/// <param name="Menu">The menu; it comes again when a tag, section, author or front changes that it leads to.</param>
public sealed record ChangeEntry(
    ChangeOperation Operation,
    string Kind,
    long Seq,
    long Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Version = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Change = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RemovalReason? Reason = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? ReplacedBy = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ArticleResponse? Article = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] NinjsItem? Ninjs = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TagResponse? Tag = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SectionResponse? Section = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AuthorResponse? Author = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SiteResponse? Site = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FrontSummary? Front = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MenuResponse? Menu = null);
