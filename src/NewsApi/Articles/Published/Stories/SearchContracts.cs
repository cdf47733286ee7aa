using System.Text.Json.Serialization;
using NewsApi.Http.Pages;

namespace NewsApi.Articles.Published.Stories;

/// <summary>One page of articles.</summary>
/// <param name="Items">The items in order; never null.</param>
/// <param name="PageInfo">This page's position in the list.</param>
/// <param name="Facets">The facets of the whole list; only present with <c>facets</c>.</param>
public sealed record ArticleSummaryPage(
    IReadOnlyList<ArticleSummary> Items,
    [property: JsonPropertyName("page")] PageInfo PageInfo,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ArticleFacets? Facets = null);

/// <summary>Numbers of articles in the whole list by section, tag, language and month. Only requested facets are present.</summary>
/// <param name="Section">By section, largest first; articles without a section are not counted.</param>
/// <param name="Tag">The twenty most frequent tags, largest first.</param>
/// <param name="Language">By language, largest first.</param>
/// <param name="Month">By month of publication, newest first.</param>
public sealed record ArticleFacets(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<NamedCount>? Section,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<NamedCount>? Tag,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<LanguageCount>? Language,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<MonthCount>? Month);

/// <summary>The number of articles with a section or tag.</summary>
/// <param name="Slug">The slug of the section or tag in addresses and filters.</param>
/// <param name="Name">
/// Its name: in the language that the list is filtered by, else in that of Accept-Language, else in the site's default language.
/// </param>
/// <param name="Count">The number of articles.</param>
public sealed record NamedCount(string Slug, string Name, long Count);

/// <summary>The number of articles in a language.</summary>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Count">The number of articles.</param>
public sealed record LanguageCount(string Language, long Count);

/// <summary>The number of articles that were first published in a month.</summary>
/// <param name="Month" example="2026-11">Year and month, in UTC.</param>
/// <param name="Count">The number of articles.</param>
public sealed record MonthCount(string Month, long Count);

/// <summary>Where an article matches the search, as HTML: escaped text with <c>mark</c> elements around the matches.</summary>
/// <param name="Title">The complete headline.</param>
/// <param name="Text">
/// About 200 characters of the text or standfirst, where most words match; without a match, the beginning of the text.
/// </param>
public sealed record SearchHighlight(string Title, string Text);
