using NewsApi.Tags;

namespace NewsApi.Suggest;

/// <summary>What a search box may offer while somebody types; any of the lists may be empty.</summary>
/// <param name="Titles">Articles in the reader's language whose titles hold words that begin so, newest first.</param>
/// <param name="Tags">
/// Tags whose name, in any language, or other spelling begins so, then those in which a later word does; persons are among the people.
/// </param>
/// <param name="People">Authors, and tags that name persons, in the same order.</param>
public sealed record SuggestResponse(
    IReadOnlyList<TitleSuggestion> Titles, IReadOnlyList<TagSuggestion> Tags, IReadOnlyList<PersonSuggestion> People);

/// <summary>An article to offer.</summary>
/// <param name="Id">The article's id.</param>
/// <param name="Language">BCP 47 tag of its language.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Url">The address of its page.</param>
public sealed record TitleSuggestion(long Id, string Language, string Slug, string Title, string Url);

/// <summary>A tag to offer.</summary>
/// <param name="Id">The tag's id.</param>
/// <param name="Slug">Its name in addresses and filters.</param>
/// <param name="Kind">What kind of thing it names.</param>
/// <param name="Name">Its name in the reader's language.</param>
public sealed record TagSuggestion(long Id, string Slug, TagKind Kind, string Name);

/// <summary>A person to offer.</summary>
/// <param name="Source">Whether they write, or are written about: of which list <c>id</c> and <c>slug</c> are.</param>
/// <param name="Id">The author's id, or the tag's.</param>
/// <param name="Slug">The author's name in addresses and filters, or the tag's.</param>
/// <param name="Name">Their name in the reader's language.</param>
public sealed record PersonSuggestion(PersonSource Source, long Id, string Slug, string Name);

/// <summary>Where a person is known from.</summary>
public enum PersonSource
{
    /// <summary>An author; <c>author=</c> finds what they wrote.</summary>
    Author,

    /// <summary>A tag; <c>tag=</c> finds what was written about them.</summary>
    Tag,
}
