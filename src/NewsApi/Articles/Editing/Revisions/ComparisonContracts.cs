using System.Text.Json.Serialization;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Text.Bodies;
using NewsApi.Text.Differences;

namespace NewsApi.Articles.Editing.Revisions;

/// <summary>Two revisions of one article, compared. What was deleted since (tags, authors, a section) is in neither.</summary>
/// <param name="ArticleId">The article's id.</param>
/// <param name="From">Number of the one that counts as the older.</param>
/// <param name="To">Number of the one that counts as the newer.</param>
/// <param name="Differences">What differs; empty where both say the same.</param>
public sealed record RevisionComparison(long ArticleId, int From, int To, RevisionDifferences Differences);

/// <summary>What differs between two revisions, by the names of an article's content. What is the same in both is not there.</summary>
/// <param name="TranslationOf">Id of another article of the story.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Title">The headline.</param>
/// <param name="Summary">The standfirst.</param>
/// <param name="Text">The text as readers get it, without its markup.</param>
/// <param name="Body">The text as its editor wrote it, markup included.</param>
/// <param name="BodyFormat">How the text is written.</param>
/// <param name="Section">Slug of the section.</param>
/// <param name="Tags">Slugs of the tags, in their order.</param>
/// <param name="Authors">Who made it, in their order.</param>
/// <param name="Byline">The line of names as printed.</param>
/// <param name="Source">Whom the story is credited to.</param>
/// <param name="PlaceLine">Where it was filed.</param>
/// <param name="LeadImage">The picture above the story.</param>
/// <param name="CanonicalUrl">Where the story's first or main copy lives.</param>
/// <param name="Rights">What others may do with it.</param>
/// <param name="Seo">Texts for search engines.</param>
public sealed record RevisionDifferences(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FieldChange<long?>? TranslationOf = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FieldChange<string>? Slug = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TextChange? Title = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TextChange? Summary = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TextChange? Text = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TextChange? Body = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FieldChange<BodyFormat?>? BodyFormat = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FieldChange<string>? Section = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ListChange<string>? Tags = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ListChange<ArticleAuthor>? Authors = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FieldChange<string>? Byline = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FieldChange<ArticleSource>? Source = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FieldChange<string>? PlaceLine = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FieldChange<LeadImage>? LeadImage = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FieldChange<string>? CanonicalUrl = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FieldChange<ArticleRights>? Rights = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FieldChange<ArticleSeo>? Seo = null);

/// <summary>A field that says one thing in the older revision and another in the newer.</summary>
/// <param name="From">What the older says.</param>
/// <param name="To">What the newer says.</param>
public sealed record FieldChange<T>(T? From, T? To);

/// <summary>A list that differs.</summary>
/// <param name="From">The older revision's, whole.</param>
/// <param name="To">The newer revision's, whole.</param>
public sealed record ListChange<T>(IReadOnlyList<T> From, IReadOnlyList<T> To);

/// <summary>A text that differs, word by word.</summary>
/// <param name="Segments">Its pieces in their order. A replaced piece is a deleted one and an inserted one behind it.</param>
public sealed record TextChange(IReadOnlyList<TextSegment> Segments);
