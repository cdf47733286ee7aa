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

/// <summary>What a client must do with a change.</summary>
public enum ChangeOperation
{
    /// <summary>Store the thing; it replaces the copy that the client has.</summary>
    Upsert,

    /// <summary>Delete the client's copy, if it has one.</summary>
    Remove,
}

/// <summary>Why a client must delete its copy.</summary>
public enum RemovalReason
{
    /// <summary>The article or front is no longer public.</summary>
    Unpublished,

    /// <summary>Nobody may use the article any more; also take down copies and notifications.</summary>
    Killed,

    /// <summary>The article was taken down for legal reasons.</summary>
    Legal,

    /// <summary>The scheduled end of the article's publication was reached.</summary>
    Expired,

    /// <summary>Another article replaces this one; see <c>replacedBy</c>.</summary>
    Replaced,

    /// <summary>The article is public, but no longer in the part of the site that the client follows.</summary>
    OutOfScope,

    /// <summary>The tag, section, author or menu was deleted.</summary>
    Deleted,
}

/// <summary>Changes of the site in their order. Several changes of one thing are combined into one.</summary>
/// <param name="Items">The changes; may be empty.</param>
/// <param name="Next">The token for <c>since</c> of the next request.</param>
/// <param name="HasMore">Whether more changes are available now. If false, the next request should use <c>wait</c>.</param>
/// <param name="Seq">
/// While the client reads the log: every change up to this number is in this answer or in earlier ones. During the first sync: the number
/// of the change log at which the sync began.
/// </param>
/// <param name="Notes">Names in the filters that do not exist, so they match nothing. Absent if all names exist.</param>
public sealed record ChangeList(
    IReadOnlyList<ChangeEntry> Items, string Next, bool HasMore, long Seq,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<PageNote>? Notes = null);

/// <summary>One change. Properties that do not apply are left out.</summary>
/// <param name="Operation">What the client must do.</param>
/// <param name="Kind" example="article">
/// <c>article</c>, <c>tag</c>, <c>section</c>, <c>author</c>, <c>site</c>, <c>ranking</c>, <c>front</c> or <c>menu</c>.
/// </param>
/// <param name="Seq">
/// The number of the thing's last change in the change log. If it is unknown in a first sync, the number at which the sync began.
/// </param>
/// <param name="Id">The id of the thing; always 1 for the site and for rankings.</param>
/// <param name="Version">
/// The public version; for a removed article, its last public version if known. Absent for rankings and for removals of other kinds.
/// </param>
/// <param name="Change" example="correction">
/// The significance of the last publication for readers: <c>first</c>, <c>typo</c>, <c>update</c>, <c>correction</c> or <c>kill</c>. If the
/// answer combines several publications, the most important value. Absent if the article was not published.
/// </param>
/// <param name="Reason">For a removal: why the client must delete its copy.</param>
/// <param name="ReplacedBy">For a removal: the id of the replacement.</param>
/// <param name="Article">With <c>include=article</c>: the article, as <c>/v1/articles/{id}</c> shows it.</param>
/// <param name="Ninjs">
/// With <c>include=ninjs</c>: the article as IPTC ninjs 3.1. An article that is no longer public has the status <c>canceled</c>.
/// </param>
/// <param name="Tag">The tag.</param>
/// <param name="Section">The section.</param>
/// <param name="Author">The author.</param>
/// <param name="Site">The site's settings.</param>
/// <param name="Front">The front, without its cards: read them at <c>/v1/fronts/{slug}</c>.</param>
/// <param name="Menu">The menu; it is also sent when a tag, section, author or front that it leads to changes.</param>
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
