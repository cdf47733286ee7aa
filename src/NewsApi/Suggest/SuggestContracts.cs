using NewsApi.Tags;

namespace NewsApi.Suggest;

/// <summary>Suggestions for a search box while a reader types; each list may be empty.</summary>
/// <param name="Titles">Articles in the reader's language, newest first. Their titles have words that begin with the typed words.</param>
/// <param name="Tags">
/// Tags whose name (in any language) or synonym begins with the text, then tags in which a later word begins with it. Tags of persons are
/// in <c>people</c> instead.
/// </param>
/// <param name="People">Authors and tags of persons, in the same order as <c>tags</c>.</param>
public sealed record SuggestResponse(
    IReadOnlyList<TitleSuggestion> Titles, IReadOnlyList<TagSuggestion> Tags, IReadOnlyList<PersonSuggestion> People);

/// <summary>A suggested article.</summary>
/// <param name="Id">The article's id.</param>
/// <param name="Language">BCP 47 tag of its language.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Url">The address of its page.</param>
public sealed record TitleSuggestion(long Id, string Language, string Slug, string Title, string Url);

/// <summary>A suggested tag.</summary>
/// <param name="Id">The tag's id.</param>
/// <param name="Slug">Its name in addresses and filters.</param>
/// <param name="Kind">The kind of thing that the tag names.</param>
/// <param name="Name">Its name in the reader's language.</param>
public sealed record TagSuggestion(long Id, string Slug, TagKind Kind, string Name);

/// <summary>A suggested person.</summary>
/// <param name="Source">Whether <c>id</c> and <c>slug</c> are those of an author or of a tag.</param>
/// <param name="Id">The author's id, or the tag's.</param>
/// <param name="Slug">The slug of the author or tag in addresses and filters.</param>
/// <param name="Name">Their name in the reader's language.</param>
public sealed record PersonSuggestion(PersonSource Source, long Id, string Slug, string Name);

/// <summary>Whether a suggested person is an author or a tag.</summary>
public enum PersonSource
{
    /// <summary>An author; the filter <c>author=</c> finds articles by them.</summary>
    Author,

    /// <summary>A tag; the filter <c>tag=</c> finds articles about them.</summary>
    Tag,
}
