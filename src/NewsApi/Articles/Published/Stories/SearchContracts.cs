using System.Text.Json.Serialization;
using NewsApi.Http.Pages;

namespace NewsApi.Articles.Published.Stories;

/// <summary>One page of articles.</summary>
/// <param name="Items">The items in order; never null.</param>
/// <param name="PageInfo">Where this page stands in the list.</param>
/// <param name="Facets">How all articles of the list are spread; only there with <c>facets</c>.</param>
public sealed record ArticleSummaryPage(
    IReadOnlyList<ArticleSummary> Items,
    [property: JsonPropertyName("page")] PageInfo PageInfo,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ArticleFacets? Facets = null);

/// <summary>How the articles of a list, those of all its pages, are spread. Only what was asked for is there.</summary>
/// <param name="Section">By section, most first; articles without one are not counted.</param>
/// <param name="Tag">The twenty tags that most of them carry, most first.</param>
/// <param name="Language">By language, most first.</param>
/// <param name="Month">By month of publication, newest first.</param>
public sealed record ArticleFacets(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<NamedCount>? Section,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<NamedCount>? Tag,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<LanguageCount>? Language,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<MonthCount>? Month);

/// <summary>How many articles have a section or tag.</summary>
/// <param name="Slug">Its name in addresses and filters.</param>
/// <param name="Name">Its name in the one language that the list is filtered by, else in the site's default.</param>
/// <param name="Count">How many.</param>
public sealed record NamedCount(string Slug, string Name, long Count);

/// <summary>How many articles are in a language.</summary>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Count">How many.</param>
public sealed record LanguageCount(string Language, long Count);

/// <summary>How many articles were first published in a month.</summary>
/// <param name="Month" example="2026-11">Year and month, in UTC.</param>
/// <param name="Count">How many.</param>
public sealed record MonthCount(string Month, long Count);

/// <summary>Where an article holds what was searched for. HTML: the article's own text escaped, and <c>mark</c> round what was found.</summary>
/// <param name="Title">The whole headline.</param>
/// <param name="Text">About 200 characters of the text or the standfirst, from where most was found; the beginning where nothing was.</param>
public sealed record SearchHighlight(string Title, string Text);
